using System.Diagnostics.Metrics;
using Marketplace.Integration;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Marketplace.Platform.Telemetry;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Marketplace.Matches.Meaning;

/// <summary>
/// Has the model make what vectors there should be and are not, a batch at a time, one node at a time. There is no list of what is to do: it is what the
/// published texts and the vectors do not have in common, so that nothing is lost by whatever stops half-way, and another model's name has all made anew.
/// </summary>
internal sealed partial class VectorMaker : Worker
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    // A node of the version before may still be using them.
    private static readonly TimeSpan Unused = TimeSpan.FromDays(1);
    private static readonly TimeSpan Between = TimeSpan.FromHours(1);

    private readonly EmbeddingModel _model;
    private readonly EmbeddingSettings _settings;
    private readonly Embedder _embedder;
    private readonly VectorsDue _due;
    private readonly NpgsqlDataSource _database;
    private readonly IServiceScopeFactory _scopes;
    private readonly ILogger _log;
    private TimeSpan _wait;
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue, _nextForgetting = DateTimeOffset.MinValue;

    public VectorMaker(
        EmbeddingModel model, EmbeddingSettings settings, Embedder embedder, SideIndexes indexes, SideReaders sides, VectorStore store, NpgsqlDataSource database, IMeterFactory meters,
        IServiceScopeFactory scopes, ChangeSignal signal, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<VectorMaker> log)
        : base(signal, time, lifetime, log)
    {
        (_model, _settings, _embedder, _database, _scopes, _log) = (model, settings, embedder, database, scopes, log);
        _due = new VectorsDue(indexes, sides, store);
        var meter = meters.Create(Telemetry.Meter);
        meter.CreateObservableGauge("marketplace.embedding.vectors", () => store.Now.Rows.Count, "{vector}", "Vectors that this node answers by");
        meter.CreateObservableGauge("marketplace.embedding.waiting", () => _due.Waiting, "{item}", "Published items without a vector of their text as it is");
    }

    public static string OtherDimension(int answered, int kept) =>
        $"it answered {answered} dimensions where its vectors have {kept}, so that it is another model: name it by Embedding__Model or Embedding__Dimensions, and all are made anew";

    protected override async Task<bool> Turn(CancellationToken ct)
    {
        var now = Time.GetUtcNow();
        if (now < _notBefore || !_due.CanBeSaid)
        {
            return false;
        }

        var (items, gone) = _due.Now(_settings.BatchSize);
        if (items.Count + gone.Count == 0)
        {
            if (now >= _nextForgetting)
            {
                await Send(new ForgetModels(_model.Name, now - Unused), ct);
                _nextForgetting = now + Between;
            }

            return false;
        }

        // Held by the connection, and not by a transaction, which would hold up the feed; where this process dies, the next node goes on.
        await using var connection = await _database.OpenConnectionAsync(ct);
        if (await Lock("pg_try_advisory_lock", connection, ct) is not true)
        {
            return false;
        }

        try
        {
            var isDone = await Make(items, gone, ct);
            (_wait, _notBefore) = (TimeSpan.Zero, DateTimeOffset.MinValue);
            return isDone;
        }
        catch (EmbeddingException)
        {
            // Told and counted where it arose.
            _wait = _wait == TimeSpan.Zero ? TimeSpan.FromSeconds(1) : _wait * 2 < Patience ? _wait * 2 : Patience;
            _notBefore = now + _wait;
            return false;
        }
        finally
        {
            // Else the connection would wait in the pool with it.
            await Lock("pg_advisory_unlock", connection, CancellationToken.None);
        }
    }

    /// <returns>Whether anything came of it.</returns>
    private async Task<bool> Make(List<DueVector> items, List<Guid> gone, CancellationToken ct)
    {
        await using var scope = _scopes.CreateSystemScope();
        var (db, sources) = (scope.ServiceProvider.GetRequiredService<MarketplaceDb>(), scope.ServiceProvider.GetServices<IMatchSource>().ToList());
        var ids = items.Select(i => i.Id).ToList();
        // What this node has read may be old: another may have made it meanwhile, and what has been withdrawn is told to nobody.
        var made = await db.Vectors.Where(v => v.Model == _model.Name && ids.Contains(v.ItemId)).Select(v => new { v.ItemId, v.TextHash }).ToDictionaryAsync(v => v.ItemId, v => v.TextHash, ct);
        var due = new List<DueVector>();
        foreach (var side in items.Where(i => made.GetValueOrDefault(i.Id) != i.Hash).GroupBy(i => i.Side))
        {
            due.AddRange((await sources.SourceOf(side.Key).Read([.. side.Select(i => i.Id)], ct)).Select(item => DueVector.Of(side.Key, item)).Where(i => made.GetValueOrDefault(i.Id) != i.Hash));
        }

        var back = new HashSet<Guid>();
        foreach (var source in gone.Count > 0 ? sources : [])
        {
            back.UnionWith((await source.Read(gone, ct)).Select(item => item.Id));
        }

        var vectors = await Vectors(due, ct);
        if (vectors.Count > 0 && await db.Vectors.Where(v => v.Model == _model.Name).Select(v => (int?)v.Values.Length).FirstOrDefaultAsync(ct) is { } kept && kept != vectors[0].Values.Length)
        {
            var why = OtherDimension(vectors[0].Values.Length, kept);
            _embedder.IsOut(why);
            throw new EmbeddingException(why);
        }

        List<Guid> goneNow = [.. gone.Where(id => !back.Contains(id))];
        if (vectors.Count + goneNow.Count > 0)
        {
            await Send(new KeepVectors(vectors, goneNow), ct);
        }

        _due.Done([.. items.Where(i => made.GetValueOrDefault(i.Id) == i.Hash), .. due], goneNow);
        return due.Count + goneNow.Count > 0;
    }

    private async Task<List<StoredVector>> Vectors(List<DueVector> due, CancellationToken ct)
    {
        try
        {
            return due.Count == 0 ? [] : [.. (await _embedder.Items([.. due.Select(i => i.Text)], ct)).Zip(due, (vector, i) => new StoredVector(_model.Name, i.Id, i.Side, i.Hash, vector.ToBytes(), Time.GetUtcNow()))];
        }
        catch (EmbeddingException fault) when (fault.IsOfText)
        {
            if (due.Count > 1)
            {
                // Which of them it is, is found by halves: the others have their vectors.
                return [.. await Vectors(due[..(due.Count / 2)], ct), .. await Vectors(due[(due.Count / 2)..], ct)];
            }

            Refused(due[0].Id, _model.Name, fault.Message);
            return [];
        }
    }

    private async Task<object?> Lock(string function, NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"select {function}(hashtext($1))", connection) { Parameters = { new() { Value = $"match vectors {_model.Name}" } } };
        return await command.ExecuteScalarAsync(ct);
    }

    private async Task Send<TResult>(ICommand<TResult> command, CancellationToken ct)
    {
        await using var scope = _scopes.CreateSystemScope();
        await scope.ServiceProvider.GetRequiredService<ISender>().Send(command, ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Item {Id} has no vector of {Model}: {Why}. It is found by its words, and tried again when its text changes or at the next start")]
    private partial void Refused(Guid id, string model, string why);
}
