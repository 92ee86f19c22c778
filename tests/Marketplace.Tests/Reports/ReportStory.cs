using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Reports;

/// <summary>A small platform whose figures can be added up by hand, on a database of its own: what is counted is everything there is.</summary>
public sealed class ReportStory(TestServer server) : IAsyncLifetime
{
    internal TestApp App { get; } = new(server);
    internal TestActor Buyer { get; private set; } = null!;
    internal TestActor Other { get; private set; } = null!;
    internal TestActor Seller { get; private set; } = null!;
    internal TestActor Agency { get; private set; } = null!;
    internal TestActor Auditor { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        (Buyer, Other) = (await App.Actor(Role.Manager), await App.Actor(Role.Manager));
        (Seller, Agency) = (await App.Actor(Role.Manager, OrganizationKind.University), await App.Actor(Role.Broker, OrganizationKind.Agency));
        Auditor = await App.Actor(Role.Auditor, OrganizationKind.Government);
        await Needs(await Deals());
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    // Of five needs that were submitted, four were published, one was resolved a month later, one partially two months later; a draft is nothing.
    private async Task Needs(Guid first)
    {
        var second = await Need(Buyer, publish: true);
        await Need(Other, publish: true, anonymous: true);
        await Need(Other, publish: false);
        await NextMonth();
        await Need(Buyer, publish: true);
        await Step(Other, $"/v1/needs/{await Need(Other, publish: false)}/submit");
        await Step(Buyer, $"/v1/needs/{first}/resolve", new { outcome = "contract" });
        await NextMonth();
        await Step(Buyer, $"/v1/needs/{second}/resolve", new { outcome = "in_house", status = "partially_resolved" });
    }

    private async Task<Guid> Deals()
    {
        var need = await Need(Buyer, publish: true, field: "new_materials");
        var result = await Story.Created(App.As(Seller).Send(HttpMethod.Post, "/v1/results?publish=true", new { title = "Nanofiltration membrane", summary = "A membrane that does not swell in acetone." }));

        // Intended, signed, received; a registration was stated, confirmed, and taken back by both.
        var whole = await Deal(new { needId = need, resultId = result, buyerId = Buyer.Organization, sellerId = Seller.Organization, brokerId = Agency.Organization, contractType = "consulting" });
        await Value(whole, "intended", "900.00", "2026-03-05", Seller);
        await Sign(whole, "1000.00", "2026-03-11", Seller);
        await Value(whole, "received", "260.00", "2026-04-20", Auditor);
        var registered = await Value(whole, "registered", "1000.00", "2026-04-21", Seller);
        var reversal = await Story.Created(App.As(Seller).Send(HttpMethod.Post, $"{whole}/values", new { reverses = registered }));
        await Step(Buyer, $"{whole}/values/{reversal}/confirm");

        // Intended, of which a part nobody else stands by.
        var early = await Deal(Between(result, Buyer));
        await Value(early, "intended", "70.00", "2026-05-06", Seller);
        await Value(early, "intended", "20.00", "2026-05-07", null);

        // Signed, says its buyer.
        await Sign(await Deal(Between(result, Other)), "500.00", "2026-04-02", null, Other);

        // Terminated: what was received stays. Cancelled: nothing does.
        var broken = await Deal(Between(result, Buyer));
        await Sign(broken, "700.00", "2026-03-10", Seller);
        await Value(broken, "received", "40.00", "2026-04-01", Seller);
        await Value(broken, "received", "40.00", "2026-04-30", null);
        await Step(Buyer, $"{broken}/terminate", new { reason = "The pilot failed.", date = "2026-05-02" });
        var cancelled = await Deal(Between(result, Buyer));
        await Value(cancelled, "intended", "55.00", "2026-03-06", Seller);
        await Step(Seller, $"{cancelled}/cancel");
        return need;
    }

    private object Between(Guid result, TestActor buyer) => new { resultId = result, buyerId = buyer.Organization, sellerId = Seller.Organization, contractType = "service" };

    private async Task<string> Deal(object fields) => $"/v1/deals/{await Story.Created(App.As(Seller).Send(HttpMethod.Post, "/v1/deals", fields))}";

    private async Task Sign(string deal, string amount, string date, TestActor? witness, TestActor? buyer = null)
    {
        await Step(buyer ?? Buyer, $"{deal}/confirm");
        await Step(Seller, $"{deal}/confirm");
        await Step(buyer ?? Buyer, $"{deal}/sign", new { number = "HT-1", date, value = new { amount, currency = "CNY" }, evidence = new { kind = "contract", reference = "HT-1", date } });
        if (witness is not null)
        {
            var values = (await (await App.As(witness).Send(HttpMethod.Get, $"{deal}/values")).Json()).GetProperty("items").EnumerateArray();
            await Step(witness, $"{deal}/values/{values.Last().GetProperty("id").GetGuid()}/confirm");
        }
    }

    private async Task<Guid> Value(string deal, string level, string amount, string date, TestActor? witness)
    {
        var fields = new { level, date, amount = new { amount, currency = "CNY" }, evidence = new { kind = "statement", reference = "1", date } };
        var id = await Story.Created(App.As(Buyer).Send(HttpMethod.Post, $"{deal}/values", fields));
        if (witness is not null)
        {
            await Step(witness, $"{deal}/values/{id}/confirm");
        }

        return id;
    }

    private Task<Guid> Need(TestActor by, bool publish, bool anonymous = false, string? field = null) =>
        Story.Created(App.As(by).Send(HttpMethod.Post, $"/v1/needs?publish={publish}", new { title = "Membranes that do not swell", description = "For the recovery of acetone.", anonymous, field }));

    private async Task Step(TestActor by, string path, object? body = null)
    {
        var answer = await App.As(by).Send(HttpMethod.Post, path, body);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path + await answer.Content.ReadAsStringAsync());
    }

    private async Task NextMonth()
    {
        var now = App.Time.GetUtcNow();
        App.Time.Advance(new DateTimeOffset(now.Year, now.Month, 15, 0, 0, 0, TimeSpan.Zero).AddMonths(1) - now);
        (Buyer, Other, Seller) = (await App.Renewed(Buyer), await App.Renewed(Other), await App.Renewed(Seller));
        (Agency, Auditor) = (await App.Renewed(Agency), await App.Renewed(Auditor));
    }
}
