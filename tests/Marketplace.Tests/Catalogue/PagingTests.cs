using System.Buffers.Binary;
using System.Buffers.Text;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Catalogue;

public sealed class PagingTests(TestApp app) : IClassFixture<TestApp>
{
    public static TheoryData<string> Sides => Items.Sides;

    [Theory]
    [InlineData("needs", "newest")]
    [InlineData("needs", "oldest")]
    [InlineData("results", "newest")]
    [InlineData("results", "oldest")]
    public async Task None_is_missed_or_seen_twice_while_others_are_posted(string side, string order)
    {
        var (owner, text) = (await app.Actor(Role.Manager), Uri.EscapeDataString("翻页"));
        for (var i = 0; i < 7; i++) await Post($"翻页 {i}");
        var (seen, pages) = (new List<string?>(), 0);
        for (var next = $"/v1/{side}?limit=2&order={order}&text={text}&organization={owner.Organization}"; next is not null; pages++)
        {
            var answer = await app.Anyone().Send(HttpMethod.Get, next);
            var page = await answer.Json();
            seen.AddRange(page.Titles());
            next = answer.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
            if (next is null) page.GetProperty("nextCursor").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
            else next.ShouldContain(Uri.EscapeDataString(page.Text("nextCursor")!));
            if (pages < 3) await Post($"翻页 late {pages}");
        }

        var first = Enumerable.Range(0, 7).Select(i => $"翻页 {i}");
        seen.ShouldBe(order == "newest" ? first.Reverse() : [.. first, "翻页 late 0", "翻页 late 1", "翻页 late 2"]);
        pages.ShouldBe(order == "newest" ? 4 : 5);

        Task<string> Post(string title) => app.Post(owner, side, Items.Body(side, title, "足够长的说明,说明足够长,足够长的说明。"), publish: true);
    }

    [Theory, MemberData(nameof(Sides))]
    public async Task A_page_has_up_to_200_and_50_where_none_is_named(string side)
    {
        var owner = await app.Actor(Role.Manager);
        for (var i = 0; i < 51; i++) await app.Post(owner, side, Items.Body(side, $"One of many {i}"));
        var list = $"/v1/{side}?organization={owner.Organization}";
        var page = await app.Read(owner, list);
        page.Titles().Count.ShouldBe(50);
        (await app.Read(owner, $"{list}&cursor={page.Text("nextCursor")}")).Titles().ShouldBe(["One of many 0"]);
        (await app.Read(owner, $"{list}&limit=200")).Titles().Count.ShouldBe(51);
        (await app.Read(owner, $"{list}&limit=51")).GetProperty("nextCursor").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Theory, MemberData(nameof(Sides))]
    public async Task A_cursor_is_good_for_its_filters_only_and_cannot_be_made_up(string side)
    {
        var owner = await app.Actor(Role.Manager);
        for (var i = 0; i < 2; i++) await app.Post(owner, side, Items.Body(side, $"Cursor {i}"), publish: true);
        var list = $"/v1/{side}?organization={owner.Organization}&limit=1";
        var cursor = (await app.Read(null, list)).Text("nextCursor")!;
        (await app.Read(null, $"{list}&cursor={cursor}")).Titles().ShouldBe(["Cursor 0"]);
        foreach (var other in new[] { "status=published", "field=nuclear", "region=US", "industry=26", "language=en", "text=cursor", "externalId=x", "since=2000-01-01T00:00:00Z", "order=oldest" })
        {
            await app.Anyone().Send(HttpMethod.Get, $"{list}&{other}&cursor={cursor}").ShouldRefuse(400, "invalid_cursor");
        }

        await app.Anyone().Send(HttpMethod.Get, $"/v1/{side}?limit=1&cursor={cursor}").ShouldRefuse(400, "invalid_cursor");
        foreach (var madeUp in new[] { "abc", cursor[..^1], cursor + "A", "%20", new string('A', 43), With(long.MaxValue), With(long.MinValue), With(-1) })
        {
            await app.Anyone().Send(HttpMethod.Get, $"{list}&cursor={madeUp}").ShouldRefuse(400, "invalid_cursor");
        }

        // Its filters' mark is no secret: whoever has a cursor can write another key into it.
        string With(long key)
        {
            var bytes = Base64Url.DecodeFromChars(cursor);
            BinaryPrimitives.WriteInt64BigEndian(bytes, key);
            return Base64Url.EncodeToString(bytes);
        }
    }

    [Theory, MemberData(nameof(Sides))]
    public async Task A_history_is_read_page_by_page_too(string side)
    {
        var owner = await app.Actor(Role.Manager);
        var path = await app.Post(owner, side, Items.Body(side, "Long history"));
        for (var i = 0; i < 4; i++) (await app.As(owner).Send(HttpMethod.Patch, path, new { titleEn = $"T{i}" }, "*")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var seen = new List<int>();
        for (var next = $"{path}/history?limit=2"; next is not null;)
        {
            var answer = await app.As(owner).Send(HttpMethod.Get, next);
            seen.AddRange((await answer.Json()).GetProperty("items").EnumerateArray().Select(line => line.GetProperty("seq").GetInt32()));
            next = answer.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
        }

        seen.ShouldBe([1, 2, 3, 4, 5]);
        await app.As(owner).Send(HttpMethod.Get, $"{path}/history?limit=201").ShouldRefuse(400, "invalid");
    }
}
