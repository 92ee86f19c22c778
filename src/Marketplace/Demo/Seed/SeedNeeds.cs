using Marketplace.Needs;
using Marketplace.Organizations;
using Marketplace.Platform;

namespace Marketplace.Demo;

/// <summary>The needs, each led through its life up to the end of the calendar.</summary>
internal sealed class SeedNeeds(SeedWords words, SeedCalendar calendar, SeedSize size, SeedOrganizations organizations, TimeSpan length)
{
    private readonly Dictionary<TechnologyField, int> _used = [];
    // Those of the last weeks are not resolved yet.
    private readonly int _eligible = Math.Max(size.Resolved, size.Needs * 9 / 10);
    private int _companies;

    public IReadOnlyList<Need> Make() => [.. Enumerable.Range(0, size.Needs).Select(Make)];

    private Need Make(int number)
    {
        var dice = new Dice("need", number);
        var company = CompanyOf(number, dice);
        var (owner, field) = (organizations.Companies[company], words.Fields[company % words.Fields.Count]);
        var (manager, agency) = (SeedActors.Manager(owner.Id), dice.Of(organizations.Agencies));
        var submitted = calendar.Of(number, size.Needs, dice);

        var need = new Need(owner.Id, Fields(number, field, owner, submitted, dice), null, manager, submitted.AddHours(-1 - dice.Below(40)));
        need.Take("submit", manager, submitted);
        Lead(need, number, manager, SeedActors.Broker(agency.Id), dice);
        return need;
    }

    // Every company once, at its turn; between those, more of one that is there already, the early ones oftener.
    private int CompanyOf(int number, Dice dice)
    {
        if (_companies < size.Companies && (long)_companies * size.Needs / size.Companies == number)
        {
            return _companies++;
        }

        return dice.Below(dice.Below(_companies) + 1);
    }

    private void Lead(Need need, int number, Actor owner, Actor broker, Dice dice)
    {
        var (submitted, left) = (need.SubmittedAt!.Value, calendar.End - need.SubmittedAt!.Value);
        var isResolved = number < _eligible && (long)(number + 1) * size.Resolved / _eligible > (long)number * size.Resolved / _eligible;
        if (!isResolved && left < TimeSpan.FromDays(20) && number % 4 != 0)
        {
            return;
        }

        var weeks = calendar.Between(submitted, submitted.AddDays(14), 100);
        need.Take("diagnose", broker, calendar.Between(submitted, weeks, 20 + dice.Below(20)));
        need.Take("approve", broker, calendar.Between(submitted, weeks, 45 + dice.Below(20)));
        var published = calendar.Between(submitted, weeks, 70 + dice.Below(20));
        need.Take("publish", owner, published);
        need.Renew(length, published);

        if (isResolved)
        {
            Resolve(need, number, owner, calendar.Between(published, published.AddDays(150), 40 + dice.Below(55)));
        }
        else
        {
            Age(need, number, owner, dice);
        }
    }

    private static void Resolve(Need need, int number, Actor owner, DateTimeOffset at)
    {
        var outcome = (number % 11) switch { 9 => NeedOutcome.InHouse, 10 => NeedOutcome.Bought, _ => NeedOutcome.Contract };
        need.Resolve(number % 7 == 3 ? NeedStatus.PartiallyResolved : NeedStatus.Resolved, outcome, null, owner, at);
    }

    // What nobody confirms expires. Some owners renew theirs, some give it up.
    private void Age(Need need, int number, Actor owner, Dice dice)
    {
        if (number % 10 is 8 or 9 && need.PublishedAt!.Value.AddDays(120) < calendar.End)
        {
            var at = need.PublishedAt!.Value.AddDays(30 + dice.Below(90));
            if (number % 10 == 8)
            {
                need.Resolve(NeedStatus.Unresolved, NeedOutcome.None, null, owner, at);
            }
            else
            {
                need.Take(NeedFlow.Withdraw, owner, at);
            }
        }

        while (need.Status == NeedStatus.Published && need.ExpiresAt < calendar.End)
        {
            var expired = need.ExpiresAt!.Value;
            need.Take(NeedFlow.Expire, Actor.Clock, expired);
            var confirmed = expired.AddMinutes(600 + dice.Below(9_000));
            if (number % 10 < 5 && confirmed < calendar.End)
            {
                need.Take("confirm", owner, confirmed);
                need.Renew(length, confirmed);
            }
        }
    }

    private NeedFields Fields(int number, SeedField field, Organization owner, DateTimeOffset at, Dice dice)
    {
        _used[field.Code] = _used.GetValueOrDefault(field.Code) + 1;
        var (thing, quality, use) = field.Combination(_used[field.Code]);
        var description = $"我司在{use.Zh}业务中使用{thing.Zh}，目前{quality.Zh}约为 {quality.Say(quality.From)}，{dice.Of(words.Troubles)}。"
            + $"希望{quality.Zh}达到 {quality.Say(quality.To)} {(quality.IsUp ? "以上" : "以下")}，并且{dice.Of(words.Conditions)}。{dice.Of(words.Offers)}。";
        return new NeedFields(
            $"seed-need-{number + 1:0000}", null, $"{use.Zh}用{thing.Zh}{quality.Zh}{(quality.IsUp ? "提升" : "降低")}技术",
            $"{(quality.IsUp ? "Raising" : "Lowering")} the {quality.En} of {thing.En} for {use.En}", description, null, Language.Zh, [thing.Zh, quality.Zh, use.Zh],
            new Money((10 + dice.Below(390)) * 10_000m, "CNY"), Period.DayOf(at, Period.China).AddDays(200 + dice.Below(500)), 3 + dice.Below(5), null, owner.Region,
            dice.Of(field.Industries), field.Code, number % 23 == 0, [new Target(quality.Zh, quality.Unit, quality.From, quality.To, true)]);
    }
}
