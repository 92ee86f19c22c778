using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Sandbox;

/// <summary>As somebody starts it: the real process, on a database of its own.</summary>
public sealed class SandboxProcessTests(TestServer server) : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"marketplace-sandbox-{Guid.NewGuid():n}");
    private readonly string _address = $"http://127.0.0.1:{RunningService.SomePort()}";
    private readonly List<Process> _started = [];
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sandbox_keeps_its_time_and_is_never_taken_for_anything_else()
    {
        var process = Start("--sandbox", "true");
        var op = await Operator(process);
        (await op.Send(HttpMethod.Get, "/v1/needs?limit=1")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await op.Send(HttpMethod.Post, "/v1/sandbox/clock", new { advance = "P400D" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await op.Send(HttpMethod.Get, "/v1/needs?status=published")).Json()).GetProperty("items").GetArrayLength().ShouldBe(0);
        await Stop(process);

        // Without --sandbox it is refused, and with it goes on where it was left.
        await Refused(Start(), "This database is a sandbox");
        process = Start("--sandbox", "true");
        op = await Operator(process);
        var now = (await (await op.Send(HttpMethod.Get, "/v1/sandbox/clock")).Json()).GetProperty("now").GetDateTimeOffset();
        now.ShouldBe(DateTimeOffset.UtcNow.AddDays(400), TimeSpan.FromHours(1));
        (await (await op.Send(HttpMethod.Get, "/openapi/v1.json")).Content.ReadAsStringAsync(Ct)).ShouldContain("moveClock");
        await Stop(process);
    }

    [Fact]
    public async Task Any_other_database_is_refused_in_one_line()
    {
        var process = Start("--empty", "true");
        var op = await Operator(process);
        await op.Send(HttpMethod.Get, "/v1/sandbox/clock").ShouldRefuse(404, "not_found");
        await op.Send(HttpMethod.Post, "/v1/sandbox/clock", new { advance = "P1D" }).ShouldRefuse(404, "not_found");
        await Stop(process);
        await Refused(Start("--sandbox", "true"), "is not empty and no sandbox");

        var (_, service) = await server.CreateEmptyDatabase();
        await Refused(Start("--sandbox", "true", "--ConnectionStrings:Marketplace", service), "--sandbox keeps a database of its own");
    }

    public void Dispose()
    {
        foreach (var process in _started.Where(p => !p.HasExited)) process.Kill();
        foreach (var folder in new[] { PlaceOf(Path.Combine(_folder, "postgres")), _folder }.Where(Directory.Exists)) Directory.Delete(folder, recursive: true);
    }

    private Process Start(params string[] options)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "--urls", _address, "--data", _folder, .. options])
        {
            RedirectStandardError = true,
            Environment = { ["Logging__LogLevel__Default"] = "Critical" },
        })!;
        _started.Add(process);
        return process;
    }

    private static async Task Stop(Process process)
    {
        Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync(Ct);
        process.ExitCode.ShouldBe(0);
    }

    private static async Task Refused(Process process, string because)
    {
        var said = await process.StandardError.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);
        process.ExitCode.ShouldBe(1);
        said.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain(because);
    }

    private async Task<HttpClient> Operator(Process process)
    {
        var client = new HttpClient { BaseAddress = new Uri(_address) };
        // A first start makes a database, on a machine that may be busy.
        for (var i = 0; i < 600 && !await IsReady(client); i++)
        {
            process.HasExited.ShouldBeFalse();
            await Task.Delay(200, Ct);
        }

        var listed = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(Path.Combine(_folder, "clients.json"), Ct))
            .EnumerateArray().Single(c => c.GetProperty("role").GetString() == "operator");
        var token = await client.AskToken(listed.GetProperty("clientId").GetString()!, listed.GetProperty("clientSecret").GetString()!);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await token.Json()).GetProperty("access_token").GetString());
        return client;
    }

    private static async Task<bool> IsReady(HttpClient client)
    {
        try
        {
            return (await client.GetAsync("/health/ready", Ct)).IsSuccessStatusCode;
        }
        catch (HttpRequestException fault) when (fault.InnerException is SocketException)
        {
            return false;
        }
    }

    private static string PlaceOf(string folder) => Path.Combine(folder, "stands-elsewhere") is var sign && File.Exists(sign) ? File.ReadAllText(sign).Trim() : folder;
}
