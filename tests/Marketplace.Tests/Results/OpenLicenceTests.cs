using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Marketplace.Tests.Imports;
using Marketplace.Tests.Imports.Notices;

namespace Marketplace.Tests.Results;

public sealed class OpenLicenceTests(TestApp app) : IClassFixture<TestApp>
{
    private const string MergePatch = "application/merge-patch+json";
    private static readonly string[] Open = ["open"];

    private static readonly object Whole = new
    {
        payment = "entry_fee_and_royalty",
        fee = new { amount = "50000", currency = "CNY" },
        royalty = new { percent = "1.5", percentTo = "5", @base = "net_sales" },
        announcedOn = "2026-03-01",
        announcedIn = "310000",
        validUntil = "2028-12-31",
        years = 3,
        regions = new[] { "CN" },
        paymentText = "入门费5万元",
    };

    [Fact]
    public async Task It_is_posted_read_listed_exported_and_imported_alike()
    {
        var by = await app.Actor(Role.Manager, OrganizationKind.University);
        var path = await app.Post(by, "results", Body(Whole), publish: true);
        var read = await app.Read(null, path);
        read.OpenLicence().ShouldBe(
            """{"payment":"entry_fee_and_royalty","fee":{"amount":"50000.00","currency":"CNY"},"royalty":{"percent":"1.5","percentTo":"5","base":"net_sales"}"""
            + ""","announcedOn":"2026-03-01","announcedIn":"310000","validUntil":"2028-12-31","years":3,"regions":["CN"],"paymentText":"入门费5万元"}""");

        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/results?organization={by.Organization}") { Headers = { { "Accept", "text/csv" } } };
        var table = await (await app.As(by).SendAsync(request, TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        table.Split("\r\n")[0].ShouldContain(",openLicence,");
        table.ShouldContain("\"\"payment\"\":\"\"entry_fee_and_royalty\"\"");

        var row = System.Text.Json.JsonSerializer.Serialize(new { externalId = "o-1", organization = by.Organization, title = "By a file", licences = Open, openLicence = Whole });
        (await app.As(by).Outcome(app.As(by).SendFile([row, row]))).ShouldBe("completed 2 1 0 1 0");
        (await app.Item(by, "o-1")).OpenLicence().ShouldBe(read.OpenLicence());
    }

    [Fact]
    public async Task Lists_are_filtered_by_it()
    {
        var by = await app.Actor(Role.Manager, OrganizationKind.University);
        await app.Post(by, "results", Body(new { payment = "free" }, "Free"), publish: true);
        await app.Post(by, "results", Body(new { payment = "lump_sum" }, "Lump sum"), publish: true);
        await app.Post(by, "results", Items.Body("results", "Without"), publish: true);
        foreach (var (filter, titles) in new (string, string?[])[] { ("licencePayment=free", ["Free"]), ("openLicence=true", ["Free", "Lump sum"]), ("openLicence=false", ["Without"]), ("openLicence=false&licencePayment=free", []) })
        {
            (await app.Read(null, $"/v1/results?organization={by.Organization}&order=oldest&{filter}")).Titles().ShouldBe(titles, ignoreOrder: false, filter);
        }

        (await app.Anyone().Send(HttpMethod.Get, "/v1/results?licencePayment=gift").ShouldRefuse(400, "invalid")).Faults().ShouldBe(["licencePayment"]);
    }

    [Fact]
    public async Task What_a_change_names_changes_and_the_rest_of_it_stays()
    {
        var by = await app.Actor(Role.Manager, OrganizationKind.University);
        var path = await app.Post(by, "results", Body(Whole));
        var changed = await (await Change(by, path, """{"openLicence":{"validUntil":"2030-01-31","paymentText":null,"fee":{"amount":"60000","currency":"CNY"}}}""")).Json();
        changed.OpenLicence().ShouldBe(
            """{"payment":"entry_fee_and_royalty","fee":{"amount":"60000.00","currency":"CNY"},"royalty":{"percent":"1.5","percentTo":"5","base":"net_sales"}"""
            + ""","announcedOn":"2026-03-01","announcedIn":"310000","validUntil":"2030-01-31","years":3,"regions":["CN"]}""");
        (await app.Read(by, path)).OpenLicence().ShouldBe(changed.OpenLicence());

        // Nothing new makes no version; what would not fit the rest is refused.
        (await (await Change(by, path, """{"openLicence":{"years":3}}""")).Json()).GetProperty("version").GetInt32().ShouldBe(2);
        (await Change(by, path, """{"openLicence":{"payment":"free"}}""").ShouldRefuse(400, "invalid")).Faults().ShouldBe(["openLicence.fee", "openLicence.royalty"]);
        (await Change(by, path, """{"licences":["exclusive"]}""").ShouldRefuse(400, "invalid")).Faults().ShouldBe(["licences"]);
        (await Change(by, path, """{"openLicence":{"years":30}}""").ShouldRefuse(400, "invalid")).Faults().ShouldBe(["openLicence.years"]);

        (await Change(by, path, """{"openLicence":null,"licences":["exclusive"]}""")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.Read(by, path)).GetProperty("openLicence").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await app.StepsOf(by, path)).ShouldBe(["create", "revise", "revise"]);
        (await Change(by, path, """{"openLicence":{"payment":"free"},"licences":["open"]}""")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.Read(by, path)).OpenLicence().ShouldBe("""{"payment":"free"}""");
    }

    public static TheoryData<string, string, string> Wrong => new()
    {
        { """{}""", "openLicence.payment", "invalid" },
        { """{"payment":"gift"}""", "openLicence.payment", "unreadable" },
        { """{"payment":"lump_sum","fee":{"amount":"1.005","currency":"CNY"}}""", "openLicence.fee.amount", "invalid" },
        { """{"payment":"lump_sum","fee":{"amount":"-1","currency":"CNY"}}""", "openLicence.fee.amount", "invalid" },
        { """{"payment":"free","fee":{"amount":"1","currency":"CNY"}}""", "openLicence.fee", "invalid" },
        { """{"payment":"negotiable","annualFee":{"amount":"1","currency":"CNY"}}""", "openLicence.annualFee", "invalid" },
        { """{"payment":"lump_sum","royalty":{"percent":"1"}}""", "openLicence.royalty", "invalid" },
        { """{"payment":"running_royalty","royalty":{"percent":"101"}}""", "openLicence.royalty.percent", "invalid" },
        { """{"payment":"running_royalty","royalty":{"percent":1}}""", "openLicence.royalty.percent", "unreadable" },
        { """{"payment":"running_royalty","royalty":{"percent":"5","percentTo":"4"}}""", "openLicence.royalty.percentTo", "invalid" },
        { """{"payment":"running_royalty","royalty":{"base":"sales"}}""", "openLicence.royalty.percent", "invalid" },
        { """{"payment":"free","announcedOn":"2026-02-30"}""", "openLicence.announcedOn", "unreadable" },
        { """{"payment":"free","announcedOn":"2026-02-03","validUntil":"2026-02-02"}""", "openLicence.validUntil", "invalid" },
        { """{"payment":"free","announcedIn":"浙江"}""", "openLicence.announcedIn", "invalid" },
        { """{"payment":"free","years":0}""", "openLicence.years", "invalid" },
        { """{"payment":"free","regions":["CN","x"]}""", "openLicence.regions[1]", "invalid" },
        { """{"payment":"free","regions":[null]}""", "openLicence.regions[0]", "invalid" },
        { """{"payment":"free","price":1}""", "openLicence.price", "unreadable" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_said_of_the_member_alike_in_a_body_and_in_a_row(string licence, string member, string code)
    {
        var by = await app.Actor(Role.Manager, OrganizationKind.University);
        var row = $$"""{"externalId":"x","organization":"{{by.Organization}}","title":"T","summary":"S","openLicence":{{licence}},"licences":["open"]}""";
        (await app.As(by).Send(HttpMethod.Post, "/v1/results", row).ShouldRefuse(400, code)).Faults().ShouldBe([member]);
        var sent = await app.As(by).SendFile([row]);
        (await app.As(by).Outcome(Task.FromResult(sent))).ShouldBe("completed_with_errors 1 0 0 0 1");
        (await app.As(by).Faults(sent.Headers.Location!)).ShouldBe([$"1 {member} {code}"]);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""["ordinary"]""")]
    [InlineData("""["open","exclusive"]""")]
    [InlineData("""["sole","open"]""")]
    public async Task It_stands_with_open_and_with_neither_exclusive_nor_sole(string licences)
    {
        var by = await app.Actor(Role.Manager, OrganizationKind.University);
        var body = $$"""{"title":"T","summary":"S","openLicence":{"payment":"free"},"licences":{{licences}} }""";
        (await app.As(by).Send(HttpMethod.Post, "/v1/results", body).ShouldRefuse(400, "invalid")).Faults().ShouldBe(["licences"]);
    }

    private static Dictionary<string, object?> Body(object licence, string title = "With an open licence") =>
        Items.Body("results", title, more: [("licences", Open), ("openLicence", licence)]);

    private Task<HttpResponseMessage> Change(TestActor by, string path, string changes) => app.As(by).Send(HttpMethod.Patch, path, changes, "*", media: MergePatch);
}
