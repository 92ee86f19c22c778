using System.Text.Json;
using Marketplace.Integration;
using Marketplace.Needs.Facets;
using Marketplace.Platform;

namespace Marketplace.Needs;

// What it says, taken apart.
internal sealed partial class Need
{
    public const string ReviseFacetsStep = "revise_facets";
    public const string ConfirmFacetsStep = "confirm_facets";

    /// <summary>Null before it was first published, unless its owner has edited or confirmed them.</summary>
    public NeedFacets? Facets { get; private set; }

    /// <summary>Of one that has none kept, as they would be read now.</summary>
    public NeedFacets FacetsNow() => Facets ?? ReadNow();

    /// <summary>What others are told of: of the owner's words those that still stand in the text.</summary>
    public FacetSet FacetsForOthers() => FacetsNow() is { State: not FacetState.Read } own ? own.Set.Within(FacetTexts()) : FacetsNow().Set;

    public void EditFacets(FacetSet set, Actor actor, DateTimeOffset now)
    {
        HoldFacets(ReviseFacetsStep, set);
        if (Digest(set) != Digest(FacetsNow().Set))
        {
            Facets = new NeedFacets(FacetState.Edited, set);
            Tell(ReviseFacetsStep, actor, now);
        }
    }

    public void ConfirmFacets(Actor actor, DateTimeOffset now)
    {
        HoldFacets(ConfirmFacetsStep, FacetsNow().Set);
        if (FacetsNow().State != FacetState.Confirmed)
        {
            Facets = new NeedFacets(FacetState.Confirmed, FacetsNow().Set, now);
            Tell(ConfirmFacetsStep, actor, now);
        }
    }

    private void Tell(string step, Actor actor, DateTimeOffset now)
    {
        Changed(now);
        Record(step, SnakeCase.Name(Status), SnakeCase.Name(Status), actor, now);
    }

    // Whoever is shown a facet could have read it in the need: nothing else gets out by it.
    private void HoldFacets(string step, FacetSet set)
    {
        if (Flow.IsEnd(Status))
        {
            throw Problem.WrongState(Kind, SnakeCase.Name(Status), step, []);
        }

        var there = set.Within(FacetTexts()).Phrases.Select(p => p.Text).ToHashSet();
        var faults = set.Phrases.Where(p => !there.Contains(p.Text)).ToDictionary(p => p.Member, _ => new[] { Texts.Of("facet_not_in_text") });
        if (faults.Count > 0)
        {
            throw new ProblemException("facet_not_in_text") { Details = new Dictionary<string, object?> { ["errors"] = faults } };
        }
    }

    private NeedFacets ReadNow() => new(FacetState.Read, FacetSet.Read([Title, TitleEn], [Description, DescriptionEn], Targets.Select(StatedTargets.Of)));

    private void ReadFacets() => Facets = Facets is null or { State: FacetState.Read } ? ReadNow() : Facets;

    /// <param name="before">The texts that they were read from.</param>
    private void KeepFacets(IReadOnlyList<string> before)
    {
        if (Facets is { } facets && !FacetTexts().SequenceEqual(before))
        {
            Facets = facets.State == FacetState.Read ? ReadNow() : facets with { State = FacetState.Stale };
        }
    }

    private IReadOnlyList<string> FacetTexts() => [.. TextsToFind().OfType<string>(), .. Targets.Select(StatedTargets.Said)];

    private static string Digest(FacetSet set) => JsonSerializer.Serialize(set, Json.Options);
}
