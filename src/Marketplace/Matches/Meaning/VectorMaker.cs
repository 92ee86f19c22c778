using System.Diagnostics.Metrics;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Marketplace.Platform.Telemetry;
using Npgsql;

namespace Marketplace.Matches.Meaning;

/// <summary>
/// Has the model make what vectors there should be and are not, a batch at a time, one node at a time. There is no list of what is to do: it is what the
/// published texts and the vectors do not have in common, so that nothing is lost by whatever stops half-way, and another model's name has all made anew.
/// </summary>
internal sealed class VectorMaker : Worker
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    // A node of the version before may still be using them.
    private static readonly TimeSpan Unused = TimeSpan.FromDays(1);
    private static readonly TimeSpan Between = TimeSpan.FromHours(1);

    private readonly EmbeddingModel _model;
    private readonly EmbeddingSettings _settings;
    private readonly VectorsDue _due;
    private readonly VectorBatch _batch;
    private readonly NpgsqlDataSource _database;
    private readonly IServiceScopeFactory _scopes;
    private TimeSpan _wait;
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue, _nextForgetting = DateTimeOffset.MinValue;

    public VectorMaker(
        EmbeddingModel model, EmbeddingSettings settings, VectorBatch batch, SideIndexes indexes, SideReaders sides, VectorStore store, NpgsqlDataSource database, IMeterFactory meters,
        IServiceScopeFactory scopes, ChangeSignal signal, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<VectorMaker> log)
        : base(signal, time, lifetime, log)
    {
        (_model, _settings, _batch, _database, _scopes) = (model, settings, batch, database, scopes);
        _due = new VectorsDue(indexes, sides, store, scopes);
        var meter = meters.Create(Telemetry.Meter);
        meter.CreateObservableGauge("marketplace.embedding.vectors", () => store.Now.Rows.Count, "{vector}", "Vectors that this node answers by");
        meter.CreateObservableGauge("marketplace.embedding.waiting", () => _due.Waiting, "{item}", "Published items without a vector of their text as it is");
    }

    protected override async Task<bool> Turn(CancellationToken ct)
    {
        if (!_due.CanBeSaid)
        {
            return false;
        }

        // What is gone goes, whether or not the model can be asked.
        var now = Time.GetUtcNow();
        var (items, gone) = await _due.Now(now < _notBefore ? 0 : _settings.BatchSize, ct);
        if (items.Count + gone.Count == 0)
        {
            await ForgetModels(now, ct);
            return false;
        }

        await using var alone = await NodeLock.Take(_database, $"match vectors {_model.Name}", ct);
        if (alone is null)
        {
            return false;
        }

        try
        {
            if (gone.Count > 0)
            {
                _due.DoneGone(await _batch.Forget(gone, ct));
            }

            if (items.Count == 0)
            {
                return false;
            }

            var (done, isMore) = await _batch.Make(items, ct);
            _due.Done(done);
            (_wait, _notBefore) = (TimeSpan.Zero, DateTimeOffset.MinValue);
            return isMore;
        }
        catch (EmbeddingException)
        {
            // Told and counted where it arose.
            _wait = _wait == TimeSpan.Zero ? TimeSpan.FromSeconds(1) : _wait * 2 < Patience ? _wait * 2 : Patience;
            _notBefore = Time.GetUtcNow() + _wait;
            return false;
        }
    }

    private async Task ForgetModels(DateTimeOffset now, CancellationToken ct)
    {
        if (now >= _nextForgetting)
        {
            await using var scope = _scopes.CreateSystemScope();
            await scope.ServiceProvider.GetRequiredService<ISender>().Send(new ForgetModels(_model.Name, now - Unused), ct);
            _nextForgetting = now + Between;
        }
    }
}
