using Marketplace.Platform;
using static Marketplace.Results.ResultRole;
using static Marketplace.Results.ResultStatus;

namespace Marketplace.Results;

internal enum ResultStatus { Draft, Disclosed, Reviewed, Published, Stale, Transferred, ExclusivelyLicensed, Invested, Withdrawn }

internal enum ResultRole { Owner, OwnerManager, Operator, Platform, Clock }

/// <summary>The whole life of a result.</summary>
internal static class ResultFlow
{
    public const string Conclude = "conclude";
    public const string Review = "review";
    public const string Withdraw = "withdraw";
    public const string Age = "stale";
    public const string TimeToLive = "result_time_to_live_days";

    public static readonly Flow<ResultStatus, ResultRole> Table = new("result",
    [
        new("disclose", Draft,     Disclosed,           Owner),
        new(Review,     Disclosed, Reviewed,            OwnerManager),
        // One that came in on its publisher's word is reviewed where it stands.
        new(Review,     Published, Published,           OwnerManager),
        new("publish",  Reviewed,  Published,           OwnerManager, Operator),
        new("publish",  Stale,     Published,           OwnerManager, Operator),
        new("confirm",  Published, Published,           OwnerManager),
        new("confirm",  Stale,     Published,           OwnerManager),
        new(Age,        Published, Stale,               Clock),
        new(Conclude,   Published, Transferred,         ResultRole.Platform),
        new(Conclude,   Published, ExclusivelyLicensed, ResultRole.Platform),
        new(Conclude,   Published, Invested,            ResultRole.Platform),
        new(Conclude,   Stale,     Transferred,         ResultRole.Platform),
        new(Conclude,   Stale,     ExclusivelyLicensed, ResultRole.Platform),
        new(Conclude,   Stale,     Invested,            ResultRole.Platform),
        .. new[] { Draft, Disclosed, Reviewed, Published, Stale }
            .Select(live => new Flow<ResultStatus, ResultRole>.Row(Withdraw, live, Withdrawn, Owner, Operator)),
    ]);

    // The platform and the clock do not come in by the door.
    public static readonly IReadOnlyList<string> PlainSteps = Table.StepsBy(Owner, OwnerManager, Operator);

    // Whose result is taken down, is told why.
    public static bool AsksWhy(string step, bool byOwner) => step == Withdraw && !byOwner;

    // From then on its time to live is counted anew.
    public static bool Renews(string step) => step is "publish" or "confirm";

    public static readonly IReadOnlyList<ResultStatus> Matchable = [Published, Stale];

    // Who is not of the owner's organization sees a result from the day it is published.
    public static readonly IReadOnlyList<ResultStatus> Public = [.. Matchable, Transferred, ExclusivelyLicensed, Invested];
}
