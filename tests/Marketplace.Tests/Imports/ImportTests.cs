using System.Text.Json;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Imports;

public sealed class ImportTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Rows_become_items_what_is_wrong_is_said_by_line_and_the_same_again_changes_nothing()
    {
        var by = await app.Actor(Role.Manager, OrganizationKind.University);
        var other = await app.Actor(Role.Manager, OrganizationKind.University);
        var file = string.Join('\n',
            Row("a", by, "石墨烯导热膜的制备"), Row("b", by, "Graphene heat spreader"), Row("c", other, "Not mine"), "{", """{"externalId":"d","colour":"red"}""",
            $$"""{"externalId":"e","organization":"{{by.Organization}}"}""", Row("f", by, "nul \\u0000"), "", Row("a", by, "石墨烯导热膜的制备"));

        var first = await Import(by, file);
        (first.GetProperty("status").GetString(), first.GetProperty("read").GetInt32(), first.GetProperty("created").GetInt32(), first.GetProperty("unchanged").GetInt32(), first.GetProperty("rejected").GetInt32())
            .ShouldBe(("completed_with_errors", 8, 2, 1, 5));
        var errors = await (await app.As(by).Send(HttpMethod.Get, $"/v1/imports/{first.GetProperty("id").GetString()}/errors")).Json();
        errors.GetProperty("items").EnumerateArray().Select(e => $"{e.GetProperty("line")} {e.GetProperty("field")} {e.GetProperty("code")}")
            .ShouldBe(["3 organization not_a_member", "4  unreadable", "5 colour unreadable", "6 title invalid", "7 title unreadable"], ignoreOrder: true);

        var again = await Import(by, Row("a", by, "石墨烯导热膜的制备") + "\n" + Row("b", by, "Graphene spreader"));
        (again.GetProperty("status").GetString(), again.GetProperty("updated").GetInt32(), again.GetProperty("unchanged").GetInt32()).ShouldBe(("completed", 1, 1));

        var list = await (await app.Anyone().Send(HttpMethod.Get, $"/v1/results?organization={by.Organization}&text={Uri.EscapeDataString("导热")}")).Json();
        var item = list.GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        (item.GetProperty("status").GetString(), item.GetProperty("version").GetInt32(), item.GetProperty("unverified").GetBoolean()).ShouldBe(("published", 1, true));
        var history = await (await app.As(by).Send(HttpMethod.Get, $"/v1/results/{item.GetProperty("id").GetString()}/history")).Json();
        history.GetProperty("items").EnumerateArray().ShouldHaveSingleItem().GetProperty("reason").GetString().ShouldBe("on the publisher's word");
        await app.As(other).Send(HttpMethod.Get, $"/v1/imports/{first.GetProperty("id").GetString()}").ShouldRefuse(404, "not_found");
    }

    [Fact]
    public async Task The_same_file_twice_at_once_makes_every_item_once()
    {
        var by = await app.Actor(Role.Manager, OrganizationKind.University);
        var file = string.Join('\n', Enumerable.Range(0, 1500).Select(i => Row($"r{i}", by, $"Result number {i}")));
        var imports = await Task.WhenAll(Import(by, file), Import(by, file));
        imports.Sum(i => i.GetProperty("created").GetInt32()).ShouldBe(1500);
        imports.Sum(i => i.GetProperty("unchanged").GetInt32()).ShouldBe(1500);
    }

    [Fact]
    public async Task Who_may_not_publish_or_sends_nothing_is_refused()
    {
        await Post(await app.Actor(Role.Member), "{}").ShouldRefuse(403, "not_allowed");
        await Post(await app.Actor(Role.Manager), "").ShouldRefuse(400, "unreadable");
        await app.As(await app.Actor(Role.Manager)).Send(HttpMethod.Post, "/v1/imports?kind=needs", new { }).ShouldRefuse(415, "unsupported_media_type");
    }

    private static string Row(string id, TestActor owner, string title) => $$"""{"externalId":"{{id}}","organization":"{{owner.Organization}}","title":"{{title}}","summary":"{{title}}"}""";

    private Task<HttpResponseMessage> Post(TestActor by, string file) => app.SendFile(by, file);

    private Task<JsonElement> Import(TestActor by, string file) => app.Import(by, file);
}
