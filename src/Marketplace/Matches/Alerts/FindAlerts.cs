using System.Runtime.CompilerServices;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Messaging;

namespace Marketplace.Matches.Alerts;

/// <summary>For which items that are there the changed ones have come among the best matches. Works on this node's indexes, and reads the texts of who asks.</summary>
internal sealed class FindAlerts(SideIndexes indexes, IServiceScopeFactory scopes, TimeProvider time)
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
    public async IAsyncEnumerable<List<Alert>> Among(MatchSide found, IReadOnlyCollection<Guid> changed, [EnumeratorCancellation] CancellationToken ct)
    {
        var asking = found.Other;
        var (theirs, ours) = (indexes.Of(asking), indexes.Of(found));
        var there = changed.Where(id => ours.Find(id) is not null).ToHashSet();
        if (there.Count == 0)
        {
            yield break;
        }

        await using var scope = scopes.CreateSystemScope();
        var askers = there.Count > Few ? theirs.All.Select(item => item.Id) : WhoWouldAsk(theirs, await scope.ServiceProvider.SourceOf(found).Read(there, ct));
        foreach (var some in askers.Chunk(Askers))
        {
            var (asked, now) = (await scope.ServiceProvider.SourceOf(asking).Read(some, ct), time.Now());
            List<Alert> part = [.. asked.InBackground().WithCancellation(ct).SelectMany(asker => Entered(asker, now)).OrderBy(a => a.Rank)];
            if (part.Count > 0)
            {
                yield return part;
            }
        }

        IEnumerable<Alert> Entered(MatchItem asker, DateTimeOffset now) => ours.Index.Search(SideIndex.Texts(asker), Top, id => ours.Find(id) is { } item && item.OwnerId != asker.OwnerId)
            .Select((hit, i) => (hit, Rank: i + 1)).Where(h => there.Contains(h.hit.Id))
            .Select(h => new Alert(
                Guid.CreateVersion7(now), asking, asking == MatchSide.Needs ? asker.Id : h.hit.Id, asking == MatchSide.Needs ? h.hit.Id : asker.Id,
                asker.OwnerId, h.Rank, h.hit.Score, (MatchLevel)h.hit.Level, now));
    }

    private static IEnumerable<Guid> WhoWouldAsk(SideIndex side, IReadOnlyList<MatchItem> changed) =>
        changed.SelectMany(item => side.Index.Search(SideIndex.Texts(item), Candidates)).Select(hit => hit.Id).Distinct();
}
