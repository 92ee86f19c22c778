using System.ComponentModel;
using System.Diagnostics;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Contract;

/// <summary>A copy of <c>tests/contract</c> and of the story, to install and run tools in.</summary>
internal sealed class NpmFolder : IDisposable
{
    public static readonly string Source = Path.Combine(Repository.Root, "tests", "contract");

    // What npm says when nobody answers, which is nobody's fault here. Whatever else it says, is.
    private static readonly string[] Unreachable = ["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENETUNREACH", "EHOSTUNREACH", "ERR_SOCKET_TIMEOUT"];

    private readonly string _folder = Directory.CreateTempSubdirectory("marketplace-contract-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static NpmFolder Copy()
    {
        var copy = new NpmFolder();
        foreach (var file in Directory.EnumerateFiles(Source).Append(Path.Combine(Repository.Root, "api-spec", "examples", "first-deal.ts")))
        {
            File.Copy(file, Path.Combine(copy._folder, Path.GetFileName(file)));
        }

        return copy;
    }

    public Task Save(string name, string text) => File.WriteAllTextAsync(Path.Combine(_folder, name), text, Ct);

    public async Task Install()
    {
        foreach (var program in new[] { "node", "npm" })
        {
            Assert.SkipWhen(await Start(program, ["--version"]) is not { Exit: 0 }, $"There is no {program} here.");
        }

        var (exit, said) = (await Start("npm", ["ci", "--no-audit", "--no-fund", "--fetch-retries=1", "--fetch-retry-mintimeout=1000"]))!.Value;
        Assert.SkipWhen(exit != 0 && Unreachable.Any(code => said.Contains($"npm error code {code}", StringComparison.Ordinal)), "npm's registry cannot be reached.");
        exit.ShouldBe(0, said);
    }

    /// <summary>One of the scripts of package.json.</summary>
    /// <returns>What it printed.</returns>
    public async Task<string> Run(string script, params (string Name, string Value)[] settings)
    {
        var (exit, said) = (await Start("npm", ["run", "--silent", script], settings))!.Value;
        exit.ShouldBe(0, $"npm run {script}: {said}");
        return said;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <returns>Null where there is no such program.</returns>
    private async Task<(int Exit, string Said)?> Start(string program, string[] line, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(program, line)
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["REDOCLY_TELEMETRY"] = "off", ["REDOCLY_SUPPRESS_UPDATE_NOTICE"] = "true", ["SCARF_ANALYTICS"] = "false" },
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        try
        {
            using var process = Process.Start(start)!;
            var (output, error) = (process.StandardOutput.ReadToEndAsync(Ct), process.StandardError.ReadToEndAsync(Ct));
            await process.WaitForExitAsync(Ct);
            return (process.ExitCode, await output + await error);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
