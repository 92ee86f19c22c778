using Marketplace.Platform;
using static Marketplace.Deals.DealRole;
using static Marketplace.Deals.DealStatus;

namespace Marketplace.Deals;

internal enum DealStatus { Intent, Pricing, Agreed, Signed, Performing, Accepted, Closed, Cancelled, Terminated }

internal enum DealRole { Buyer, Seller, Broker, Operator, Clock }

internal enum ContractType { DevelopmentCommissioned, DevelopmentJoint, Transfer, Licence, Consulting, Service, Equity }

/// <summary>How the price is set. A state-founded seller has no free hand.</summary>
internal enum PriceRoute { Free, Agreement }

/// <summary>The whole life of a deal.</summary>
internal static class DealFlow
{
    public const string PriceStep = "price";
    public const string ConfirmStep = "confirm";
    public const string SignStep = "sign";
    public const string TerminateStep = "terminate";

    public static readonly Flow<DealStatus, DealRole> Table = new("deal",
    [
        new(PriceStep,     Intent,     Pricing,    Buyer, Seller, Broker),
        new(ConfirmStep,   Intent,     Agreed,     Buyer, Seller),
        new(ConfirmStep,   Pricing,    Agreed,     Buyer, Seller),
        // Once more, where the intended value was changed in between.
        new(ConfirmStep,   Agreed,     Agreed,     Buyer, Seller),
        new(SignStep,      Agreed,     Signed,     Buyer, Seller, Broker),
        new("perform",     Signed,     Performing, Buyer, Seller),
        new("accept",      Performing, Accepted,   Buyer),
        new("close",       Signed,     Closed,     Buyer, Seller, Operator),
        new("close",       Performing, Closed,     Buyer, Seller, Operator),
        new("close",       Accepted,   Closed,     Buyer, Seller, Operator),
        new("cancel",      Intent,     Cancelled,  Buyer, Seller, Operator),
        new("cancel",      Pricing,    Cancelled,  Buyer, Seller, Operator),
        new("cancel",      Agreed,     Cancelled,  Buyer, Seller, Operator),
        new(TerminateStep, Signed,     Terminated, Buyer, Seller, Operator),
        new(TerminateStep, Performing, Terminated, Buyer, Seller, Operator),
    ]);

    // The others have data of their own, and so each its own use-case.
    public static readonly IReadOnlyList<string> PlainSteps =
        [.. Table.StepsBy(Buyer, Seller, Broker, Operator).Except([PriceStep, SignStep, TerminateStep])];

    // The terms may still be changed.
    public static readonly IReadOnlyList<DealStatus> Open = [Intent, Pricing];

    public static readonly IReadOnlyList<DealStatus> BeforeSigned = [Intent, Pricing, Agreed];
}
