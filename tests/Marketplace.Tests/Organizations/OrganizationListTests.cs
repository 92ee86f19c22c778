using System.Text.Json;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Organizations;

public sealed class OrganizationListTests(TestApp app) : IClassFixture<TestApp>, IAsyncLifetime
{
    private readonly string _region = $"{Random.Shared.Next(100_000, 999_999)}";

    public async ValueTask InitializeAsync()
    {
        var by = await app.Actor(Role.Operator);
        foreach (var (name, nameEn, kind) in new[] { ("海水提锂研究所", "Seawater Lithium Institute", "institute"), ("石墨烯材料公司", "Graphene Materials", "company"), ("第三医院", "Third Hospital", "hospital") })
        {
            await Story.Created(app.Enter(by, new { externalId = $"{_region}-{kind}", name, nameEn, kind, region = _region }));
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("text=提锂", "institute")]
    [InlineData("text=石墨烯", "company")]
    [InlineData("text=graphene", "company")]
    [InlineData("text=GRAPHENE%20materials", "company")]
    [InlineData("text=lithium%20graphene", "")]
    [InlineData("text=!!!", "")]
    [InlineData("kind=hospital", "hospital")]
    [InlineData("order=oldest", "institute company hospital")]
    [InlineData("order=newest", "hospital company institute")]
    [InlineData("since=2000-01-01T00:00:00Z&order=oldest", "institute company hospital")]
    [InlineData("since=2990-01-01T00:00:00Z", "")]
    public async Task It_is_filtered_and_ordered(string query, string kinds) =>
        Kinds(await List(query)).ShouldBe(kinds.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public async Task One_is_found_by_its_external_id() => Kinds(await List($"externalId={_region}-company")).ShouldBe(["company"]);

    [Fact]
    public async Task It_is_read_page_by_page_along_the_links()
    {
        var seen = new List<string?>();
        var next = $"/v1/organizations?region={_region}&order=oldest&limit=1";
        for (var pages = 0; next is not null; pages++)
        {
            pages.ShouldBeLessThan(3);
            var answer = await app.Anyone().Send(HttpMethod.Get, next);
            seen.AddRange(Kinds(await answer.Json()));
            next = answer.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
        }

        seen.ShouldBe(["institute", "company", "hospital"]);
    }

    [Fact]
    public async Task A_cursor_is_good_for_the_filters_it_was_made_for_only()
    {
        var cursor = (await List("limit=1")).GetProperty("nextCursor").GetString();
        Kinds(await List($"limit=2&cursor={cursor}")).ShouldBe(["company", "institute"]);
        await app.Anyone().Send(HttpMethod.Get, $"/v1/organizations?region={_region}&kind=company&cursor={cursor}").ShouldRefuse(400, "invalid_cursor");
        await app.Anyone().Send(HttpMethod.Get, $"/v1/organizations?region={_region}&order=oldest&cursor={cursor}").ShouldRefuse(400, "invalid_cursor");
    }

    private async Task<JsonElement> List(string query) => await (await app.Anyone().Send(HttpMethod.Get, $"/v1/organizations?region={_region}&{query}")).Json();

    private static List<string?> Kinds(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(o => o.GetProperty("kind").GetString())];
}
