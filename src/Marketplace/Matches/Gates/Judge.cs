using Marketplace.Integration;
using Marketplace.Matching;
using Marketplace.Platform;
using Marketplace.Platform.Data;

namespace Marketplace.Matches.Gates;

/// <summary>What is to be said of a need and a result beside the ranking. What it takes to tell is worked out when it is asked for, for those that are shown.</summary>
/// <param name="verdicts">One for each of the judge's gates.</param>
internal sealed class Judgement(Judge judge, MatchItem need, ResultText text, Verdict[] verdicts)
{
    private List<FacetCheck>? _checks;
    private IReadOnlyList<MatchFit>? _fit;
    private IReadOnlyList<MatchGate>? _gates;
    private IReadOnlyList<MatchFacet>? _facets;

    /// <summary>What would make it fit; empty where it does.</summary>
    public IReadOnlyList<MatchFit> Fit => _fit ??= judge.FitOf(this, need, verdicts);

    public IReadOnlyList<MatchGate> Gates => _gates ??= judge.GatesOf(this, need, verdicts);

    public IReadOnlyList<MatchFacet> Facets => _facets ??= need.Wants is { } wants ? [.. Checks.Concat(FacetCheck.Telling(wants.Facets.Value, text)).Select(c => c.Facet)] : [];

    /// <summary>Of the facets that can decide.</summary>
    public List<FacetCheck> Checks => _checks ??= need.Wants is { } wants ? [.. FacetCheck.Deciding(wants.Facets.Value, text)] : [];
}

/// <summary>Judges everything that is found for one question.</summary>
internal sealed class Judge
{
    private readonly Question _question;
    private readonly List<(string Gate, GatePolicy Policy, Func<Pair, Verdict> Judge)> _gates;
    private readonly List<(string Gate, GatePolicy Policy)> _facetGates;
    private readonly GatePolicy _ofRead;
    private readonly Actor _actor;
    private readonly DateTimeOffset _now;
    private readonly DateOnly _today;
    private readonly ResultText? _asker;
    private readonly AskedBefore _asked = new();

    private Judge(Question question, GatePolicies policies, Actor actor, DateTimeOffset now)
    {
        (_question, _actor, _now, _today, _asker) = (question, actor, now, Period.DayOf(now, Period.China), question.Side == MatchSide.Needs ? new ResultText(question.Item) : null);
        _gates = [.. GateTable.Rows.Select(row => (row.Gate, Policy: policies.Of(row.Gate), row.Judge)).Where(row => row.Policy != GatePolicy.Off)];
        _facetGates = [.. new[] { GateTable.Must, GateTable.Excluded }.Select(gate => (gate, policies.Of(gate))).Where(gate => gate.Item2 != GatePolicy.Off)];
        _ofRead = policies.Of(GatePolicies.OfRead);
    }

    public static async Task<Judge> For(Question question, MarketplaceDb db, Actor actor, DateTimeOffset now, CancellationToken ct) =>
        new(question, await GatePolicies.On(db, now, ct), actor, now);

    /// <summary>Whether the text of what is found can make it a near miss; else it is judged by the rest of it.</summary>
    public bool AsksTexts => _asker is not null || CanMiss(_question.Item);

    /// <param name="read">What the index has read of it.</param>
    public Judgement Of(MatchItem found, Lazy<ReadDocument> read)
    {
        var (need, result) = _asker is null ? (_question.Item, found) : (found, _question.Item);
        var pair = new Pair(need, result, need.OrganizationId is not null || _actor.Oversees || _actor.ActsFor(need.OwnerId), _now, _today);
        var verdicts = new Verdict[_gates.Count];
        for (var i = 0; i < verdicts.Length; i++)
        {
            verdicts[i] = _gates[i].Judge(pair);
        }

        return new Judgement(this, need, _asker ?? new ResultText(result, read, _asked), verdicts);
    }

    public IReadOnlyList<MatchFit> FitOf(Judgement of, MatchItem need, Verdict[] verdicts)
    {
        List<MatchFit>? fit = null;
        for (var i = 0; i < verdicts.Length; i++)
        {
            if (verdicts[i].Outcome == GateOutcome.Failed && _gates[i].Policy == GatePolicy.Hard)
            {
                (fit ??= []).Add(MatchFit.OfGate(_gates[i].Gate, verdicts[i].Code, verdicts[i].Args));
            }
        }

        if (CanMiss(need))
        {
            (fit ??= []).AddRange(of.Checks.Where(c => c.Facet.Outcome == FacetOutcome.Missing && PolicyOf(c, need) == GatePolicy.Hard).Select(c => MatchFit.OfFacet(c.Facet.Facet, c.Code, c.Args)));
        }

        return fit ?? (IReadOnlyList<MatchFit>)[];
    }

    public IReadOnlyList<MatchGate> GatesOf(Judgement of, MatchItem need, Verdict[] verdicts)
    {
        var gates = new List<MatchGate>(verdicts.Length + _facetGates.Count);
        for (var i = 0; i < verdicts.Length; i++)
        {
            gates.Add(GateTable.Told(_gates[i].Gate, Outcome(verdicts[i].Outcome, _gates[i].Policy)));
        }

        foreach (var (gate, _) in _facetGates)
        {
            gates.Add(OfFacets(gate, of.Checks, need));
        }

        return gates;
    }

    // As bad as the worst of its facets.
    private MatchGate OfFacets(string gate, List<FacetCheck> checks, MatchItem need)
    {
        var outcome = GateOutcome.Unknown;
        foreach (var check in checks)
        {
            if (check.Gate != gate)
            {
                continue;
            }

            var own = check.Facet.Outcome switch
            {
                FacetOutcome.Met => GateOutcome.Passed,
                FacetOutcome.Missing when PolicyOf(check, need) is var policy and not GatePolicy.Off => policy == GatePolicy.Hard ? GateOutcome.Failed : GateOutcome.Warned,
                _ => GateOutcome.Unknown,
            };
            outcome = Worse(outcome, own);
        }

        return GateTable.Told(gate, outcome);
    }

    private static GateOutcome Worse(GateOutcome a, GateOutcome b) => a == GateOutcome.Unknown ? b : b == GateOutcome.Unknown ? a : (GateOutcome)Math.Max((int)a, (int)b);

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
