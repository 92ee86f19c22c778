using System.Diagnostics;
using System.Reflection;
using Marketplace.Benchmarks.Matching.Texts;
using Marketplace.Integration;
using Marketplace.Matches;
using Marketplace.Matches.Gates;
using Marketplace.Matching;
using Marketplace.Platform;

namespace Marketplace.Benchmarks.Matching.Engines;

/// <summary>
/// All that <see cref="Matcher"/> does for a question, in its order, but for the database: a deeper search, gates and near misses, and of what is shown its
/// reasons and facets. The items stand ready, as does what is kept of the need.
/// </summary>
internal sealed class FullAnswer(MarketplaceIndex marketplace, string name) : IEngine
{
    private static readonly Actor Operator = new(ActorKind.Client, Guid.Empty, [new Membership(Guid.Empty, Role.Operator)]);
    private readonly Dictionary<Need, MatchItem> _posted = [];

    private sealed record Judged(Hit Hit, MatchItem Item, Lazy<ReadDocument> Read, Judgement Judgement);

    public string Name => name;

    public Answer Ask(Need need, int limit, IReadOnlySet<int>? among = null)
    {
        var question = new Matches.Question(Posted(need), MatchSide.Results);
        var (asking, searching, judging, explaining) = (new Stopwatch(), new Stopwatch(), new Stopwatch(), new Stopwatch());

        asking.Start();
        using var asked = marketplace.Index.Ask(SideIndex.Texts(question.Item));
        asking.Stop();
        searching.Start();
        var hits = asked.Search(limit * 2 + 10, among is null ? null : id => among.Contains(Catalogue.NumberOf(id)));
        searching.Stop();
        var items = Items(hits);

        judging.Start();
        var judge = NewJudge(question);
        var judged = hits.Select((hit, i) => JudgedOf(asked, judge, hit, items[i])).ToList();
        var fit = judged.Where(j => j.Judgement.Fit.Count == 0).Take(limit).ToList();
        var missed = judged.Where(j => j.Judgement.Fit.Count > 0).OrderBy(j => j.Judgement.Fit.Count > 1).Take(limit).ToList();
        foreach (var shown in fit.Concat(missed))
        {
            _ = (shown.Judgement.Gates, shown.Judgement.Facets);
        }

        judging.Stop();
        explaining.Start();
        var list = new MatchList(Shown(asked, fit), Shown(asked, missed));
        explaining.Stop();
        return Answer.Of(
            [.. list.Items.Select(match => Catalogue.NumberOf(match.Result!.Id))],
            ("ask", asking.Elapsed), ("search", searching.Elapsed), ("judge", judging.Elapsed), ("explain", explaining.Elapsed));
    }

    private static Judged JudgedOf(Marketplace.Matching.Question asked, Judge judge, Hit hit, MatchItem item)
    {
        var read = new Lazy<ReadDocument>(() => asked.Read(SideIndex.Document(item)), isThreadSafe: false);
        return new Judged(hit, item, read, judge.Of(item, read));
    }

    private MatchItem Posted(Need need)
    {
        lock (_posted)
        {
            return _posted.TryGetValue(need, out var posted) ? posted : _posted[need] = MatchItems.Posted(need);
        }
    }

    private List<MatchItem> Items(IReadOnlyList<Hit> hits) =>
        [.. hits.Select(hit => Catalogue.NumberOf(hit.Id)).Select(number => MatchItems.Result(marketplace.Catalogue[number], number))];

    private static List<Match> Shown(Marketplace.Matching.Question asked, List<Judged> judged) => [.. judged.Select((j, i) => Shown(asked, j, i + 1))];

    private static Match Shown(Marketplace.Matching.Question asked, Judged judged, int rank)
    {
        var why = asked.ExplainRead(judged.Read.Value);
        return new Match(
            rank, judged.Hit.Score, (MatchLevel)judged.Hit.Level, MatchedItem.Of(judged.Item), null, MatchReason.Of(why, judged.Judgement, null),
            judged.Judgement.Fit is { Count: > 0 } fit ? fit : null);
    }

    // Only its maker asks the database, for the policies of the day; here they are the usual ones.
    private static Judge NewJudge(Matches.Question question) => (Judge)Activator.CreateInstance(
        typeof(Judge), BindingFlags.Instance | BindingFlags.NonPublic, null, [question, new GatePolicies(new Dictionary<string, decimal>()), Operator, DateTimeOffset.UnixEpoch], null)!;
}
