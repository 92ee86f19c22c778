using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Messaging;

namespace Marketplace.Matches.Alerts;

/// <summary>For which items that are there the changed ones have come among the best matches. Works on this node's indexes, and reads the texts of who asks.</summary>
internal sealed class FindAlerts(SideIndexes indexes, IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>As many are shown where nobody asks for more.</summary>
    private const int Top = GetMatches.DefaultLimit;

    // Of a few, those are asked that they would ask for themselves; of many, everybody is.
    private const int Few = 50;
    private const int Candidates = 100;

    // So many texts are in memory at a time.
    private const int Most = 1000;

    /// <param name="changed">Items of the side that is found.</param>
    public async Task<List<Alert>> Among(MatchSide found, IReadOnlyCollection<Guid> changed, CancellationToken ct)
    {
        var asking = found.Other;
        var (theirs, ours, now) = (indexes.Of(asking), indexes.Of(found), time.Now());
        var there = changed.Where(id => ours.Find(id) is not null).ToHashSet();
        if (there.Count == 0)
        {
            return [];
        }

        await using var scope = scopes.CreateSystemScope();
        var alerts = new List<Alert>();
        var askers = there.Count > Few ? theirs.All.Select(item => item.Id) : WhoWouldAsk(theirs, await scope.ServiceProvider.SourceOf(found).Read(there, ct));
        foreach (var some in askers.Chunk(Most))
        {
            alerts.AddRange((await scope.ServiceProvider.SourceOf(asking).Read(some, ct)).InParallel().SelectMany(Entered));
        }

        return [.. alerts.OrderBy(a => a.Rank)];

        IEnumerable<Alert> Entered(MatchItem asker) => ours.Index.Ask(SideIndex.Texts(asker)).Search(Top, id => ours.Find(id) is { } item && item.OwnerId != asker.OwnerId)
            .Select((hit, i) => (hit, Rank: i + 1)).Where(h => there.Contains(h.hit.Id))
            .Select(h => new Alert(
                Guid.CreateVersion7(now), asking, asking == MatchSide.Needs ? asker.Id : h.hit.Id, asking == MatchSide.Needs ? h.hit.Id : asker.Id,
                asker.OwnerId, h.Rank, h.hit.Score, (MatchLevel)h.hit.Level, now));
    }

    private static IEnumerable<Guid> WhoWouldAsk(SideIndex side, IReadOnlyList<MatchItem> changed) =>
        changed.SelectMany(item => side.Index.Ask(SideIndex.Texts(item)).Search(Candidates)).Select(hit => hit.Id).Distinct();
}
