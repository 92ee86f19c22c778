using Marketplace.Integration;
using Marketplace.Matches.Gates;
using Marketplace.Matches.Meaning;
using Marketplace.Matches.Spreading;
using Marketplace.Matching;
using Marketplace.Platform;
using Marketplace.Platform.Data;

namespace Marketplace.Matches;

/// <summary>What is asked for.</summary>
/// <param name="Item">Whose text asks: an item that is posted, or a text as if it were one.</param>
/// <param name="Side">On which side the answers are.</param>
internal sealed record Question(MatchItem Item, MatchSide Side, MatchFilters? Filters = null)
{
    public IReadOnlyList<FieldText> Texts { get; } = SideIndex.Texts(Item);

    /// <summary>Whether somebody asks by a text of the moment, which an embedding model may then be asked about. No draft is such a text.</summary>
    public bool IsTyped => Item.Id == Guid.Empty;

    /// <summary>A text that is nobody's item: a need where results are asked for, and the other way round.</summary>
    public static Question OfText(string? title, string? text, MatchSide side, MatchFilters? filters = null) => new(
        new MatchItem(
            Guid.Empty, null, null, Guid.Empty, title ?? "", null, text ?? "", null, [], null, null, null, null, LanguageOf.Text(title + text), false,
            side == MatchSide.Results ? new NeedTerms(null, null, null, null, new Lazy<FacetSet>(() => FacetSet.Read([title], [text], [])), false) : null, null),
        side, filters);
}

/// <summary>Leaves out what is not so. Unlike a gate it is the asker's own choice, and what it leaves out is not shown.</summary>
internal sealed record MatchFilters(
    Language? Language = null, string? Region = null, string? Industry = null, TechnologyField? Field = null, int? TrlMin = null, Guid? Organization = null)
{
    public bool Accept(MatchEntry item) =>
        (Language is null || item.Language == Language) && (Region is null || item.Region == Region) && (Industry is null || item.Industry == Industry)
        && (Field is null || item.Field == Field) && (TrlMin is null || item.Trl >= TrlMin) && (Organization is null || (item.OwnerId == Organization && !item.IsAnonymous));
}

/// <summary>Ranks in memory, and shows only what the database says is still there.</summary>
internal sealed class Matcher(SideIndexes indexes, IEnumerable<IMatchSource> sources, ShownOften often, QuestionMeaning meaning, MarketplaceDb db, Actor actor, TimeProvider time)
{
    // So far down it is looked for what fits where much of the best does not.
    private const int Deepest = 2000;

    private sealed record Judged(Hit Hit, MatchItem Item, Lazy<ReadDocument> Read, Judgement Judgement)
    {
        public bool Fits => Judgement.Fit.Count == 0;
    }

    public async Task<MatchList> Search(Question question, int limit, CancellationToken ct)
    {
        var (judge, asked) = await Ask(question, ct);
        using var kept = asked;
        var (side, found, seen, last) = (indexes.Of(question.Side), new List<Judged>(), new HashSet<Guid>(), 0);
        // More than are shown, since some may be near misses, or gone by now.
        for (var depth = limit * 2 + 10; found.Count(j => j.Fits) < limit && last <= Deepest; depth *= 4)
        {
            var hits = asked.Search(depth, id => side.Find(id) is { } item && question.Filters?.Accept(item) != false);
            // A deeper search looks at more, and may find something before what was found last.
            var judged = await JudgeAll(question.Side, asked, judge, [.. hits.Where(hit => seen.Add(hit.Id))], ct);
            found = [.. found.Concat(judged).OrderByDescending(j => j.Hit.Score).ThenBy(j => j.Hit.Id)];
            last = hits.Count == depth ? depth : int.MaxValue;
        }

        var (items, nearMisses) = await Whole(question.Side, asked, judge, found, limit, ct);
        return new MatchList(Shown(question, asked, items), Shown(question, asked, nearMisses));
    }

    /// <summary>One match for each of the ids that can be matched, best first, near misses among them.</summary>
    public async Task<IReadOnlyList<Match>> Score(Question question, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var (judge, asked) = await Ask(question, ct);
        using var kept = asked;
        var hits = asked.Score(ids);
        return Shown(question, asked, await ReadAll(question.Side, asked, judge, hits, ct));
    }

    // The database says which policies are those of the day while the words are looked up.
    private async Task<(Judge Judge, Matching.Question Asked)> Ask(Question question, CancellationToken ct)
    {
        var judge = Judge.For(question, db, actor, time.Now(), ct);
        try
        {
            var asked = indexes.Of(question.Side).Index.Ask(question.Texts, often.Of(question.Side), await meaning.Of(question, ct));
            return (await judge, asked);
        }
        finally
        {
            // Whatever fails: nobody else may use the connection until it has answered.
            await ((Task)judge).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // To read a text costs more than all the rest: where none can decide, what this node knows of an item does, until it is read to be shown.
    private async Task<List<Judged>> JudgeAll(MatchSide side, Matching.Question asked, Judge judge, IReadOnlyList<Hit> hits, CancellationToken ct) => judge.AsksTexts
        ? await ReadAll(side, asked, judge, hits, ct)
        : [.. hits.Select(hit => (Hit: hit, Known: indexes.Of(side).Find(hit.Id))).Where(one => one.Known is not null).Select(one => JudgedOf(asked, judge, one.Hit, one.Known!.WithoutText()))];

    private async Task<List<Judged>> ReadAll(MatchSide side, Matching.Question asked, Judge judge, IReadOnlyList<Hit> hits, CancellationToken ct)
    {
        var there = (await sources.SourceOf(side).Read([.. hits.Select(hit => hit.Id)], ct)).ToDictionary(item => item.Id);
        return [.. hits.Where(hit => there.ContainsKey(hit.Id)).Select(hit => JudgedOf(asked, judge, hit, there[hit.Id]))];
    }

    private static Judged JudgedOf(Matching.Question asked, Judge judge, Hit hit, MatchItem item)
    {
        var read = new Lazy<ReadDocument>(() => asked.Read(SideIndex.Document(item)), isThreadSafe: false);
        return new Judged(hit, item, read, judge.Of(item, read));
    }

    /// <returns>What is shown, as the database has it. An item may be gone there, or not be as it was known: then others take its place, and are read in their turn.</returns>
    private async Task<(List<Judged> Items, List<Judged> NearMisses)> Whole(MatchSide side, Matching.Question asked, Judge judge, List<Judged> found, int limit, CancellationToken ct)
    {
        while (true)
        {
            List<Judged> items = [.. found.Where(j => j.Fits).Take(limit)];
            List<Judged> nearMisses = [.. found.Where(j => !j.Fits).OrderBy(j => j.Judgement.Fit.Count > 1).Take(limit)];
            var parts = items.Concat(nearMisses).Where(j => !j.Item.IsWhole).Select(j => j.Hit).ToList();
            if (parts.Count == 0)
            {
                return (items, nearMisses);
            }

            var whole = (await ReadAll(side, asked, judge, parts, ct)).ToDictionary(j => j.Hit.Id);
            var again = parts.Select(hit => hit.Id).ToHashSet();
            found = [.. found.Select(j => again.Contains(j.Hit.Id) ? whole.GetValueOrDefault(j.Hit.Id) : j).OfType<Judged>()];
        }
    }

    private List<Match> Shown(Question question, Matching.Question asked, IEnumerable<Judged> judged) => [.. judged.Select((j, i) => Shown(question.Side, asked, j, i + 1))];

    private Match Shown(MatchSide side, Matching.Question asked, Judged judged, int rank)
    {
        var why = asked.ExplainRead(judged.Read.Value);
        var shown = MatchedItem.Of(judged.Item);
        return new Match(
            rank, judged.Hit.Score, (MatchLevel)judged.Hit.Level, side == MatchSide.Results ? shown : null, side == MatchSide.Needs ? shown : null,
            MatchReason.Of(why, judged.Judgement, often.Of(side)?.Of(judged.Item.Id)), judged.Judgement.Fit is { Count: > 0 } fit ? fit : null);
    }
}
