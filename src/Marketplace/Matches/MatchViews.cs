using System.Text.Json.Serialization;
using Marketplace.Integration;
using Marketplace.Matching;
using Marketplace.Platform;

namespace Marketplace.Matches;

/// <summary>The level of a match in words: 4, 3, 2, 1.</summary>
internal enum MatchLevel { None = 1, Weak = 2, Good = 3, Strong = 4 }

internal enum GateOutcome { Passed, Warned, Failed }

/// <summary>Something beside the text that a match must pass. One that warns leaves the match among the items; one that fails makes it a near miss.</summary>
internal sealed record MatchGate(string Gate, GateOutcome Outcome);

/// <param name="Asked">As written in the question.</param>
/// <param name="Term">As written in the matched item; another word than <paramref name="Asked"/> where it is its translation.</param>
/// <param name="AskedIn">The parts of the question where it stands: title, keywords, text.</param>
/// <param name="FoundIn">The parts of the matched item where it stands.</param>
/// <param name="Share">Of the ranking value, 0 to 1.</param>
internal sealed record MatchTerm(string Asked, string Term, IReadOnlyList<string> AskedIn, IReadOnlyList<string> FoundIn, double Share);

/// <param name="Parts">The share of each signal: characters, pairs, words, phrases, dictionary, learned; meaning too, where an embedding model was asked.</param>
internal sealed record MatchReason(IReadOnlyList<MatchTerm> Terms, IReadOnlyDictionary<string, double> Parts, IReadOnlyList<MatchGate> Gates)
{
    public static MatchReason Of(Explanation why, IReadOnlyList<MatchGate> gates) => new(
        [.. why.Terms.Select(t => new MatchTerm(t.Asked, t.Term, [.. t.QueryFields.Select(SnakeCase.Name)], [.. t.DocumentFields.Select(SnakeCase.Name)], t.Share))], why.Parts, gates);
}

/// <summary>What is shown of a matched item: its public part.</summary>
internal sealed record MatchedItem(
    Guid Id, string? ExternalId, Guid? OrganizationId, string Title, string? TitleEn, Language Language, TechnologyField? Field, string? Region, string? Industry, int? Trl)
{
    public static MatchedItem Of(MatchItem i) => new(i.Id, i.ExternalId, i.OrganizationId, i.Title, i.TitleEn, i.Language, i.Field, i.Region, i.Industry, i.Trl);
}

/// <param name="Score">0 to 1, about the chance that an expert would call the match good.</param>
internal sealed record Match(
    int Rank, double Score, MatchLevel Level,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MatchedItem? Result,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MatchedItem? Need,
    MatchReason Why)
{
    public static readonly Match Example = new(
        1, 0.41, MatchLevel.Strong,
        new MatchedItem(new Guid("01980000-0000-7000-8000-000000000003"), "result-1", new Guid("01980000-0000-7000-8000-000000000004"), "耐溶剂纳滤膜", null, Language.Zh, TechnologyField.NewMaterials, "310115", "26", 6),
        null,
        new MatchReason([new MatchTerm("纳滤膜", "纳滤膜", ["title"], ["title"], 0.6)], new Dictionary<string, double> { ["characters"] = 0.5, ["pairs"] = 0.5 }, [new MatchGate("unverified", GateOutcome.Warned)]));
}

internal sealed record MatchList(IReadOnlyList<Match> Items, IReadOnlyList<Match> NearMisses)
{
    public static readonly MatchList Example = new([Match.Example], []);
}
