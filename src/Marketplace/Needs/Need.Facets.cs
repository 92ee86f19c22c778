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

    /// <exception cref="ProblemException"><c>facet_not_in_text</c> (422): whoever is shown a facet could have read it in the need, and nothing else gets out by it.</exception>
    public void EditFacets(FacetSet set, Actor actor, DateTimeOffset now)
    {
        Live(ReviseFacetsStep);
        var there = set.Within(FacetTexts()).Phrases.Select(p => p.Text).ToHashSet();
        var faults = set.Phrases.Where(p => !there.Contains(p.Text)).ToDictionary(p => p.Member, _ => new[] { Texts.Of("facet_not_in_text") });
        if (faults.Count > 0)
        {
            throw new ProblemException("facet_not_in_text") { Details = new Dictionary<string, object?> { ["errors"] = faults } };
        }

        if (Digest(set) != Digest(FacetsNow().Set))
        {
            Facets = new NeedFacets(FacetState.Edited, set);
            Tell(ReviseFacetsStep, actor, now);
        }
    }

    public void ConfirmFacets(Actor actor, DateTimeOffset now)
    {
        Live(ConfirmFacetsStep);
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

    private void Live(string step)
    {
        if (Flow.IsEnd(Status))
        {
            throw Problem.WrongState(Kind, SnakeCase.Name(Status), step, []);
        }
    }

    private NeedFacets ReadNow() => new(FacetState.Read, FacetSet.Read([Title, TitleEn], [Description, DescriptionEn], [.. Targets.Select(StatedTargets.Of)]));

    private void ReadFacets() => Facets = Facets is null or { State: FacetState.Read } ? ReadNow() : Facets;

    // The owner's own stay, but for what is no longer said: that is told to nobody.
    private void KeepFacets(IReadOnlyList<string> before)
    {
        if (Facets is { } facets && !FacetTexts().SequenceEqual(before))
        {
            Facets = facets.State == FacetState.Read ? ReadNow() : facets with { State = FacetState.Stale, Set = facets.Set.Within(FacetTexts()) };
        }
    }

    private IReadOnlyList<string> FacetTexts() => [.. TextsToFind().OfType<string>(), .. Targets.Select(StatedTargets.Said)];

    private static string Digest(FacetSet set) => JsonSerializer.Serialize(set, Json.Options);
}
