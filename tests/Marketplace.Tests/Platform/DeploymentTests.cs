using System.Diagnostics;
using System.Text.RegularExpressions;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Platform;

/// <summary>No engine builds the image here: what its file does is done without one, and its text is read.</summary>
public sealed partial class DeploymentTests(TestApp app) : IClassFixture<TestApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private static readonly string Dockerfile = Read("Dockerfile");
    private static readonly string Compose = Read("compose.yaml");

    [Fact]
    public async Task What_the_image_publishes_is_served_and_says_that_it_is_healthy()
    {
        // It compiles two minutes of processor time.
        Quick.IsSkipped();
        var folder = Directory.CreateTempSubdirectory("marketplace-published-").FullName;
        try
        {
            // Apart from the build that runs here: it is of one kind of machine.
            var command = Publish().Match(Dockerfile).Groups[1].Value.Replace("--no-restore ", $"--artifacts-path {folder}/artifacts ", StringComparison.Ordinal).Replace("-o /app", $"-o {folder}", StringComparison.Ordinal).Split(' ');
            command.ShouldContain(folder);
            var (exit, said) = await Run(command[0], command[1..], ("MSBUILDDISABLENODEREUSE", "1"), ("UseSharedCompilation", "false"));
            exit.ShouldBe(0, said);

            var program = Path.Combine(folder, "Marketplace.dll");
            using var service = await RunningService.Start(program, app.ConnectionString, (await app.Actor(Role.Operator)).Token, []);
            (await service.Client.Send(HttpMethod.Get, "/v1/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
            var port = $"{service.Client.BaseAddress!.Port}";
            (await Run("dotnet", [program, "healthcheck"], ("ASPNETCORE_HTTP_PORTS", port))).Exit.ShouldBe(0);
            (await Run("dotnet", [program, "healthcheck"], ("ASPNETCORE_URLS", $"http://+:{port}"))).Exit.ShouldBe(0);
            service.Kill();
            (await Run("dotnet", [program, "healthcheck"], ("ASPNETCORE_HTTP_PORTS", port))).Exit.ShouldBe(1);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_image_is_of_exact_versions_of_ordinary_rights_and_says_how_it_is()
    {
        From().Matches(Dockerfile).Select(m => m.Groups[1].Value).ShouldAllBe(image => Exact().IsMatch(image));
        From().Count(Dockerfile).ShouldBe(2);
        Image().Matches(Compose).Select(m => m.Groups[1].Value).ShouldAllBe(image => Exact().IsMatch(image));
        Dockerfile.ShouldMatch(@"(?m)^USER [1-9]\d*:[1-9]\d*$");
        Dockerfile.LastIndexOf("\nFROM ", StringComparison.Ordinal).ShouldBeLessThan(Dockerfile.IndexOf("\nUSER ", StringComparison.Ordinal));
        Dockerfile.ShouldMatch("""(?m)^HEALTHCHECK .*CMD \["dotnet", "Marketplace\.dll", "healthcheck"\]$""");
        Compose.ShouldContain("command: [migrate]");
        Compose.ShouldContain("condition: service_completed_successfully");
    }

    [Fact]
    public void What_the_image_copies_is_there_and_not_left_out()
    {
        var shown = Read(".dockerignore").Split('\n').Where(l => l.StartsWith('!')).Select(l => l[1..]).ToList();
        foreach (var path in Copy().Matches(Dockerfile).SelectMany(m => m.Groups[1].Value.Split(' ')[..^1]))
        {
            Path.Exists(Path.Combine(Repository.Root, path)).ShouldBeTrue(path);
            shown.ShouldContain(path.Split('/')[0]);
        }
    }

    [Fact]
    public void What_is_set_there_is_a_setting()
    {
        var sources = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/Marketplace"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "deploy")).Select(File.ReadAllText).Append(Dockerfile).Append(Compose);
        var names = Setting().Matches(string.Concat(files)).Select(m => m.Value).Where(name => !name.StartsWith("Logging__", StringComparison.Ordinal)).Distinct().ToList();
        names.Count.ShouldBeGreaterThan(2);
        names.ShouldAllBe(name => sources.Contains(name, StringComparison.Ordinal) || sources.Contains(name.Replace("__", ":", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_nodes_a_replica_and_a_proxy_hold_what_they_promise()
    {
        Quick.IsSkipped();
        Assert.SkipUnless(Environment.GetEnvironmentVariable("PATH")!.Split(':').Append("/usr/sbin").Any(folder => File.Exists(Path.Combine(folder, "haproxy"))), "HAProxy is not installed.");
        var (exit, said) = await Run(Path.Combine(Repository.Root, "deploy/two-nodes.sh"), [], ("PROGRAM", typeof(Program).Assembly.Location));
        exit.ShouldBe(0, said);
        said.ShouldContain("The deployment holds what it promises.");
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, file));

    private static async Task<(int Exit, string Said)> Run(string program, string[] line, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(program, line) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(Ct), process.StandardError.ReadToEndAsync(Ct));
        await process.WaitForExitAsync(Ct);
        return (process.ExitCode, await output + await error);
    }

    [GeneratedRegex("(?m)^RUN (dotnet publish .*)$")]
    private static partial Regex Publish();

    [GeneratedRegex(@"(?m)^FROM (\S+)")]
    private static partial Regex From();

    [GeneratedRegex(@"(?m)^\s*image: (\S+)")]
    private static partial Regex Image();

    // No tag that moves, and no host: from where, is said when building.
    [GeneratedRegex(@"^(\$\{REGISTRY(:-)?\})?[a-z]+(/[a-z]+)?:\d+\.\d+(\.\d+)?$")]
    private static partial Regex Exact();

    [GeneratedRegex("(?m)^COPY (?!--from)(.*)$")]
    private static partial Regex Copy();

    [GeneratedRegex(@"\b[A-Z]\w*?__\w+")]
    private static partial Regex Setting();
}
