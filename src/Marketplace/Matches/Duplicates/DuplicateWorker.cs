using Marketplace.Integration;
using Marketplace.Matching;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Npgsql;

namespace Marketplace.Matches.Duplicates;

/// <summary>Compares each new or changed item with those of its own side that hold its heaviest terms.</summary>
internal sealed class DuplicateWorker(
    SideIndexes indexes, SideReaders readers, NpgsqlDataSource database, IServiceScopeFactory scopes, ChangeSignal signal, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<DuplicateWorker> log)
    : SharedChangeReader(CursorName, Most, fromNow: false, database, scopes, signal, time, lifetime, log)
{
    public const string CursorName = "match duplicates";

    /// <summary>Measured on real listings: see README.</summary>
    private const double Least = 0.5;

    private const int Most = 500;
    private const int Candidates = 10;

    private readonly IServiceScopeFactory _scopes = scopes;

    protected override bool CanBegin => readers.HaveLoaded;

    protected override async Task<bool> Do(IReadOnlyList<Change> changes, ChangeCursor from, ChangeCursor upTo, ISender sender, CancellationToken ct)
    {
        if (!await readers.HaveRead(upTo, ct))
        {
            return false;
        }

        var (byKind, now) = (changes.ToLookup(c => c.Kind, c => c.Id), Time.GetUtcNow());
        var (changed, pairs) = (new List<Guid>(), new List<DuplicatePair>());
        foreach (var side in Enum.GetValues<MatchSide>())
        {
            List<Guid> ids = [.. byKind[side.Kind].Distinct()];
            changed.AddRange(ids);
            pairs.AddRange(await Among(side, ids, now, ct));
        }

        await sender.Send(new RecordDuplicates(from, upTo, changed, [.. pairs.DistinctBy(pair => (pair.OneId, pair.OtherId))]), ct);
        return true;
    }

    private async Task<IEnumerable<DuplicatePair>> Among(MatchSide of, List<Guid> changed, DateTimeOffset now, CancellationToken ct)
    {
        var side = indexes.Of(of);
        await using var scope = _scopes.CreateSystemScope();
        var source = scope.ServiceProvider.SourceOf(of);
        var near = (await source.Read([.. changed.Where(id => side.Find(id) is not null)], ct)).InParallel().Select(item => (Item: item, Others: Near(side, item))).ToList();
        var others = (await source.Read([.. near.SelectMany(n => n.Others).Distinct()], ct)).ToDictionary(item => item.Id, SideIndex.Texts);
        return near.InParallel().SelectMany(n => Alike(of, n.Item, [.. n.Others.Where(others.ContainsKey).Select(id => (id, others[id]))], now)).ToList();
    }

    private static IReadOnlyList<Guid> Near(SideIndex side, MatchItem item) =>
        side.Index.Candidates(SideIndex.Texts(item), Candidates, id => id != item.Id && side.Find(id) is { } there && there.OwnerId != item.OwnerId);

    private static IEnumerable<DuplicatePair> Alike(MatchSide of, MatchItem item, List<(Guid Id, IReadOnlyList<FieldText> Texts)> others, DateTimeOffset now)
    {
        var resemblance = new Resemblance(SideIndex.Texts(item));
        foreach (var (id, texts) in others)
        {
            if (resemblance.To(texts) is >= Least and var alike)
            {
                yield return DuplicatePair.Of(of, item.Id, id, alike, now);
            }
        }
    }
}
