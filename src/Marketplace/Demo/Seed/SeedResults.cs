using Marketplace.Organizations;
using Marketplace.Platform;
using Marketplace.Results;

namespace Marketplace.Demo;

/// <summary>The results, each led through its life up to the end of the calendar.</summary>
internal sealed class SeedResults(SeedWords words, SeedCalendar calendar, SeedSize size, SeedOrganizations organizations, TimeSpan length)
{
    private static readonly Licence[][] Offers = [[Licence.Ordinary], [Licence.Ordinary, Licence.Exclusive], [Licence.Ordinary, Licence.Assignment], [Licence.Ordinary, Licence.Equity]];
    private static readonly IpKind[][] Rights = [[IpKind.PatentInvention], [IpKind.PatentInvention, IpKind.KnowHow], [IpKind.SoftwareCopyright], [IpKind.KnowHow], [IpKind.PatentUtility]];

    public IReadOnlyList<Result> Make() => [.. Enumerable.Range(0, size.Results).Select(Make)];

    private Result Make(int number)
    {
        var dice = new Dice("result", number);
        var owner = organizations.Schools[dice.Below(organizations.Schools.Count)];
        var manager = SeedActors.Manager(owner.Id);
        var disclosed = calendar.Of(number, size.Results, dice);

        var result = new Result(owner.Id, Fields(number, owner, dice), null, manager, disclosed.AddHours(-1 - dice.Below(40)));
        result.Take("disclose", manager, disclosed);
        if (calendar.End - disclosed < TimeSpan.FromDays(15) && number % 3 == 0)
        {
            return result;
        }

        result.Take(ResultFlow.Review, manager, calendar.Between(disclosed, disclosed.AddDays(14), 20 + dice.Below(30)));
        var published = calendar.Between(disclosed, disclosed.AddDays(14), 60 + dice.Below(30));
        result.Take("publish", manager, published);
        result.Renew(length, published);
        Age(result, number, manager, dice);
        return result;
    }

    // Two of three are confirmed in time, some after they have become stale, and the others stay so.
    private void Age(Result result, int number, Actor manager, Dice dice)
    {
        while (result.Status == ResultStatus.Published && result.ExpiresAt < calendar.End)
        {
            var due = result.ExpiresAt!.Value;
            var confirmed = due.AddDays(number % 3 == 0 ? 1 + dice.Below(20) : -1 - dice.Below(20));
            if (number % 3 == 0)
            {
                result.Take(ResultFlow.Age, Actor.Clock, due);
            }

            if (number % 6 != 0 && confirmed < calendar.End)
            {
                result.Take("confirm", manager, confirmed);
                result.Renew(length, confirmed);
            }
        }
    }

    private ResultFields Fields(int number, Organization owner, Dice dice)
    {
        var field = words.Fields[number % words.Fields.Count];
        var (thing, quality, use) = field.Combination(number / words.Fields.Count);
        // Another method on every round of the combinations.
        var method = field.Methods[number / words.Fields.Count / (field.Things.Count * field.Qualities.Count) % field.Methods.Count];
        var stage = dice.Below(words.Stages.Count);
        var summary = $"针对{use.Zh}对{thing.Zh}的要求，团队采用{method.Zh}，把{quality.Zh}由 {quality.Say(quality.From)} {(quality.IsUp ? "提高" : "降低")}到 {quality.Say(quality.To)}。"
            + $"{dice.Of(words.Proofs)}。{words.Stages[stage]}。";
        return new ResultFields(
            $"seed-result-{number + 1:0000}", null, $"基于{method.Zh}的{use.Zh}用{thing.Zh}{quality.Zh}优化技术",
            $"{char.ToUpperInvariant(thing.En[0])}{thing.En[1..]} for {use.En}: better {quality.En} by {method.En}", summary, null, Language.Zh,
            [thing.Zh, quality.Zh, method.Zh], 2 + stage * 2 + dice.Below(2), dice.Of(Offers), owner.Region, dice.Of(field.Industries), field.Code, dice.Of(Rights));
    }
}
