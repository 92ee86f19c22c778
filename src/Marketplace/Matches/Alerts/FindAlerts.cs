using Marketplace.Integration;
using Marketplace.Platform;

namespace Marketplace.Matches.Alerts;

/// <summary>For which items that are there the changed ones have come among the best matches. Works on this node's indexes alone.</summary>
internal sealed class FindAlerts(SideIndexes indexes, TimeProvider time)
{
    /// <summary>So many ask at a time: a moment's work, and at most twenty times as many alerts.</summary>
    public const int Askers = 200;

    /// <summary>As many are shown where nobody asks for more.</summary>
    private const int Top = GetMatches.DefaultLimit;

    // Of a few, those are asked that they would ask for themselves. Of many, everybody is: whoever such a one would not find may have it among his best all the same
    // (of the alerts of 60 real needs among 12,000 results two thirds, a fiftieth of the good ones), and in a smaller index asking costs a tenth of a millisecond.
    private const int Few = 50;
    private const int Candidates = 100;

    /// <param name="changed">Items of the side that is found.</param>
    /// <returns>What so many askers find, and no part before it is asked for: all of them may be millions.</returns>
    public IEnumerable<List<Alert>> Among(MatchSide found, IReadOnlyCollection<Guid> changed, CancellationToken ct)
    {
        var asking = found.Other;
        var (theirs, ours) = (indexes.Of(asking), indexes.Of(found));
        var there = changed.Where(id => ours.Find(id) is not null).ToHashSet();
        return there.Count == 0 ? [] : AskersOf(theirs, [.. there.Select(ours.Find).OfType<MatchItem>()]).Chunk(Askers).Select(Part);

        List<Alert> Part(MatchItem[] askers)
        {
            var now = time.Now();
            return [.. askers.InBackground().WithCancellation(ct).SelectMany(asker => Entered(asker, now)).OrderBy(a => a.Rank)];
        }

        IEnumerable<Alert> Entered(MatchItem asker, DateTimeOffset now) => ours.Index.Ask(SideIndex.Texts(asker)).Search(Top, id => ours.Find(id) is { } item && item.OwnerId != asker.OwnerId)
            .Select((hit, i) => (hit, Rank: i + 1)).Where(h => there.Contains(h.hit.Id))
            .Select(h => new Alert(
                Guid.CreateVersion7(now), asking, asking == MatchSide.Needs ? asker.Id : h.hit.Id, asking == MatchSide.Needs ? h.hit.Id : asker.Id,
                asker.OwnerId, h.Rank, h.hit.Score, (MatchLevel)h.hit.Level, now));
    }

    private static IEnumerable<MatchItem> AskersOf(SideIndex side, IReadOnlyList<MatchItem> changed) => changed.Count > Few
        ? side.All
        : changed.SelectMany(item => side.Index.Ask(SideIndex.Texts(item)).Search(Candidates)).Select(hit => side.Find(hit.Id)).OfType<MatchItem>().DistinctBy(item => item.Id);
}
