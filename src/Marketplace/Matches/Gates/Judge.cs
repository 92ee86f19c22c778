using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;

namespace Marketplace.Matches.Gates;

/// <summary>What is to be said of a need and a result beside the ranking. What it takes to tell is worked out for those that are shown.</summary>
/// <param name="Fit">What would make it fit; empty where it does.</param>
internal sealed record Judgement(IReadOnlyList<MatchFit> Fit, Lazy<IReadOnlyList<MatchGate>> Gates, Lazy<IReadOnlyList<MatchFacet>> Facets);

/// <summary>Judges everything that is found for one question.</summary>
internal sealed class Judge
{
    private readonly Question _question;
    private readonly List<(string Gate, GatePolicy Policy, Func<Pair, Verdict> Judge)> _gates;
    private readonly List<(string Gate, GatePolicy Policy)> _facetGates;
    private readonly GatePolicy _ofRead;
    private readonly Actor _actor;
    private readonly DateTimeOffset _now;
    private readonly ResultText? _asker;
    private readonly Dictionary<string, Phrase> _phrases = [];

    private Judge(Question question, GatePolicies policies, Actor actor, DateTimeOffset now)
    {
        (_question, _actor, _now, _asker) = (question, actor, now, question.Side == MatchSide.Needs ? new ResultText(question.Item, _phrases) : null);
        _gates = [.. GateTable.Rows.Select(row => (row.Gate, Policy: policies.Of(row.Gate), row.Judge)).Where(row => row.Policy != GatePolicy.Off)];
        _facetGates = [.. new[] { GateTable.Must, GateTable.Excluded }.Select(gate => (gate, policies.Of(gate)))];
        _ofRead = policies.Of(GatePolicies.OfRead);
    }

    public static async Task<Judge> For(Question question, MarketplaceDb db, Actor actor, DateTimeOffset now, CancellationToken ct) =>
        new(question, await GatePolicies.On(db, now, ct), actor, now);

    /// <summary>Whether the text of what is found can make it a near miss; else it is judged by the rest of it.</summary>
    public bool AsksTexts => _asker is not null || CanMiss(_question.Item);

    public Judgement Of(MatchItem found)
    {
        var (need, result) = _asker is null ? (_question.Item, found) : (found, _question.Item);
        var pair = new Pair(need, result, need.OrganizationId is not null || _actor.Oversees || _actor.ActsFor(need.OwnerId), _now);
        var verdicts = _gates.ConvertAll(gate => (gate.Gate, gate.Policy, Verdict: gate.Judge(pair)));
        var text = _asker ?? new ResultText(result, _phrases);
        var checks = new Lazy<List<FacetCheck>>(() => need.Wants is { } wants ? [.. FacetCheck.Deciding(wants.Facets.Value, text)] : []);
        return new Judgement(
            [
                .. verdicts.Where(v => v.Verdict.Outcome == GateOutcome.Failed && v.Policy == GatePolicy.Hard).Select(v => MatchFit.OfGate(v.Gate, v.Verdict.Code, v.Verdict.Args)),
                .. (CanMiss(need) ? checks.Value : []).Where(c => c.Facet.Outcome == FacetOutcome.Missing && PolicyOf(c, need) == GatePolicy.Hard)
                    .Select(c => MatchFit.OfFacet(c.Facet.Facet, c.Code, c.Args)),
            ],
            new(() =>
            [
                .. verdicts.Select(v => new MatchGate(v.Gate, Outcome(v.Verdict.Outcome, v.Policy))),
                .. _facetGates.Where(gate => gate.Policy != GatePolicy.Off).Select(gate => OfFacets(gate.Gate, checks.Value, need)),
            ]),
            new(() => [.. checks.Value.Concat(need.Wants is { } wants ? FacetCheck.Telling(wants.Facets.Value, text) : []).Select(c => c.Facet)]));
    }

    // As bad as the worst of its facets.
    private MatchGate OfFacets(string gate, List<FacetCheck> checks, MatchItem need)
    {
        var mine = checks.Where(c => c.Gate == gate).ToList();
        var missing = mine.Where(c => c.Facet.Outcome == FacetOutcome.Missing).Select(c => PolicyOf(c, need)).ToList();
        return new MatchGate(gate, missing.Contains(GatePolicy.Hard) ? GateOutcome.Failed : missing.Contains(GatePolicy.Warn) ? GateOutcome.Warned
            : mine.Exists(c => c.Facet.Outcome == FacetOutcome.Met) ? GateOutcome.Passed : GateOutcome.Unknown);
    }

    // Reading a text for facets costs more than all the rest: only where one of them can decide.
    private bool CanMiss(MatchItem need) =>
        need.Wants is { } wants && (wants.IsConfirmed || _ofRead == GatePolicy.Hard || wants.Facets.Value.Targets.Any(t => t.Must == true));

    private GatePolicy PolicyOf(FacetCheck check, MatchItem need)
    {
        var policy = _facetGates.Find(gate => gate.Gate == check.Gate).Policy;
        return check.IsOwners || need.Wants!.IsConfirmed ? policy : (GatePolicy)Math.Min((int)policy, (int)_ofRead);
    }

    private static GateOutcome Outcome(GateOutcome outcome, GatePolicy policy) => outcome == GateOutcome.Failed && policy == GatePolicy.Warn ? GateOutcome.Warned : outcome;
}
