using Marketplace.Integration;
using Marketplace.Platform;

namespace Marketplace.Needs.Facets;

/// <summary>The facets of a need, for its owner and those who oversee.</summary>
/// <param name="Must">What a result has to have: once they are confirmed, one that lacks it is a near miss.</param>
/// <param name="Excluded">What it must not have or be.</param>
/// <param name="Version">That of the need.</param>
internal sealed record NeedFacetsView(
    FacetState State, string? Problem, IReadOnlyList<FacetTarget> Targets, IReadOnlyList<string> Materials, IReadOnlyList<string> Methods, IReadOnlyList<string> Products,
    IReadOnlyList<string> Applications, IReadOnlyList<string> Must, IReadOnlyList<string> Excluded, DateTimeOffset? ConfirmedAt, int Version) : IVersioned
{
    public static readonly NeedFacetsView Example = Of(new NeedFacets(FacetState.Read, FacetSet.Example), 1);

    public static NeedFacetsView Of(Need need) => Of(need.FacetsNow(), need.Version);

    private static NeedFacetsView Of(NeedFacets facets, int version)
    {
        var f = facets.Set;
        return new NeedFacetsView(facets.State, f.Problem, f.Targets, f.Materials, f.Methods, f.Products, f.Applications, f.Must, f.Excluded, facets.ConfirmedAt, version);
    }
}
