using System.Net.Http.Headers;
using System.Text.Json;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Platform;

public sealed class ExportTests(TestApp app) : IClassFixture<TestApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_is_sent_whole_in_its_order_and_by_its_filters()
    {
        var by = await app.Actor(Role.Manager, OrganizationKind.University);
        var ids = new List<string>();
        for (var i = 0; i < 203; i++)
        {
            ids.Add($"{await Story.Created(app.As(by).Send(HttpMethod.Post, "/v1/results", new { title = $"第{i}号", summary = "石墨烯导热膜,已完成中试" }))}");
        }

        await Story.Created(app.As(await app.Actor(Role.Manager, OrganizationKind.University)).Send(HttpMethod.Post, "/v1/results", new { title = "Another's", summary = "Not asked for" }));
        var path = $"/v1/results?organization={by.Organization}&order=oldest&limit=2";
        var lines = (await Export(by, path, "application/x-ndjson")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        lines.Select(line => line.GetProperty("id").GetString()).ShouldBe(ids);
        lines[7].GetRawText().ShouldBe((await (await app.As(by).Send(HttpMethod.Get, $"/v1/results/{ids[7]}")).Json()).GetRawText());

        var rows = (await Export(by, path, "text/csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        rows[0].ShouldStartWith("id,status,externalId,organization,title,");
        rows.Skip(1).Select(row => row.Split(',')[0]).ShouldBe(ids);
        (await app.As(by).Send(HttpMethod.Get, path)).Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
    }

    [Fact]
    public async Task It_shows_what_the_list_shows_and_hides_what_the_list_hides()
    {
        var owner = await app.Actor(Role.Manager);
        var open = new { externalId = "open-1", title = "An anonymous need", description = "Something is wanted here, badly", anonymous = true };
        await Story.Created(app.As(owner).Send(HttpMethod.Post, "/v1/needs?publish=true", open));
        await Story.Created(app.As(owner).Send(HttpMethod.Post, "/v1/needs", new { externalId = "draft-1", title = "A draft", description = "Not for others" }));

        var own = await Export(owner, "/v1/needs", "text/csv");
        var others = await Export(await app.Actor(Role.Manager), "/v1/needs", "text/csv");
        var anyones = await Export(null, "/v1/needs", "application/x-ndjson");
        own.ShouldContain("draft-1");
        own.ShouldContain("open-1");
        own.ShouldContain($"{owner.Organization}");
        foreach (var seen in new[] { others, anyones })
        {
            seen.ShouldContain("An anonymous need");
            seen.ShouldNotContain("draft-1");
            seen.ShouldNotContain("open-1");
            seen.ShouldNotContain($"{owner.Organization}");
        }
    }

    [Fact]
    public async Task A_cell_is_quoted_where_it_must_be_and_no_formula()
    {
        var by = await app.Actor(Role.Manager);
        await Story.Created(app.As(by).Send(HttpMethod.Post, "/v1/needs", new
        {
            externalId = "@x",
            title = "=HYPERLINK(\"http://x\",\"y\")",
            titleEn = "+1",
            description = "-1\nand, more",
            keywords = new[] { "纳滤", "膜" },
            budget = new { amount = "1500000.00", currency = "CNY" },
            deadline = "2027-06-30",
        }));
        var csv = await Export(by, $"/v1/needs?organization={by.Organization}", "text/csv");
        csv.ShouldContain(",'@x,");
        csv.ShouldContain(",\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",'+1,\"'-1\nand, more\",");
        csv.ShouldContain(",纳滤;膜,1500000.00 CNY,2027-06-30,");
    }

    [Fact]
    public async Task Deals_and_organizations_too_and_a_bad_query_is_refused_before_anything_is_sent()
    {
        var by = await app.Actor(Role.Manager);
        (await Export(by, "/v1/deals", "text/csv")).ShouldStartWith("id,status,needId,");
        (await Export(by, "/v1/deals", "application/x-ndjson")).ShouldBe("");
        (await Export(null, $"/v1/organizations?text=Manager", "text/csv")).ShouldContain($"{by.Organization}");
        foreach (var path in new[] { "/v1/needs?status=nonsense", "/v1/results?region=x", "/v1/needs?limit=0" })
        {
            await Get(by, path, "text/csv").ShouldRefuse(400, "invalid");
        }

        await Get(by, "/v1/needs?cursor=nonsense", "text/csv").ShouldRefuse(400, "invalid_cursor");
        await Get(null, "/v1/deals", "text/csv").ShouldRefuse(401, "unauthorized");
    }

    private async Task<string> Export(TestActor? by, string path, string media)
    {
        var answer = await Get(by, path, media);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Ct));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(media);
        return await answer.Content.ReadAsStringAsync(Ct);
    }

    private Task<HttpResponseMessage> Get(TestActor? by, string path, string media)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Accept = { new MediaTypeWithQualityHeaderValue(media) } } };
        return (by is null ? app.Anyone() : app.As(by)).SendAsync(request, Ct);
    }
}
