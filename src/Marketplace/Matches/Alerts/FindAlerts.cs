using Marketplace.Integration;
using Marketplace.Platform;

namespace Marketplace.Matches.Alerts;

/// <summary>For which items that are there the changed ones have come among the best matches. Works on this node's indexes alone.</summary>
internal sealed class FindAlerts(SideIndexes indexes, TimeProvider time)
{
    /// <summary>As many are shown where nobody asks for more.</summary>
    private const int Top = GetMatches.DefaultLimit;

    // Of a few, those are asked that they would ask for themselves; of many, everybody is.
    private const int Few = 50;
    private const int Candidates = 100;

    /// <param name="changed">Items of the side that is found.</param>
    public List<Alert> Among(MatchSide found, IReadOnlyCollection<Guid> changed)
    {
        var asking = found.Other;
        var (theirs, ours, now) = (indexes.Of(asking), indexes.Of(found), time.Now());
        var there = changed.Where(id => ours.Find(id) is not null).ToHashSet();
        return there.Count == 0 ? [] : [.. Askers(theirs, [.. there.Select(id => ours.Find(id)).OfType<MatchItem>()]).InParallel().SelectMany(asker => Entered(asker)).OrderBy(a => a.Rank)];

        IEnumerable<Alert> Entered(MatchItem asker) => ours.Index.Ask(SideIndex.Texts(asker)).Search(Top, id => ours.Find(id) is { } item && item.OwnerId != asker.OwnerId)
            .Select((hit, i) => (hit, Rank: i + 1)).Where(h => there.Contains(h.hit.Id))
            .Select(h => new Alert(
                Guid.CreateVersion7(now), asking, asking == MatchSide.Needs ? asker.Id : h.hit.Id, asking == MatchSide.Needs ? h.hit.Id : asker.Id,
                asker.OwnerId, h.Rank, h.hit.Score, (MatchLevel)h.hit.Level, now));
    }

    private static IEnumerable<MatchItem> Askers(SideIndex side, IReadOnlyList<MatchItem> changed) => changed.Count > Few
        ? side.All
        : changed.SelectMany(item => side.Index.Ask(SideIndex.Texts(item)).Search(Candidates)).Select(hit => side.Find(hit.Id)).OfType<MatchItem>().DistinctBy(item => item.Id);
}
