using System.Net.Sockets;
using System.Text;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Platform;

/// <summary>What costs much for little is refused in a bounded time, and by name where it has one.</summary>
public sealed class LimitTests(TestApp app) : IClassFixture<TestApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/v1/needs", """{"title":#}""")]
    [InlineData("/v1/needs", """{"#":#}""")]
    [InlineData("/v1/matches/search", """{"side":"results","filters":#}""")]
    public async Task What_is_a_hundred_thousand_deep_is_unreadable(string path, string body)
    {
        var by = await app.Actor(Role.Manager);
        foreach (var (open, close) in new[] { ("[", "]"), ("""{"a":""", "}"), ("[", "") })
        {
            var deep = string.Concat(Enumerable.Repeat(open, 100_000)) + "1" + string.Concat(Enumerable.Repeat(close, close == "" ? 0 : 100_000));
            (await app.As(by).Send(HttpMethod.Post, path, body.Replace("#", deep, StringComparison.Ordinal))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }

        var rows = string.Concat(Enumerable.Repeat("""{"a":""", 100_000));
        var file = await app.As(by).Send(HttpMethod.Post, "/v1/imports?kind=results", rows + "\n", media: "application/x-ndjson");
        await Story.Soon(async () => (await app.Read(by, $"{file.Headers.Location}")).Text("status") == "completed_with_errors");
    }

    [Theory]
    [InlineData("""{"side":"results","text":"#"}""", 50_001, "text")]
    [InlineData("""{"side":"results","title":"#"}""", 501, "title")]
    [InlineData("""{"title":"a","text":"#","externalIds":["1"]}""", 50_001, "text")]
    public async Task A_question_is_as_long_as_a_text_may_be(string body, int length, string member)
    {
        var by = await app.Actor(Role.Manager);
        var path = body.Contains("side", StringComparison.Ordinal) ? "/v1/matches/search" : "/v1/matches/score";
        var problem = await app.As(by).Send(HttpMethod.Post, path, body.Replace("#", new string('石', length), StringComparison.Ordinal)).ShouldRefuse(400, "invalid");
        problem.Faults().ShouldContain(member);
        (await app.As(by).Send(HttpMethod.Post, path, body.Replace("#", new string('石', length - 1), StringComparison.Ordinal))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Content-Type: application/json", "/v1/needs", (4L << 20) + 1)]
    [InlineData("Content-Type: application/x-ndjson", "/v1/imports?kind=results", (1L << 30) + 1)]
    public async Task What_says_that_it_will_be_too_large_is_not_read(string type, string path, long length)
    {
        var by = await app.Actor(Role.Manager);
        using var tcp = new TcpClient();
        var stream = await Begin(tcp, by, path, type, length, "{");
        using var reader = new StreamReader(stream);
        (await reader.ReadLineAsync(Ct)).ShouldBe("HTTP/1.1 413 Payload Too Large");
    }

    [Theory]
    [InlineData("Content-Type: application/json", "/v1/needs")]
    [InlineData("Content-Type: application/x-ndjson", "/v1/imports?kind=results")]
    public async Task A_body_that_drips_is_cut_off(string type, string path)
    {
        var by = await app.Actor(Role.Manager);
        using var tcp = new TcpClient();
        var stream = await Begin(tcp, by, path, type, 100_000, "{\"title\":\"");
        // A byte at a time would take a day; the house waits for some seconds.
        var isCutOff = Task.Run(async () => await stream.ReadAsync(new byte[4096], Ct), Ct);
        for (var i = 0; i < 600 && !isCutOff.IsCompleted; i++)
        {
            try
            {
                await stream.WriteAsync("a"u8.ToArray(), Ct);
            }
            catch (IOException)
            {
                // It has hung up.
            }

            await Task.WhenAny(isCutOff, Task.Delay(100, Ct));
        }

        isCutOff.IsCompleted.ShouldBeTrue();
        (await app.Read(by, "/v1/imports")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    private async Task<NetworkStream> Begin(TcpClient tcp, TestActor by, string path, string type, long length, string body)
    {
        var address = app.Anyone().BaseAddress!;
        await tcp.ConnectAsync(address.Host, address.Port, Ct);
        var stream = tcp.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {by.Token}\r\n{type}\r\nContent-Length: {length}\r\n\r\n{body}"), Ct);
        return stream;
    }
}
