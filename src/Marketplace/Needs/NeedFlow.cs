using Marketplace.Platform;
using static Marketplace.Needs.NeedRole;
using static Marketplace.Needs.NeedStatus;

namespace Marketplace.Needs;

internal enum NeedStatus
{
    Draft, Submitted, Diagnosing, Returned, LongTerm, Ready, Published, Resolved, PartiallyResolved, Unresolved, Expired, Withdrawn,
}

internal enum NeedRole { Owner, Broker, Expert, Operator, Platform, Clock }

/// <summary>The whole life of a need.</summary>
internal static class NeedFlow
{
    public const string Resolve = "resolve";
    public const string Withdraw = "withdraw";
    public const string Expire = "expire";
    public const string TimeToLive = "need_time_to_live_days";

    public static readonly Flow<NeedStatus, NeedRole> Table = new("need",
    [
        new("submit",   Draft,      Submitted,         Owner),
        new("submit",   Returned,   Submitted,         Owner),
        new("diagnose", Submitted,  Diagnosing,        Broker, Expert, Operator),
        new("return",   Submitted,  Returned,          Broker, Expert, Operator),
        new("return",   Diagnosing, Returned,          Broker, Expert, Operator),
        new("defer",    Diagnosing, LongTerm,          Broker, Expert, Operator),
        new("reopen",   LongTerm,   Submitted,         Owner),
        new("reopen",   Unresolved, Submitted,         Owner),
        new("reopen",   Expired,    Submitted,         Owner),
        new("approve",  Submitted,  Ready,             Broker, Expert, Operator, NeedRole.Platform),
        new("approve",  Diagnosing, Ready,             Broker, Expert, Operator, NeedRole.Platform),
        new("publish",  Ready,      Published,         Owner, Operator),
        new("confirm",  Published,  Published,         Owner),
        new("confirm",  Expired,    Published,         Owner),
        new(Resolve,    Published,  Resolved,          Owner),
        new(Resolve,    Published,  PartiallyResolved, Owner),
        new(Resolve,    Published,  Unresolved,        Owner),
        new(Expire,     Published,  Expired,           Clock),
        .. new[] { Draft, Submitted, Diagnosing, Returned, LongTerm, Ready, Published, Unresolved, Expired }
            .Select(live => new Flow<NeedStatus, NeedRole>.Row(Withdraw, live, Withdrawn, Owner, Operator)),
    ]);

    // To resolve takes an outcome, and so has a use-case of its own. The clock does not come in by the door.
    public static readonly IReadOnlyList<string> PlainSteps = [.. Table.StepsBy(Owner, Broker, Expert, Operator).Except([Resolve])];

    // To whom something is given back, or whose need is taken down, is told why.
    public static bool AsksWhy(string step, bool byOwner) => step == "return" || (step == Withdraw && !byOwner);

    // From then on its time to live is counted anew.
    public static bool Renews(string step) => step is "publish" or "confirm";

    // Who is not of the owner's organization sees a need from the day it is published.
    public static readonly IReadOnlyList<NeedStatus> Public = [Published, Resolved, PartiallyResolved, Unresolved, Expired];

    // Those who diagnose see it from the day it is submitted.
    public static readonly IReadOnlyList<NeedStatus> Diagnosable = [.. Public, Submitted, Diagnosing, Ready];
}
