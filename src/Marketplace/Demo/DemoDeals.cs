using System.Text.Json;
using Marketplace.Deals;
using Marketplace.Integration;
using Marketplace.Needs;
using Marketplace.Platform;
using Marketplace.Results;

namespace Marketplace.Demo;

/// <param name="EndState">How far it is led.</param>
/// <param name="ResolveNeed">What its buyer says of the need in the end; null where nothing yet.</param>
internal sealed record DemoDeal(
    string Need, string Result, string? Broker, ContractType ContractType, Money IntendedValue, DealStatus EndState,
    string? ContractNumber, DateOnly? SignedDate, Money? SignedValue, DateOnly? ReceivedDate, Money? ReceivedValue, ResolutionStatus? ResolveNeed);

/// <summary>Leads the sample deals through their lives, each step by the party whose it is.</summary>
internal static class DemoDeals
{
    private static readonly DealStatus[] AfterSigned = [DealStatus.Signed, DealStatus.Performing, DealStatus.Closed];

    public static async Task Load(DemoData demo, string deals)
    {
        foreach (var (deal, number) in JsonSerializer.Deserialize<List<DemoDeal>>(deals, Json.Options)!.Select((deal, i) => (deal, i + 1)))
        {
            await Lead(demo, deal, $"deal-{number}");
        }
    }

    private static async Task Lead(DemoData demo, DemoDeal deal, string key)
    {
        var (need, result) = (await demo.Need(deal.Need), await demo.Result(deal.Result));
        Guid? broker = deal.Broker is null ? null : await demo.Organization(deal.Broker);
        var (buyer, seller) = (Manager(need.OwnerId), Manager(result.OwnerId));
        var entered = await demo.As(buyer, key, new PostDeal(new DealFields(
            need.Id, result.Id, null, need.OwnerId, result.OwnerId, broker, deal.ContractType,
            deal.ContractType == ContractType.Licence ? Licence.Ordinary : null, null, deal.IntendedValue)));

        if (deal.EndState == DealStatus.Cancelled)
        {
            await Step(seller, "cancel");
        }

        if (deal.EndState is DealStatus.Agreed || AfterSigned.Contains(deal.EndState))
        {
            await Witness(seller, ValueNumber(1));
            await Step(buyer, "confirm");
            await Step(seller, "confirm");
        }

        if (AfterSigned.Contains(deal.EndState))
        {
            await demo.As(seller, $"{key}-review", new StepResult(result.Id, "review", null, IfMatch.Any));
            var evidence = new Evidence("contract", deal.ContractNumber, deal.SignedDate);
            await demo.As(buyer, $"{key}-sign", new SignDeal(entered.Id, new SignedContract(deal.ContractNumber, deal.SignedDate, deal.SignedValue, evidence), IfMatch.Any));
            await Witness(seller, ValueNumber(2));
        }

        if (deal.EndState is DealStatus.Performing or DealStatus.Closed)
        {
            await Step(seller, "perform");
        }

        if (deal.EndState == DealStatus.Closed)
        {
            await Step(buyer, "accept");
            var evidence = new Evidence("bank_receipt", $"{deal.ContractNumber}-1", deal.ReceivedDate);
            await demo.As(seller, $"{key}-received", new PostValue(entered.Id, new ValueFields(ValueLevel.Received, deal.ReceivedValue, deal.ReceivedDate, evidence)));
            await Witness(buyer, ValueNumber(3));
            await Step(seller, "close");
        }

        if (deal.ResolveNeed is { } how)
        {
            await demo.As(buyer, $"{key}-resolve", new ResolveNeed(need.Id, new NeedResolution(NeedOutcome.Contract, how), IfMatch.Any));
        }

        Task Step(Actor by, string step) => demo.As(by, $"{key}-{step}", new StepDeal(entered.Id, step, null, IfMatch.Any));

        async Task Witness(Actor by, Task<Guid> value) => await demo.As(by, $"{key}-{await value}", new ConfirmValue(entered.Id, await value));

        Task<Guid> ValueNumber(int seq) => demo.Value(entered.Id, seq);
    }

    private static Actor Manager(Guid organization) => new(ActorKind.Client, organization, [new Membership(organization, Role.Manager)]);
}
