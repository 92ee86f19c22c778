using Marketplace.Deals;
using Marketplace.Needs;
using Marketplace.Organizations;
using Marketplace.Platform;
using Marketplace.Results;

namespace Marketplace.Tests.Rules;

public sealed class LivesTests
{
    [Fact]
    public void Every_step_of_every_life_from_every_state_by_every_party_does_what_the_table_says()
    {
        Walked(NeedFlow.Table);
        Walked(ResultFlow.Table);
        Walked(DealFlow.Table);
        Walked(OrganizationFlow.Table, least: 9);
    }

    [Fact]
    public void Only_the_owner_resolves_a_need() =>
        NeedFlow.Table.Rows.Where(row => row.Step == NeedFlow.Resolve).ShouldAllBe(row => row.By.Single() == NeedRole.Owner);

    [Fact]
    public void Only_the_platform_concludes_a_result() =>
        ResultFlow.Table.Rows.Where(row => row.Step == ResultFlow.Conclude).ShouldAllBe(row => row.By.Single() == ResultRole.Platform);

    // By that an unverified organization publishes by no step.
    [Fact]
    public void Whatever_step_leads_to_what_is_published_begins_its_time_anew()
    {
        NeedFlow.Table.Rows.Where(row => row.To == NeedStatus.Published).ShouldAllBe(row => NeedFlow.Renews(row.Step));
        ResultFlow.Table.Rows.Where(row => row.To == ResultStatus.Published && row.Step != ResultFlow.Review).ShouldAllBe(row => ResultFlow.Renews(row.Step));
        ResultFlow.Table.Rows.Where(row => row.Step == ResultFlow.Review && row.To == ResultStatus.Published).ShouldAllBe(row => row.From == ResultStatus.Published);
    }

    [Fact]
    public void Only_an_operator_leads_the_life_of_an_organization() => OrganizationFlow.Table.Rows.ShouldAllBe(row => row.By.Single() == OrganizationRole.Operator);

    [Fact]
    public void A_signed_deal_cannot_be_cancelled() =>
        DealFlow.Table.Rows.ShouldNotContain(row => row.From == DealStatus.Signed && row.To == DealStatus.Cancelled);

    private static void Walked<TState, TRole>(Flow<TState, TRole> flow, int least = 100) where TState : struct, Enum where TRole : struct, Enum
    {
        var walk = FlowRules.Walk(flow).ToList();
        walk.Count.ShouldBeGreaterThanOrEqualTo(least);
        walk.ShouldAllBe(w => w.Outcome == FlowRules.Expected(flow, w.Step, w.From, w.By));
    }
}
