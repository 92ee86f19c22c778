using Marketplace.Platform;
using Marketplace.Tests.Deals;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Rules;

// What is done, by whom and in which order, so that each command of the document is done once.
public sealed partial class CommandRules
{
    private async Task Organizations(TestActor op)
    {
        var path = await Make(op, "postOrganization", "/v1/organizations", new { name = "A new one", kind = "company" });
        var mine = await app.Actor(Role.Broker);
        path = $"/v1/organizations/{await app.Organization(mine)}";
        await Do(op, "reviseOrganization", path, new { region = "310000" });
        await Do(op, "verifyOrganization", $"{path}/verify");
        await Do(op, "suspendOrganization", $"{path}/suspend", new { reason = "Because." });
        await Do(op, "reinstateOrganization", $"{path}/reinstate");
        await Make(op, "postRate", "/v1/rates", new { currency = "JPY", date = "2026-11-24", cny = "4.7831", unit = 100, source = "CFETS" });
    }

    private async Task Glossary(TestActor op)
    {
        var path = await Make(op, "postTerm", "/v1/glossary", new { zh = "纳滤膜", en = new[] { "nanofiltration membrane" } });
        await Do(op, "reviseTerm", path, new { field = "new_materials" });
        await Do(op, "withdrawTerm", $"{path}/withdraw", new { reason = "Because." });
        await Do(op, "postSource", "/v1/glossary/sources", new { name = "mine", title = "Mine", licence = "CC0-1.0", attribution = "Nobody" });
    }

    private async Task People(TestActor by)
    {
        var path = await Make(by, "postPerson", "/v1/people", new { name = "Ada" });
        await Do(by, "revisePerson", path, new { title = "Professor" });
        await Do(by, "erasePerson", $"{path}/erase");
        // Its answer is shown once, and never again.
        path = await Make(by, "postClient", "/v1/clients", new { name = "Another", role = "member" }, isShownOnce: true);
        await Do(by, "revokeClient", $"{path}/revoke", new { reason = "Because." });
    }

    private async Task Needs(TestActor by, TestActor broker)
    {
        var path = await Make(by, "postNeed", "/v1/needs", Items.Body("needs", "A need"));
        await Do(by, "reviseNeed", path, new { title = "Another" });
        await Do(by, "reviseNeedFacets", $"{path}/facets", new { must = new[] { "long enough" } });
        await Do(by, "confirmNeedFacets", $"{path}/facets/confirm");
        foreach (var step in "submit diagnose return submit diagnose defer reopen approve publish confirm".Split(' '))
        {
            await Do("diagnose return defer approve".Contains(step) ? broker : by, $"{step}Need", $"{path}/{step}", new { reason = "Because." });
        }

        await Do(by, "resolveNeed", $"{path}/resolve", new { outcome = "none" });
        var other = await app.Post(by, "needs", Items.Body("needs", "Not for long"));
        await Do(by, "withdrawNeed", $"{other}/withdraw");
    }

    private async Task<string> Results(TestActor by)
    {
        var path = await Make(by, "postResult", "/v1/results", Items.Body("results", "A result"));
        await Do(by, "reviseResult", path, new { title = "Another" });
        foreach (var step in "disclose review publish confirm".Split(' ')) await Do(by, $"{step}Result", $"{path}/{step}");
        var other = await app.Post(by, "results", Items.Body("results", "Not for long"));
        await Do(by, "withdrawResult", $"{other}/withdraw");
        return path.Split('/')[^1];
    }

    private async Task Deals(TestActor buyer, TestActor seller, TestActor broker, TestActor op, string result)
    {
        object Body() => new { resultId = result, buyerId = buyer.Organization, sellerId = seller.Organization, brokerId = broker.Organization, contractType = "consulting", intendedValue = DealStory.Cny("90.00") };
        var path = await Make(buyer, "postDeal", "/v1/deals", Body());
        await Do(buyer, "reviseDeal", path, new { terms = "Ten years." });
        await Do(broker, "priceDeal", $"{path}/price", new { route = "free" });
        await Do(buyer, "confirmDeal", $"{path}/confirm");
        await Do(seller, "confirmDeal", $"{path}/confirm");
        await Do(broker, "signDeal", $"{path}/sign", DealStory.Contract);
        await Do(seller, "performDeal", $"{path}/perform");
        await Do(buyer, "acceptDeal", $"{path}/accept");
        var value = await Make(seller, "postDealValue", $"{path}/values", new { level = "received", amount = DealStory.Cny("40.00"), date = "2026-11-24", evidence = DealStory.Evidence });
        await Do(buyer, "confirmDealValue", $"{value}/confirm");
        await Do(seller, "closeDeal", $"{path}/close");

        var other = await DealStory.Begin(app);
        await Do(other.Buyer, "cancelDeal", $"{other.Path}/cancel");
        other = await (await DealStory.Begin(app)).Signed();
        await Do(other.Buyer, "terminateDeal", $"{other.Path}/terminate", new { reason = "It failed.", date = DateOnly.FromDateTime(app.Time.Now().UtcDateTime.AddHours(8)) });
    }
}
