using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;

namespace Marketplace.Matches.Gates;

/// <summary>What is to be said of a need and a result beside the ranking.</summary>
internal sealed record Judgement(IReadOnlyList<MatchGate> Gates, IReadOnlyList<MatchFacet> Facets, IReadOnlyList<MatchFit> Fit);

/// <summary>Judges everything that is found for one question.</summary>
internal sealed class Judge
{
    private readonly Question _question;
    private readonly GatePolicies _policies;
    private readonly Actor _actor;
    private readonly DateTimeOffset _now;
    private readonly ResultText? _asker;

    private Judge(Question question, GatePolicies policies, Actor actor, DateTimeOffset now) =>
        (_question, _policies, _actor, _now, _asker) = (question, policies, actor, now, question.Side == MatchSide.Needs ? new ResultText(question.Item) : null);

    public static async Task<Judge> For(Question question, MarketplaceDb db, Actor actor, DateTimeOffset now, CancellationToken ct) =>
        new(question, await GatePolicies.On(db, now, ct), actor, now);

    public Judgement Of(MatchItem found)
    {
        var (need, result) = _asker is null ? (_question.Item, found) : (found, _question.Item);
        var pair = new Pair(need, result, need.OrganizationId is not null || _actor.Oversees || _actor.ActsFor(need.OwnerId), _now);
        var verdicts = GateTable.Rows.Select(row => (row.Gate, Policy: _policies.Of(row.Gate), Verdict: row.Judge(pair))).Where(v => v.Policy != GatePolicy.Off).ToList();
        var checks = need.Wants is { } wants ? FacetCheck.All(wants.Facets.Value, _asker ?? new ResultText(result)).ToList() : [];

        return new Judgement(
            [.. verdicts.Select(v => new MatchGate(v.Gate, Outcome(v.Verdict.Outcome, v.Policy))), .. OfFacets(GateTable.Must), .. OfFacets(GateTable.Excluded)],
            [.. checks.Select(c => c.Facet)],
            [
                .. verdicts.Where(v => v.Verdict.Outcome == GateOutcome.Failed && v.Policy == GatePolicy.Hard).Select(v => MatchFit.OfGate(v.Gate, v.Verdict.Code, v.Verdict.Args)),
                .. checks.Where(c => c.Facet.Outcome == FacetOutcome.Missing && PolicyOf(c) == GatePolicy.Hard).Select(c => MatchFit.OfFacet(c.Facet.Facet, c.Code, c.Args)),
            ]);

        // As bad as the worst of its facets.
        IEnumerable<MatchGate> OfFacets(string gate)
        {
            var mine = checks.Where(c => c.Gate == gate).ToList();
            if (_policies.Of(gate) != GatePolicy.Off)
            {
                var missing = mine.Where(c => c.Facet.Outcome == FacetOutcome.Missing).Select(PolicyOf).ToList();
                yield return new MatchGate(gate, missing.Contains(GatePolicy.Hard) ? GateOutcome.Failed : missing.Contains(GatePolicy.Warn) ? GateOutcome.Warned
                    : mine.Exists(c => c.Facet.Outcome == FacetOutcome.Met) ? GateOutcome.Passed : GateOutcome.Unknown);
            }
        }

        GatePolicy PolicyOf(FacetCheck check) => check.Gate is not { } gate ? GatePolicy.Off
            : check.IsOwners || need.Wants!.IsConfirmed ? _policies.Of(gate) : (GatePolicy)Math.Min((int)_policies.Of(gate), (int)_policies.Of(GatePolicies.OfRead));
    }

    private static GateOutcome Outcome(GateOutcome outcome, GatePolicy policy) => outcome == GateOutcome.Failed && policy == GatePolicy.Warn ? GateOutcome.Warned : outcome;
}
