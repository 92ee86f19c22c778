using System.Text.Json;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Deals;

/// <summary>A deal and those who take part in it, through the API.</summary>
internal sealed record DealStory(TestApp App, TestActor Buyer, TestActor Seller, TestActor Broker, Guid Result, Guid Id)
{
    public static readonly object Contract = new { number = "2026-1", date = "2026-11-24", value = Cny("100.00"), evidence = Evidence };

    public static object Evidence => new { kind = "contract", reference = "2026-1", date = "2026-11-24" };
    public string Path => $"/v1/deals/{Id}";

    public static object Cny(string amount) => new { amount, currency = "CNY" };

    /// <param name="of">Another deal on its result, and between the same.</param>
    public static async Task<DealStory> Begin(
        TestApp app, string contractType = "consulting", string? licence = null, bool stateFounded = false, bool verified = true, string? intended = null, DealStory? of = null)
    {
        var buyer = of?.Buyer ?? await app.Actor(Role.Manager);
        var seller = of?.Seller ?? await app.Actor(Role.Manager, OrganizationKind.University, stateFounded);
        var broker = of?.Broker ?? await app.Actor(Role.Broker, OrganizationKind.Agency);
        var result = of?.Result ?? await NewResult(app, seller, verified);
        var body = new
        {
            resultId = result,
            buyerId = buyer.Organization,
            sellerId = seller.Organization,
            brokerId = broker.Organization,
            contractType,
            licence,
            intendedValue = intended is null ? null : Cny(intended),
        };
        return new DealStory(app, buyer, seller, broker, result, await Story.Created(app.As(buyer).Send(HttpMethod.Post, "/v1/deals", body)));
    }

    /// <summary>Both parties have confirmed.</summary>
    public async Task<DealStory> Agreed()
    {
        await Done(Step(Buyer, "confirm"));
        StatusOf(await Done(Step(Seller, "confirm"))).ShouldBe("agreed");
        return this;
    }

    public async Task<DealStory> Signed(TestActor? by = null)
    {
        await Agreed();
        StatusOf(await Done(Sign(by ?? Buyer))).ShouldBe("signed");
        return this;
    }

    public Task<HttpResponseMessage> Step(TestActor by, string step, object? body = null, string? ifMatch = null, string? key = null) =>
        App.As(by).Send(HttpMethod.Post, $"{Path}/{step}", body, ifMatch, key);

    public Task<HttpResponseMessage> Sign(TestActor by, string? key = null) => Step(by, "sign", Contract, key: key);

    public Task<HttpResponseMessage> Patch(TestActor by, object body, string? ifMatch = "*") =>
        App.As(by).Send(HttpMethod.Patch, Path, body, ifMatch, media: "application/merge-patch+json");

    public Task<HttpResponseMessage> State(TestActor by, string level, string amount, string? key = null, Guid? reverses = null) =>
        Step(by, "values", new { level, amount = Cny(amount), date = "2026-11-24", evidence = Evidence, reverses }, key: key);

    public Task<HttpResponseMessage> Reverse(TestActor by, Guid value) => Step(by, "values", new { reverses = value });

    public Task<HttpResponseMessage> ConfirmValue(TestActor by, Guid value) => Step(by, $"values/{value}/confirm");

    public async Task<Guid> Stated(TestActor by, string level, string amount, bool counting = false)
    {
        var id = await Story.Created(State(by, level, amount));
        if (counting) await Done(ConfirmValue(by == Buyer ? Seller : Buyer, id));
        return id;
    }

    public Task<JsonElement> Read() => Done(App.As(Buyer).Send(HttpMethod.Get, Path));

    public async Task<string> ResultStatus() => StatusOf(await Done(App.As(Seller).Send(HttpMethod.Get, $"/v1/results/{Result}")));

    public Task<JsonElement> Ledger() => Done(App.As(Buyer).Send(HttpMethod.Get, $"{Path}/ledger"));

    /// <summary>Each statement as one line.</summary>
    public async Task<List<string>> Statements() => [.. (await Ledger()).GetProperty("statements").EnumerateArray().Select(s =>
        $"{s.GetProperty("seq")} {s.GetProperty("level")} {s.GetProperty("amount").GetProperty("amount")} {s.GetProperty("status")}")];

    /// <summary>Counting and claimed, of intended, signed, registered and received; and what is intended or formal.</summary>
    public async Task<string> Totals()
    {
        var ledger = await Ledger();
        return string.Join(' ', ledger.GetProperty("totals").EnumerateObject().Select(t => $"{Amount(t.Value, "counting")}/{Amount(t.Value, "claimed")}")) + $" = {Amount(ledger, "intendedOrFormal")}";

        static string Amount(JsonElement of, string name) => of.GetProperty(name).GetProperty("amount").GetString()!;
    }

    public async Task<List<string>> Steps() => [.. (await Done(App.As(Buyer).Send(HttpMethod.Get, $"{Path}/history"))).GetProperty("items").EnumerateArray()
        .Select(h => h.GetProperty("step").GetString()!)];

    public static string StatusOf(JsonElement thing) => thing.GetProperty("status").GetString()!;

    public static async Task<JsonElement> Done(Task<HttpResponseMessage> sent)
    {
        var answer = await sent;
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return await answer.Json();
    }

    private static async Task<Guid> NewResult(TestApp app, TestActor seller, bool verified)
    {
        var id = await Story.Created(app.As(seller).Send(HttpMethod.Post, "/v1/results?publish=true", new { title = "Nanofiltration membrane", summary = "A membrane that does not swell in acetone." }));
        if (verified) await Done(app.As(seller).Send(HttpMethod.Post, $"/v1/results/{id}/review"));
        return id;
    }
}
