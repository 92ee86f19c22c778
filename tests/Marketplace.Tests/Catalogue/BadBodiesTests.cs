using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Catalogue;

public sealed class BadBodiesTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Kinds => [.. Desk.Kinds];

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_is_not_an_object_of_JSON_is_unreadable(string kind)
    {
        foreach (var body in new[] { "", " ", "{", "}", "[]", "[{}]", "null", "1", "\"a\"", "{\"", "{a:1}", "{'a':1}", "{}{}", "{},", "﻿", "<a/>", "title=a", "{\"title\":}", new string('[', 200), "{\"title\":\"a\ud800\"", "{//\n}" })
        {
            (await Both(kind, body)).ShouldAllBe(answer => answer == "400 unreadable", $"{kind} {body}");
        }

        (await Both(kind, Encoding.Latin1.GetBytes("{\"titleEn\":\"caf\u00e9\",\"nameEn\":\"caf\u00e9\"}"), "application/json")).ShouldAllBe(answer => answer == "400 unreadable");
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_member_that_stands_there_twice_is_named(string kind)
    {
        var member = kind == "organizations" ? "nameEn" : "titleEn";
        var body = $$"""{"{{member}}":"a","region":"US","{{member}}":"b"}""";
        foreach (var sent in new[] { Post(kind, body), Patch(kind, body) })
        {
            (await sent.ShouldRefuse(400, "unreadable")).Faults().ShouldBe([member]);
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_is_demanded_and_absent_is_named(string kind)
    {
        string[] demanded = kind switch { "needs" => ["title", "description"], "results" => ["title", "summary"], _ => ["name", "kind"] };
        (await Post(kind, "{}").ShouldRefuse(400, "invalid")).Faults().ShouldBe(demanded, ignoreOrder: true);
        (await Post(kind, $$"""{"{{demanded[0]}}":"\t\r\n  "}""").ShouldRefuse(400, "invalid")).Faults().ShouldBe(demanded, ignoreOrder: true);
    }

    [Theory]
    [InlineData("text/plain", "415 unsupported_media_type")]
    [InlineData("application/xml", "415 unsupported_media_type")]
    [InlineData("application/x-www-form-urlencoded", "415 unsupported_media_type")]
    [InlineData("multipart/form-data; boundary=b", "415 unsupported_media_type")]
    [InlineData("application/json; charset=no-such", "415 unsupported_media_type")]
    [InlineData("application/json; charset=utf-7", "415 unsupported_media_type")]
    [InlineData("application/json; charset=\"UTF-8\"", "400 invalid")]
    [InlineData("nonsense", "415 unsupported_media_type")]
    [InlineData(null, "415 unsupported_media_type")]
    public async Task What_does_not_come_as_JSON_is_not_read(string? media, string refusal)
    {
        foreach (var kind in Desk.Kinds)
        {
            (await Both(kind, Encoding.UTF8.GetBytes("{\"region\":\"moon\"}"), media)).ShouldAllBe(answer => answer == refusal, $"{kind} {media}");
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_body_of_5_MB_is_too_large(string kind)
    {
        var by = desk.App.As(desk.By);
        by.DefaultRequestHeaders.ExpectContinue = true;
        var (body, before) = (new { title = new string('n', 5 << 20) }, await desk.Rows());
        await by.Send(HttpMethod.Post, $"/v1/{kind}", body).ShouldRefuse(413, "content_too_large");
        await by.Send(HttpMethod.Patch, desk.Paths[kind], body, "*").ShouldRefuse(413, "content_too_large");
        (await desk.Rows()).ShouldBe(before);
    }

    [Theory]
    [InlineData("Content-Length: 100\r\n\r\n{\"name\":\"half\",\"kind\":\"company\"}")]
    [InlineData("Content-Length: 100\r\n\r\n{\"name\":\"half\",\"ki")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n20\r\n{\"name\":\"half\",\"kind\":\"company\"}\r\n")]
    public async Task Of_a_body_that_is_sent_by_half_nothing_stays(string rest)
    {
        var (client, before) = (desk.App.As(desk.By), await desk.Rows());
        foreach (var line in new[] { "POST /v1/needs", "POST /v1/results", "POST /v1/organizations", $"PATCH {desk.Paths["organizations"]}" })
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(client.BaseAddress!.Host, client.BaseAddress.Port, Ct);
            var stream = socket.GetStream();
            await stream.WriteAsync(Encoding.UTF8.GetBytes($"{line} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {desk.By.Token}\r\nIf-Match: *\r\nContent-Type: application/json\r\n{rest}"), Ct);
            socket.Client.Shutdown(SocketShutdown.Send);
            // Whoever has hung up may be told so, or nothing.
            (await Rest(stream)).ShouldSatisfyAllConditions(answer => (answer.Length == 0 || answer.StartsWith("HTTP/1.1 400 ", StringComparison.Ordinal)).ShouldBeTrue(line + answer));
        }

        (await desk.Rows()).ShouldBe(before);
    }

    private static async Task<string> Rest(NetworkStream stream)
    {
        try
        {
            return await new StreamReader(stream).ReadToEndAsync(Ct);
        }
        catch (IOException)
        {
            // The connection is cut.
            return "";
        }
    }

    [Fact]
    public async Task The_most_that_may_be_said_is_kept_to_the_letter()
    {
        foreach (var kind in new[] { "needs", "results" })
        {
            var odd = "a\u0001\u0007\ufffe\uffff\u202e\u200b𠮷😀é b";
            foreach (var text in new[] { new string('x', 50_000), new string('技', 50_000), string.Concat(Enumerable.Repeat("𠮷", 25_000)), string.Join(' ', Enumerable.Range(10_000, 8_000)), odd })
            {
                var path = await desk.App.Post(desk.By, kind, Items.Body(kind, new string('题', 500), text, ("titleEn", odd), ("keywords", Enumerable.Repeat(new string('k', 200), 50)), ("trl" + (kind == "needs" ? "Min" : ""), 9)));
                var read = await desk.App.Read(desk.By, path);
                (read.Text(Items.TextOf(kind)) == text, read.Text("titleEn"), read.Text("title")!.Length).ShouldBe((true, odd, 500));
            }
        }
    }

    private Task<HttpResponseMessage> Post(string kind, string body) => desk.App.As(desk.By).Send(HttpMethod.Post, $"/v1/{kind}", body);
    private Task<HttpResponseMessage> Patch(string kind, string body) => desk.App.As(desk.By).Send(HttpMethod.Patch, desk.Paths[kind], body, "*");

    private Task<string[]> Both(string kind, string body) => Both(kind, Encoding.UTF8.GetBytes(body), "application/json");

    // As it is answered to POST and to PATCH, neither of which writes.
    private async Task<string[]> Both(string kind, byte[] body, string? media)
    {
        var before = await desk.Rows();
        var said = new List<string>();
        foreach (var (method, path) in new[] { (HttpMethod.Post, $"/v1/{kind}"), (HttpMethod.Patch, desk.Paths[kind]) })
        {
            var request = new HttpRequestMessage(method, path) { Content = new ByteArrayContent(body) };
            if (media is not null) request.Content.Headers.TryAddWithoutValidation("Content-Type", media);
            request.Headers.IfMatch.Add(EntityTagHeaderValue.Any);
            var answer = await desk.App.As(desk.By).SendAsync(request, Ct);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
            said.Add($"{(int)answer.StatusCode} {(await answer.Json()).Text("code")}");
        }

        (await desk.Rows()).ShouldBe(before);
        return [.. said];
    }
}
