using Marketplace.Integration;
using Marketplace.Matches.Meaning;
using Marketplace.Matching;
using Marketplace.Platform;

namespace Marketplace.Matches;

/// <summary>What is asked for: a text, and what a match must be beside it.</summary>
/// <param name="TrlMin">A result below it is a near miss.</param>
/// <param name="IsTyped">Whether somebody asks by a text of the moment, which an embedding model may then be asked about. No draft is such a text.</param>
internal sealed record Question(IReadOnlyList<FieldText> Texts, MatchSide Side, int? TrlMin = null, MatchFilters? Filters = null, bool IsTyped = false);

/// <summary>Leaves out what is not so. Unlike a gate it is the asker's own choice, and what it leaves out is not shown.</summary>
internal sealed record MatchFilters(
    Language? Language = null, string? Region = null, string? Industry = null, TechnologyField? Field = null, int? TrlMin = null, Guid? Organization = null)
{
    public bool Accept(MatchItem item) =>
        (Language is null || item.Language == Language) && (Region is null || item.Region == Region) && (Industry is null || item.Industry == Industry)
        && (Field is null || item.Field == Field) && (TrlMin is null || item.Trl >= TrlMin) && (Organization is null || item.OrganizationId == Organization);
}

/// <summary>Ranks in memory, and shows only what the database says is still there.</summary>
internal sealed class Matcher(SideIndexes indexes, IEnumerable<IMatchSource> sources, QuestionMeaning meaning)
{
    public async Task<MatchList> Search(Question question, int limit, CancellationToken ct)
    {
        var side = indexes.Of(question.Side);
        // More than are shown, since some may be near misses, or gone by now.
        var asked = side.Index.Ask(question.Texts, await meaning.Of(question, ct));
        var hits = asked.Search(limit * 2 + 10, id => side.Find(id) is { } item && question.Filters?.Accept(item) != false);
        var matches = await Show(question, asked, hits, ct);
        return new MatchList(
            Ranked([.. matches.Where(m => !IsNearMiss(m)).Take(limit)]),
            Ranked([.. matches.Where(IsNearMiss).Take(limit)]));
    }

    /// <summary>One match for each of the ids that can be matched, best first, near misses among them.</summary>
    public async Task<IReadOnlyList<Match>> Score(Question question, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var asked = indexes.Of(question.Side).Index.Ask(question.Texts, await meaning.Of(question, ct));
        return Ranked(await Show(question, asked, asked.Score(ids), ct));
    }

    private async Task<List<Match>> Show(Question question, Matching.Question asked, IReadOnlyList<Hit> hits, CancellationToken ct)
    {
        var ids = hits.Select(hit => hit.Id).ToList();
        var there = (await sources.SourceOf(question.Side).Read(ids, ct)).ToDictionary(item => item.Id);
        return [.. hits.Where(hit => there.ContainsKey(hit.Id)).Select(hit => Show(question, asked, hit, there[hit.Id]))];
    }

    private static Match Show(Question question, Matching.Question asked, Hit hit, MatchItem item)
    {
        var why = asked.Explain(new Document(item.Id, SideIndex.Texts(item)));
        var shown = MatchedItem.Of(item);
        return new Match(
            0, hit.Score, (MatchLevel)hit.Level,
            question.Side == MatchSide.Results ? shown : null, question.Side == MatchSide.Needs ? shown : null,
            MatchReason.Of(why, [.. Gates(question, item)]));
    }

    private static IEnumerable<MatchGate> Gates(Question question, MatchItem item)
    {
        if (question.TrlMin is { } trl && item.Trl is { } own)
        {
            var passed = question.Side == MatchSide.Results ? own >= trl : own <= trl;
            yield return new MatchGate("trl", passed ? GateOutcome.Passed : GateOutcome.Failed);
        }

        if (item.Unverified)
        {
            yield return new MatchGate("unverified", GateOutcome.Warned);
        }
    }

    private static bool IsNearMiss(Match match) => match.Why.Gates.Any(gate => gate.Outcome == GateOutcome.Failed);

    private static List<Match> Ranked(IReadOnlyList<Match> matches) => [.. matches.Select((match, i) => match with { Rank = i + 1 })];
}
