using System.Text.Json;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using static Marketplace.Tests.Imports.Notices.NoticeStory;

namespace Marketplace.Tests.Imports.Notices;

public sealed class NoticeTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Owner = "云山大学";

    [Fact]
    public async Task A_notice_becomes_a_result_with_an_open_licence()
    {
        var by = await app.Owner(Owner);
        var client = app.As(by);
        var notice = Notice(Owner, 1, ("appln_nr", "ZL202520000001.X"), ("patent_type", "实用新型"), ("patent_owner_type", "高校"), ("license_fee", null), ("license_fee_type", "入门费加提成费支付"),
            ("license_fee_detail", "采用入门费和提成费相结合的方式，其中入门费为 7 万 元，提成费按当年度合同产品净销售额的 2-4 %提取。"), ("license_deadline", "2029年3月5日"), ("license_period", "4"),
            ("license_location", "浙江省内"), ("create_time", "2026-02-03 23:15:00"), ("province", "浙江"));
        (await client.Outcome(client.SendFile([notice], Query))).ShouldBe("completed 1 1 0 0 0");
        (await client.Outcome(client.SendFile([notice], Query))).ShouldBe("completed 1 0 0 1 0");

        var result = (await client.Results(by)).ShouldHaveSingleItem();
        (result.Text("externalId"), result.Text("title"), result.Text("status"), result.Text("language")).ShouldBe(("202520000001", "开放许可专利 202520000001", "published", "zh"));
        (result.GetProperty("licences").ToString(), result.GetProperty("ipRights").ToString(), result.Text("region")).ShouldBe(("[\"open\"]", "[\"patent_utility\"]", null));
        result.OpenLicence().ShouldBe(
            """{"payment":"entry_fee_and_royalty","fee":{"amount":"70000.00","currency":"CNY"},"royalty":{"percent":"2","percentTo":"4","base":"net_sales"}"""
            + ""","announcedOn":"2026-02-03","announcedIn":"330000","validUntil":"2029-03-05","years":4,"regions":["330000"]"""
            + ""","paymentText":"入门费加提成费支付\n采用入门费和提成费相结合的方式，其中入门费为 7 万 元，提成费按当年度合同产品净销售额的 2-4 %提取。"}""");
    }

    [Fact]
    public async Task Only_a_mapping_that_there_is_and_of_its_kind_is_taken()
    {
        var client = app.As(await app.Actor(Role.Operator));
        foreach (var query in new[] { "kind=results&mapping=patents", "kind=results&mapping=OpenLicenceNotices", "kind=needs&mapping=open_licence_notices", "kind=organizations&mapping=open_licence_notices" })
        {
            (await client.SendFile([Notice(Owner, 1)], query).ShouldRefuse(400, "invalid")).Faults().ShouldBe(["mapping"], query);
        }

        var sent = await client.SendFile([Notice(Owner, 1)], Query);
        (await sent.Json()).Text("mapping").ShouldBe("open_licence_notices");
        (await (await client.SendFile(["{}"], "kind=results")).Json()).GetProperty("mapping").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Whoever_may_import_results_may_import_notices_of_their_own()
    {
        var (by, other) = (await app.Owner("青湖研究院"), await app.Actor(Role.Broker, OrganizationKind.Agency));
        foreach (var (actor, outcome, faults) in new[] { (by, "completed_with_errors 2 1 0 0 1", new[] { "2 patent_owner not_a_member" }), (other, "completed_with_errors 2 0 0 0 2", ["1 patent_owner not_a_member", "2 patent_owner not_a_member"]) })
        {
            var sent = await app.As(actor).SendFile([Notice("青湖研究院", 1), Notice("无人知晓公司", 2)], "kind=results&mapping=open_licence_notices");
            (await app.As(actor).Outcome(Task.FromResult(sent))).ShouldBe(outcome);
            (await app.As(actor).Faults(sent.Headers.Location!)).ShouldBe(faults);
        }
    }

    [Fact]
    public async Task Owners_are_organizations_and_several_in_one_cell_are_none_unless_one_carries_just_that()
    {
        await app.Owner("联合甲公司、联合乙公司");
        var client = app.As(await app.Actor(Role.Operator));
        var sent = await client.SendFile([Notice("联合甲公司、联合乙公司", 1), Notice("丙公司; 丁公司", 2), Notice("戊公司", 3), Notice("", 4)], Query);
        (await client.Outcome(Task.FromResult(sent))).ShouldBe("completed_with_errors 4 1 0 0 3");
        (await client.Faults(sent.Headers.Location!)).ShouldBe(["2 patent_owner several_owners", "3 patent_owner unknown_reference", "4 patent_owner missing"]);
        var messages = (await (await client.Send(HttpMethod.Get, $"{sent.Headers.Location}/errors")).Json()).GetProperty("items").EnumerateArray().Select(e => e.Text("message")!).ToList();
        messages[0].ShouldContain("丙公司; 丁公司");
        messages[1].ShouldContain("戊公司");
    }

    [Fact]
    public async Task A_table_has_the_columns_of_the_format()
    {
        var by = await app.Owner("观澜学院");
        const string Table = "appln_nr,patent_owner,license_fee,license_fee_type,license_location\n202510000077,观澜学院,免费,免费使用,全国\n202510000078,观澜学院,7,总付,全国\n";
        using var content = new StringContent(Table, System.Text.Encoding.UTF8, "text/csv");
        var sent = await app.As(by).PostAsync($"/v1/imports?{Query}", content, TestContext.Current.CancellationToken);
        (await app.As(by).Outcome(Task.FromResult(sent))).ShouldBe("completed_with_errors 2 1 0 0 1");
        (await app.As(by).Faults(sent.Headers.Location!)).ShouldBe(["3 license_fee ambiguous"]);
        (await app.Item(by, "202510000077")).OpenLicence().ShouldBe("""{"payment":"free","regions":["CN"],"paymentText":"免费\n免费使用"}""");

        using var ours = new StringContent("externalId,title\nx,T\n", System.Text.Encoding.UTF8, "text/csv");
        await app.As(by).PostAsync($"/v1/imports?{Query}", ours, TestContext.Current.CancellationToken).ShouldRefuse(400, "unreadable");
    }

    [Fact]
    public async Task A_workbook_has_times_and_errors_of_its_own()
    {
        var by = await app.Owner("望江学院");
        var book = Workbooks.Book(
            Workbooks.Row(1, "appln_nr", "patent_owner", "license_fee", "license_deadline", "create_time"),
            Workbooks.Row(2, 202510000001.0, "望江学院", "免费", new DateTime(2027, 12, 9, 18, 0, 0, DateTimeKind.Unspecified), new DateTime(2026, 12, 9, 0, 0, 0, DateTimeKind.Unspecified)),
            Workbooks.Row(3, 202510000002.0, "望江学院", new Workbooks.Error("#REF!"), new Workbooks.Error("#N/A")));
        using var content = new ByteArrayContent(book) { Headers = { ContentType = new(FileStory.Workbook) } };
        var sent = await app.As(by).PostAsync($"/v1/imports?{Query}", content, TestContext.Current.CancellationToken);
        (await app.As(by).Outcome(Task.FromResult(sent))).ShouldBe("completed_with_errors 2 1 0 0 1");
        (await app.As(by).Faults(sent.Headers.Location!)).ShouldBe(["3 license_fee unreadable", "3 license_deadline unreadable"]);
        (await app.As(by).Results(by)).ShouldHaveSingleItem().OpenLicence().ShouldBe("""{"payment":"free","announcedOn":"2026-12-09","validUntil":"2027-12-09","paymentText":"免费"}""");
    }

    [Fact]
    public async Task What_is_said_of_payment_at_too_great_length_is_refused_by_the_longest_cell()
    {
        var by = await app.Owner("长亭学院");
        string[] lines =
        [
            Notice("长亭学院", 1, ("license_fee", "免费" + new string(',', 50_000)), ("license_fee_type", "免费")),
            Notice("长亭学院", 2, ("license_fee", "免费" + new string(',', 20_000)), ("license_fee_type", "免费" + new string(',', 30_000))),
            Notice("长亭学院", 3, ("license_fee", "免费" + new string(',', 49_994)), ("license_fee_type", "免费")),
        ];
        var sent = await app.As(by).SendFile(lines, Query);
        (await app.As(by).Outcome(Task.FromResult(sent))).ShouldBe("completed_with_errors 3 1 0 0 2");
        (await app.As(by).Faults(sent.Headers.Location!)).ShouldBe(["1 license_fee impossible", "2 license_fee_type impossible"]);
    }

    [Fact]
    public async Task A_notice_is_the_whole_of_its_result_as_every_row_of_an_import_is()
    {
        var by = await app.Owner("拾遗学院");
        var client = app.As(by);
        await client.Outcome(client.SendFile([Notice("拾遗学院", 1)], Query));
        var id = (await client.Results(by)).ShouldHaveSingleItem().Text("id");
        (await client.Send(HttpMethod.Patch, $"/v1/results/{id}", new { title = "耐溶剂纳滤膜及其制备方法", summary = "所有者手写的一段摘要,说明其用途、性能和成熟度,长度足以通过质量门槛。" }, "*")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await client.Outcome(client.SendFile([Notice("拾遗学院", 1)], Query))).ShouldBe("completed 1 0 1 0 0");
        var result = (await client.Results(by)).ShouldHaveSingleItem();
        (result.Text("title"), result.Text("summary")).ShouldBe(($"开放许可专利 {Number(1)}", null));
    }

    [Fact]
    public async Task What_is_no_notice_is_said_by_line_and_member()
    {
        var client = app.As(await app.Actor(Role.Operator));
        var sent = await client.SendFile(["{", "[]", """{"appln_nr":202510000001}""", """{"title":"T"}""", """{"appln_nr":"1","appln_nr":"2"}"""], Query);
        (await client.Outcome(Task.FromResult(sent))).ShouldBe("completed_with_errors 5 0 0 0 5");
        (await client.Faults(sent.Headers.Location!)).ShouldBe(["1  unreadable", "2  unreadable", "3 appln_nr unreadable", "4 title unreadable", "5 appln_nr unreadable"]);
    }
}
