using Marketplace.Integration;
using Marketplace.Platform;

namespace Marketplace.Deals;

/// <summary>What a buyer and a seller agree on, about a need, a result or both.</summary>
internal sealed class Deal : Entity<DealStatus, DealRole>
{
    /// <param name="stateFounded">Whether the seller is, on the day the deal begins.</param>
    /// <param name="field">Of the need, or else of the result, on that day.</param>
    public Deal(DealFields fields, bool stateFounded, TechnologyField? field, Actor actor, DateTimeOffset now) : base(DealStatus.Intent, actor, now)
    {
        Field = field;
        (NeedId, ResultId, BuyerId, SellerId) = (fields.NeedId, fields.ResultId, fields.BuyerId!.Value, fields.SellerId!.Value);
        (BrokerId, ContractType, Licence, Terms, StateFounded) = (fields.BrokerId, fields.ContractType!.Value, fields.Licence, fields.Terms, stateFounded);
    }

    private Deal() { }

    public Guid? NeedId { get; private init; }
    public Guid? ResultId { get; private init; }
    public Guid BuyerId { get; private init; }
    public Guid SellerId { get; private init; }
    public Guid? BrokerId { get; private set; }
    public ContractType ContractType { get; private set; }
    public Licence? Licence { get; private set; }
    public TechnologyField? Field { get; private init; }
    public string? Terms { get; private set; }
    public PriceRoute? Route { get; private set; }
    public bool BuyerConfirmed { get; private set; }
    public bool SellerConfirmed { get; private set; }
    public bool StateFounded { get; private init; }
    public string? Number { get; private set; }
    public DateOnly? SignedOn { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The head of its ledger: the last number given to a statement. Counted up under the lock on this row.</summary>
    public int LastSeq { get; private set; }

    protected override Flow<DealStatus, DealRole> Flow => DealFlow.Table;

    public static DateOnly DayOf(DateTimeOffset at) => Period.DayOf(at, Period.China);

    /// <summary>From then on it counts for nothing but what was received.</summary>
    public bool IsBrokenOff(DateTimeOffset now) => EndedAt <= now;

    public int NextSeq() => ++LastSeq;

    /// <summary>The party or broker that the actor acts for; the one it comes from, where there are several.</summary>
    public Guid? PartyOf(Actor actor) =>
        new[] { BuyerId, SellerId, BrokerId }.OfType<Guid>().OrderByDescending(p => p == actor.Home).Where(actor.ActsFor).Cast<Guid?>().FirstOrDefault();

    public ProblemException NotNow(string step, Actor actor) =>
        Problem.WrongState(Kind, SnakeCase.Name(Status), step, Flow.Rows.Where(r => r.From == Status && r.Step != step && r.By.Intersect(RolesOf(actor)).Any()).Select(r => r.Step));

    public void Revise(DealChanges changes, Actor actor, DateTimeOffset now)
    {
        if (!actor.ActsFor(BuyerId) && !actor.ActsFor(SellerId))
        {
            throw Problem.NotAllowed(ReviseStep, Kind);
        }

        if (!DealFlow.Open.Contains(Status))
        {
            throw NotNow(ReviseStep, actor);
        }

        var terms = (changes.ContractType.Or(ContractType)!.Value, changes.Licence.Or(Licence), changes.Terms.Or(Terms), changes.BrokerId.Or(BrokerId));
        if (terms != (ContractType, Licence, Terms, BrokerId))
        {
            (ContractType, Licence, Terms, BrokerId) = terms;
            (BuyerConfirmed, SellerConfirmed) = (false, false);
            Revised(actor, now);
        }
    }

    public void Price(PriceRoute route, Actor actor, DateTimeOffset now)
    {
        Take(DealFlow.PriceStep, actor, now);
        (Route, BuyerConfirmed, SellerConfirmed) = (Allowed(route), false, false);
    }

    /// <summary>Each party for itself. The one that completes it takes the step; who says it twice says nothing new.</summary>
    public void Confirm(Actor actor, DateTimeOffset now, string? reason)
    {
        var roles = RolesOf(actor);
        Flow.Find(DealFlow.ConfirmStep, Status, roles);
        var confirmed = (Buyer: BuyerConfirmed || roles.Contains(DealRole.Buyer), Seller: SellerConfirmed || roles.Contains(DealRole.Seller));
        if (confirmed == (BuyerConfirmed, SellerConfirmed))
        {
            return;
        }

        (Route, BuyerConfirmed, SellerConfirmed) = (Allowed(Route), confirmed.Buyer, confirmed.Seller);
        if (confirmed is (true, true) && Status != DealStatus.Agreed)
        {
            Take(DealFlow.ConfirmStep, actor, now, reason);
            return;
        }

        Changed(now);
        Record(DealFlow.ConfirmStep, SnakeCase.Name(Status), SnakeCase.Name(Status), actor, now, reason);
    }

    /// <summary>After a change of what was confirmed.</summary>
    public void TakeBackConfirmations(Actor actor, DateTimeOffset now)
    {
        if (BuyerConfirmed || SellerConfirmed)
        {
            (BuyerConfirmed, SellerConfirmed) = (false, false);
            Revised(actor, now);
        }
    }

    public void Sign(SignedContract contract, Actor actor, DateTimeOffset now)
    {
        if (Status == DealStatus.Agreed && !(BuyerConfirmed && SellerConfirmed))
        {
            throw NotNow(DealFlow.SignStep, actor);
        }

        Take(DealFlow.SignStep, actor, now);
        (Number, SignedOn) = (contract.Number, contract.Date);
        Raise(new DealSigned(Id, NeedId, ResultId, BuyerId, SellerId, BrokerId, contract.Value!, now));
    }

    public void Terminate(Termination termination, Actor actor, DateTimeOffset now)
    {
        Take(DealFlow.TerminateStep, actor, now, termination.Reason);
        EndedAt = Period.BeginningOf(termination.Date!.Value, Period.China);
    }

    protected override void AfterStep(string step, DateTimeOffset now) => EndedAt = Status == DealStatus.Cancelled ? now : EndedAt;

    // Refused when it is named, too: there is no way back from it to another.
    private PriceRoute? Allowed(PriceRoute? route) =>
        StateFounded && route != PriceRoute.Agreement ? throw Problem.Of("price_route_required") : route;

    protected override IReadOnlyList<DealRole> RolesOf(Actor actor) =>
    [
        .. actor.IsSystem ? [DealRole.Clock] : Array.Empty<DealRole>(),
        .. actor.IsOperator ? [DealRole.Operator] : Array.Empty<DealRole>(),
        .. actor.ActsFor(BuyerId) ? [DealRole.Buyer] : Array.Empty<DealRole>(),
        .. actor.ActsFor(SellerId) ? [DealRole.Seller] : Array.Empty<DealRole>(),
        .. BrokerId is { } broker && actor.ActsFor(broker) ? [DealRole.Broker] : Array.Empty<DealRole>(),
    ];
}
