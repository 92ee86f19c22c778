using System.Text.Json.Serialization;
using Marketplace.Integration;
using Marketplace.Matches.Gates;
using Marketplace.Matching;
using Marketplace.Platform;

namespace Marketplace.Matches;

/// <summary>The level of a match in words: 4, 3, 2, 1.</summary>
internal enum MatchLevel { None = 1, Weak = 2, Good = 3, Strong = 4 }

internal enum GateOutcome { Passed, Warned, Failed, Unknown }

/// <summary>Something beside the text that a match must pass. One that warns leaves the match among the items; one that fails makes it a near miss.</summary>
/// <param name="Outcome"><c>unknown</c> where either side does not say enough: that fails nothing.</param>
internal sealed record MatchGate(string Gate, GateOutcome Outcome);

internal enum FacetOutcome { Met, Missing, Unknown }

/// <summary>A facet of the need, looked for in the result.</summary>
/// <param name="Facet">must, target, excluded, material, method, product, application.</param>
/// <param name="Text">As the need says it.</param>
/// <param name="Outcome">An excluded one is met where the result does without it; <c>unknown</c> where the result has no text in its language, or states no such figure.</param>
/// <param name="By">What the result says of it; of a target that is missed, the figure that falls short.</param>
internal sealed record MatchFacet(string Facet, string Text, FacetOutcome Outcome, string? By);

/// <summary>What would make a near miss fit.</summary>
/// <param name="Gate">The gate that it fails;</param>
/// <param name="Facet">or the facet that it lacks.</param>
/// <param name="Text">For people, in their language.</param>
internal sealed record MatchFit(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Gate,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Facet,
    string Code, string Text)
{
    public static MatchFit OfGate(string gate, string code, IReadOnlyList<object> args) => new(gate, null, code, Texts.Of($"fit_{code}", args));

    public static MatchFit OfFacet(string facet, string code, IReadOnlyList<object> args) => new(null, facet, code, Texts.Of($"fit_{code}", args));
}

/// <param name="Asked">As written in the question.</param>
/// <param name="Term">As written in the matched item; another word than <paramref name="Asked"/> where it is its translation.</param>
/// <param name="AskedIn">The parts of the question where it stands: title, keywords, text.</param>
/// <param name="FoundIn">The parts of the matched item where it stands.</param>
/// <param name="Share">Of the ranking value, 0 to 1.</param>
internal sealed record MatchTerm(string Asked, string Term, IReadOnlyList<string> AskedIn, IReadOnlyList<string> FoundIn, double Share);

/// <param name="Parts">The share of each signal: characters, pairs, words, phrases, dictionary, learned; meaning too, where an embedding model was asked.</param>
/// <param name="Gates">Every gate that is not off.</param>
/// <param name="Spread">By what the ranking value was multiplied since the item has been shown to many, 0 to 1; absent where the platform does not do that.</param>
internal sealed record MatchReason(
    IReadOnlyList<MatchTerm> Terms, IReadOnlyDictionary<string, double> Parts, IReadOnlyList<MatchGate> Gates, IReadOnlyList<MatchFacet> Facets,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Spread = null)
{
    private static readonly string[][] _names = [.. Enumerable.Range(0, 1 << Enum.GetValues<Field>().Length).Select(set => Enum.GetValues<Field>().Where(field => (set >> (int)field & 1) != 0).Select(field => SnakeCase.Name(field)).ToArray())];

    // Some hundred times an answer, and of a handful of sets.
    private static string[] NamesOf(IReadOnlyList<Field> fields)
    {
        var set = 0;
        for (var i = 0; i < fields.Count; i++)
        {
            set |= 1 << (int)fields[i];
        }

        return _names[set];
    }

    public static MatchReason Of(Explanation why, Judgement judged, double? spread) => new(
        [.. why.Terms.Select(t => new MatchTerm(t.Asked, t.Term, NamesOf(t.QueryFields), NamesOf(t.DocumentFields), t.Share))], why.Parts, judged.Gates, judged.Facets, spread);
}

/// <summary>What is shown of a matched item: its public part.</summary>
internal sealed record MatchedItem(
    Guid Id, string? ExternalId, Guid? OrganizationId, string Title, string? TitleEn, Language Language, TechnologyField? Field, string? Region, string? Industry, int? Trl)
{
    public static MatchedItem Of(MatchItem i) => new(i.Id, i.ExternalId, i.OrganizationId, i.Title, i.TitleEn, i.Language, i.Field, i.Region, i.Industry, i.Trl);
}

/// <param name="Score">0 to 1, about the chance that an expert would call the match good.</param>
/// <param name="Fit">Of a near miss: each hard gate that it fails and each demanded facet that it lacks.</param>
internal sealed record Match(
    int Rank, double Score, MatchLevel Level,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MatchedItem? Result,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MatchedItem? Need,
    MatchReason Why,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<MatchFit>? Fit = null)
{
    public static readonly Match Example = new(
        1, 0.41, MatchLevel.Strong,
        new MatchedItem(new Guid("01980000-0000-7000-8000-000000000003"), "result-1", new Guid("01980000-0000-7000-8000-000000000004"), "耐溶剂纳滤膜", null, Language.Zh, TechnologyField.NewMaterials, "310115", "26", 6),
        null,
        new MatchReason([new MatchTerm("纳滤膜", "纳滤膜", ["title"], ["title"], 0.6)], new Dictionary<string, double> { ["characters"] = 0.5, ["pairs"] = 0.5 }, [new MatchGate("trl", GateOutcome.Passed), new MatchGate("unverified", GateOutcome.Warned)], [new MatchFacet("must", "耐溶剂", FacetOutcome.Met, "耐溶剂纳滤膜")]));

    public static readonly Match NearMissExample = Example with
    {
        Why = Example.Why with { Gates = [new MatchGate("trl", GateOutcome.Failed), new MatchGate("unverified", GateOutcome.Warned)] },
        Fit = [new MatchFit("trl", null, "trl_too_low", "技术成熟度须达到 5 级,现为 2 级。")],
    };
}

/// <param name="NearMisses">Those with one thing to mend come first.</param>
internal sealed record MatchList(IReadOnlyList<Match> Items, IReadOnlyList<Match> NearMisses)
{
    public static readonly MatchList Example = new([Match.Example], [Match.NearMissExample]);
}
