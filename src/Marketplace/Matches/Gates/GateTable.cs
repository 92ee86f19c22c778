using Marketplace.Integration;
using Marketplace.Platform;
using static Marketplace.Matches.Gates.GatePolicy;

namespace Marketplace.Matches.Gates;

/// <summary>A need and a result, one of which asks.</summary>
/// <param name="OwnerIsKnown">Whether whoever asks may know whose the need is.</param>
/// <param name="Today">In China.</param>
internal readonly record struct Pair(MatchItem Need, MatchItem Result, bool OwnerIsKnown, DateTimeOffset Now, DateOnly Today);

/// <param name="Outcome">Failed is what the policy may still turn into a warning.</param>
/// <param name="Code">Of what would make it fit; its text is <c>fit_</c> and the code.</param>
internal sealed record Verdict(GateOutcome Outcome, string Code = "", params IReadOnlyList<object> Args)
{
    public static readonly Verdict Passed = new(GateOutcome.Passed);
    public static readonly Verdict Unknown = new(GateOutcome.Unknown);

    public static Verdict Fails(string code, params IReadOnlyList<object> args) => new(GateOutcome.Failed, code, args);
}

/// <summary>Every hard condition from both sides. What is not said by either side is unknown, and fails nothing.</summary>
internal static class GateTable
{
    public const string Must = "must";
    public const string Excluded = "excluded";

    public static readonly IReadOnlyList<(string Gate, GatePolicy Default, Func<Pair, Verdict> Judge)> Rows =
    [
        ("trl",        Hard, Trl),
        ("licence",    Hard, Licences),
        ("region",     Warn, Region),
        ("budget",     Warn, Budget),
        ("deadline",   Hard, Deadline),
        ("conflict",   Hard, Conflict),
        ("unverified", Warn, Unverified),
    ];

    /// <summary>With those of the facets, which are judged phrase by phrase.</summary>
    public static readonly IReadOnlyList<(string Gate, GatePolicy Policy)> Defaults =
        [.. Rows.Select(row => (row.Gate, row.Default)), (Must, Hard), (Excluded, Hard), (GatePolicies.OfRead, Warn)];

    private static readonly Dictionary<string, MatchGate[]> _told = Defaults.ToDictionary(d => d.Gate, d => Enum.GetValues<GateOutcome>().Select(outcome => new MatchGate(d.Gate, outcome)).ToArray());

    /// <summary>Of a few dozen that there are: an answer tells some hundred.</summary>
    public static MatchGate Told(string gate, GateOutcome outcome) => _told[gate][(int)outcome];

    public static GatePolicy DefaultOf(string gate) => Defaults.Single(d => d.Gate == gate).Policy;

    private static Verdict Trl(Pair p) =>
        (p.Need.Trl, p.Result.Trl) is not ({ } least, { } own) ? Verdict.Unknown : own >= least ? Verdict.Passed : Verdict.Fails("trl_too_low", least, own);

    private static Verdict Licences(Pair p) =>
        p.Need.Wants?.Licence is not { } wanted || p.Result.Offers?.Licences is not { Count: > 0 } offered ? Verdict.Unknown
        // An open licence is an ordinary one (Patent Law Art. 51).
        : offered.Contains(wanted) || (wanted == Licence.Ordinary && offered.Contains(Licence.Open)) ? Verdict.Passed
        : Verdict.Fails("licence_not_offered", SnakeCase.Name(wanted), string.Join(", ", offered.Select(SnakeCase.Name)));

    // Where a licence says for where it is given, that decides; else whether a border lies between them, which export control may ask about.
    private static Verdict Region(Pair p) =>
        p.Need.Region is not { } wanted ? Verdict.Unknown
        : p.Result.Offers?.Regions is { Count: > 0 } given ? given.Any(region => Covers(region, wanted)) ? Verdict.Passed : Verdict.Fails("region_outside", wanted, string.Join(", ", given))
        : p.Result.Region is not { } own ? Verdict.Unknown
        : Country(own) == Country(wanted) ? Verdict.Passed : Verdict.Fails("region_abroad", wanted, own);

    private static Verdict Budget(Pair p) =>
        p.Need.Wants?.Budget is not { } budget || p.Result.Offers?.Fee is not { } fee || fee.Currency != budget.Currency ? Verdict.Unknown
        : fee.Amount <= budget.Amount ? Verdict.Passed : Verdict.Fails("budget_too_low", $"{fee.Amount} {fee.Currency}", $"{budget.Amount} {budget.Currency}");

    // A deadline that had passed before the need was published says nothing: by it the need does not expire either.
    private static Verdict Deadline(Pair p) =>
        p.Need.Wants is { Deadline: { } day } wants && day < p.Today && !(wants.ExpiresAt > p.Now) ? Verdict.Fails("deadline_passed", $"{day:yyyy-MM-dd}")
        : p.Result.Offers?.ValidUntil is { } until && until < p.Today ? Verdict.Fails("open_licence_ended", $"{until:yyyy-MM-dd}")
        : p.Need.Wants?.Deadline >= p.Today || p.Result.Offers?.ValidUntil is not null ? Verdict.Passed : Verdict.Unknown;

    // To who may not know the owner it says the same of every result.
    private static Verdict Conflict(Pair p) =>
        !p.OwnerIsKnown || p.Need.OwnerId == Guid.Empty || p.Result.OwnerId == Guid.Empty ? Verdict.Unknown
        : p.Need.OwnerId == p.Result.OwnerId ? Verdict.Fails("same_owner") : Verdict.Passed;

    private static Verdict Unverified(Pair p) => p.Result.Offers is null ? Verdict.Unknown : p.Result.Unverified ? Verdict.Fails("unverified") : Verdict.Passed;

    // Six digits are a place in China: province, prefecture and county, two each. CN is all of it.
    private static bool Covers(string given, string place) => given.Length == 2 ? Country(place) == given : place.StartsWith(Filled(given.TrimEnd('0')), StringComparison.Ordinal);

    private static string Filled(string code) => code.Length % 2 == 0 ? code : code + "0";

    private static string Country(string place) => place.Length == 2 ? place : "CN";
}
