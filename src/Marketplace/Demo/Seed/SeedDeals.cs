using Marketplace.Deals;
using Marketplace.Integration;
using Marketplace.Needs;
using Marketplace.Organizations;
using Marketplace.Platform;
using Marketplace.Results;

namespace Marketplace.Demo;

/// <summary>How far a deal is led. What is claimed, cancelled or only spoken of adds nothing to the value.</summary>
internal enum SeedDealEnd { Intent, Cancelled, Agreed, Signed, SignedClaimed, Performing, Closed }

/// <summary>The deals: one for each need that was resolved by a contract, and some on needs that are open.</summary>
internal sealed class SeedDeals
{
    private readonly SeedOrganizations _organizations;
    private readonly SeedCalendar _calendar;
    private readonly Dictionary<Guid, Organization> _schools;
    private readonly Dictionary<TechnologyField, List<Result>> _results;

    public SeedDeals(SeedCalendar calendar, SeedSize size, SeedOrganizations organizations, IReadOnlyList<Need> needs, IReadOnlyList<Result> results)
    {
        (_calendar, _organizations, _schools) = (calendar, organizations, organizations.Schools.ToDictionary(s => s.Id));
        _results = results.Where(r => r.PublishedAt is not null).GroupBy(r => r.Field!.Value).ToDictionary(g => g.Key, g => g.OrderBy(r => r.PublishedAt).ToList());

        var planned = needs.Select(need => (need, End: EndOf(need))).Where(p => p.End is not null).Select((p, i) => (p.need, End: Vary(p.End!.Value, i), Number: i)).ToList();
        var counting = planned.Where(p => p.End is not (SeedDealEnd.Intent or SeedDealEnd.Cancelled)).ToList();
        var values = SeedValues.Share(size.Value, [.. counting.Select(p => SeedValues.Weight(p.Number))]);
        var valueOf = counting.Zip(values).ToDictionary(p => p.First.Number, p => p.Second);
        foreach (var (need, end, number) in planned)
        {
            Lead(need, end, number, valueOf.GetValueOrDefault(number, 100_000m * (1 + number % 40)));
        }
    }

    public List<Deal> Deals { get; } = [];
    public List<ValueStatement> Statements { get; } = [];
    public List<ValueConfirmation> Confirmations { get; } = [];

    // Of those that are open, some: the number is that of the need.
    private SeedDealEnd? EndOf(Need need) => need switch
    {
        { Outcome: NeedOutcome.Contract } => SeedDealEnd.Closed,
        { Status: NeedStatus.Published } when _calendar.End - need.UpdatedAt > TimeSpan.FromDays(40) => (int.Parse(need.ExternalId![^4..], null) % 8) switch
        {
            0 => SeedDealEnd.Agreed,
            3 => SeedDealEnd.Intent,
            6 => SeedDealEnd.Cancelled,
            _ => null,
        },
        _ => null,
    };

    private static SeedDealEnd Vary(SeedDealEnd end, int number) => end != SeedDealEnd.Closed ? end : (number % 10) switch
    {
        4 => SeedDealEnd.SignedClaimed,
        5 or 6 => SeedDealEnd.Performing,
        7 => SeedDealEnd.Signed,
        _ => end,
    };

    private void Lead(Need need, SeedDealEnd end, int number, decimal value)
    {
        var dice = new Dice("deal", number);
        var (from, to) = need.ResolvedAt is { } resolved ? (need.PublishedAt!.Value, resolved) : (need.UpdatedAt, need.UpdatedAt.AddDays(38));
        DateTimeOffset At(int percent) => _calendar.Between(from, to, percent);

        var result = ResultFor(need, At(15), dice);
        var seller = result is null ? dice.Of(_organizations.Schools) : _schools[result.OwnerId];
        var (buying, selling) = (SeedActors.Manager(need.OwnerId), SeedActors.Manager(seller.Id));
        var isLicence = result is not null && dice.Below(4) == 0;
        var type = isLicence ? ContractType.Licence : dice.Of([ContractType.DevelopmentCommissioned, ContractType.DevelopmentJoint, ContractType.Consulting, ContractType.Service]);
        Guid? broker = number % 3 == 0 ? dice.Of(_organizations.Agencies).Id : null;
        var deal = new Deal(
            new DealFields(need.Id, result?.Id, null, need.OwnerId, seller.Id, broker, type, isLicence ? Licence.Ordinary : null), seller.StateFounded, need.Field, buying, At(20));
        Deals.Add(deal);

        // What was intended is what counts, where nobody confirms what was signed; else the contract differs a little from it.
        var isFormal = end is SeedDealEnd.Signed or SeedDealEnd.Performing or SeedDealEnd.Closed;
        var intended = State(deal, ValueLevel.Intended, isFormal ? decimal.Round(value * (85 + dice.Below(31)) / 100) : value, null, buying, need.OwnerId, At(20));
        if (end == SeedDealEnd.Intent)
        {
            return;
        }

        Confirm(intended, selling, seller.Id, At(28));
        if (end == SeedDealEnd.Cancelled)
        {
            deal.Take("cancel", buying, At(60));
            return;
        }

        if (seller.StateFounded)
        {
            deal.Price(PriceRoute.Agreement, selling, At(32));
        }

        deal.Confirm(buying, At(36), null);
        deal.Confirm(selling, At(42), null);
        if (end != SeedDealEnd.Agreed)
        {
            Sign(deal, end, value, number, buying, selling, At);
        }
    }

    private void Sign(Deal deal, SeedDealEnd end, decimal value, int number, Actor buying, Actor selling, Func<int, DateTimeOffset> at)
    {
        var day = Deal.DayOf(at(55));
        var (contract, isClaimed) = ($"SEED-{day.Year}-{number + 1:0000}", end == SeedDealEnd.SignedClaimed);
        var evidence = new Evidence("contract", contract, day);
        var money = new Money(isClaimed ? decimal.Round(value * 11 / 10) : value, Currencies.Cny);
        deal.Sign(new SignedContract(contract, day, money, evidence), buying, at(55));
        var signed = State(deal, ValueLevel.Signed, money.Amount, evidence, buying, deal.BuyerId, at(55));
        if (!isClaimed)
        {
            Confirm(signed, selling, deal.SellerId, at(60));
        }

        if (end is SeedDealEnd.Performing or SeedDealEnd.Closed)
        {
            deal.Take("perform", selling, at(65));
        }

        if (end == SeedDealEnd.Closed)
        {
            deal.Take("accept", buying, at(85));
            var received = State(deal, ValueLevel.Received, value, new Evidence("bank_receipt", contract + "-1", Deal.DayOf(at(90))), selling, deal.SellerId, at(90));
            Confirm(received, buying, deal.BuyerId, at(92));
            deal.Take("close", selling, at(95));
        }
    }

    // One of its field that is to be had by then; at the very beginning there may be none.
    private Result? ResultFor(Need need, DateTimeOffset at, Dice dice) =>
        _results.GetValueOrDefault(need.Field!.Value)?.TakeWhile(r => r.PublishedAt < at).ToList() is { Count: > 0 } there ? dice.Of(there) : null;

    private ValueStatement State(Deal deal, ValueLevel level, decimal amount, Evidence? evidence, Actor by, Guid party, DateTimeOffset at)
    {
        var statement = new ValueStatement(deal, level, Worth.OfCny(amount), Deal.DayOf(at), evidence, party, by, at);
        Statements.Add(statement);
        return statement;
    }

    private void Confirm(ValueStatement statement, Actor by, Guid party, DateTimeOffset at) => Confirmations.Add(new ValueConfirmation(statement.Id, party, by.ToString(), at));
}
