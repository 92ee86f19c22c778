using Marketplace.Integration;

namespace Marketplace.Matches.Gates;

/// <summary>One facet of a need, looked for in a result.</summary>
/// <param name="Gate">The gate that it decides; null where it only tells.</param>
/// <param name="IsOwners">Stated as demanded by the owner, whatever was read from the text.</param>
/// <param name="Code">Of what would make it fit.</param>
internal sealed record FacetCheck(MatchFacet Facet, string? Gate, bool IsOwners, string Code, IReadOnlyList<object> Args)
{
    /// <summary>Those that can decide.</summary>
    public static IEnumerable<FacetCheck> Deciding(FacetSet need, ResultText result) =>
    [
        .. need.Must.Select(phrase => Phrase("must", phrase, result, GateTable.Must)),
        .. need.Targets.Select(target => Figure(target, result)),
        .. need.Excluded.Select(phrase => Without(phrase, result)),
    ];

    /// <summary>Those that only tell.</summary>
    public static IEnumerable<FacetCheck> Telling(FacetSet need, ResultText result) =>
    [
        .. need.Materials.Select(phrase => Phrase("material", phrase, result)),
        .. need.Methods.Select(phrase => Phrase("method", phrase, result)),
        .. need.Products.Select(phrase => Phrase("product", phrase, result)),
        .. need.Applications.Select(phrase => Phrase("application", phrase, result)),
    ];

    private static FacetCheck Phrase(string facet, string phrase, ResultText result, string? gate = null)
    {
        var by = result.Says(phrase);
        var outcome = by is not null ? FacetOutcome.Met : result.Speaks(phrase) ? FacetOutcome.Missing : FacetOutcome.Unknown;
        return new FacetCheck(new MatchFacet(facet, phrase, outcome, by), gate, false, "must_missing", [phrase]);
    }

    private static FacetCheck Figure(FacetTarget target, ResultText result)
    {
        var ((by, isReached), isMust) = (TargetCheck.Look(target, result.Figures(target.Unit)), target.Must == true);
        // Few texts state every figure: one that states none does not fall short.
        var outcome = isReached ? FacetOutcome.Met : by is null ? FacetOutcome.Unknown : FacetOutcome.Missing;
        return new FacetCheck(new MatchFacet("target", target.Text!, outcome, by), isMust ? GateTable.Must : null, isMust, "target_short", [target.Text!, by ?? ""]);
    }

    // To do without it is what is asked for.
    private static FacetCheck Without(string phrase, ResultText result)
    {
        var by = result.Has(phrase);
        var outcome = by is not null ? FacetOutcome.Missing : result.Speaks(phrase) ? FacetOutcome.Met : FacetOutcome.Unknown;
        return new FacetCheck(new MatchFacet("excluded", phrase, outcome, by), GateTable.Excluded, false, "excluded_approach", [phrase]);
    }
}
