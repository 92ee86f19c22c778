using System.Text.Json;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Contract;

/// <summary>
/// The document as others read it: two linters, and a client in TypeScript whose types are made from it. Only in <c>./test --all</c>, since its tools come from npm.
/// </summary>
public sealed class ContractTests(TestApp app) : IClassFixture<TestApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Linters_find_nothing_and_a_client_made_from_it_tells_the_story_of_the_first_deal()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("MARKETPLACE_TEST_ALL") == "1", "Its tools come from npm: only in ./test --all (MARKETPLACE_TEST_ALL=1).");
        using var tools = NpmFolder.Copy();
        await tools.Install();
        using var service = await RunningService.Start(app.ConnectionString);
        await tools.Save("openapi.json", await service.Client.GetStringAsync("/openapi/v1.json", Ct));
        await tools.Save("openapi-3.0.json", await service.Client.GetStringAsync("/openapi/v1-3.0.json", Ct));

        await tools.Run("lint");
        await tools.Run("client");
        await tools.Run("build");

        await tools.Save("clients.json", await Clients());
        var told = await tools.Run("story", ("BASE_URL", service.Client.BaseAddress!.ToString().TrimEnd('/')), ("CLIENTS", "clients.json"));
        told.ShouldContain("of 1 needs 1 resolved, intended or formal: CNY 1200000.00");
    }

    // Whatever the registry, a lock file with addresses would send everybody to the one of whoever wrote it.
    [Fact]
    public async Task The_lock_file_names_versions_and_hashes_and_no_addresses()
    {
        var locked = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(NpmFolder.Source, "package-lock.json"), Ct)).RootElement.GetProperty("packages").EnumerateObject().Skip(1).ToList();
        locked.Count.ShouldBeGreaterThan(50);
        locked.Where(package => !package.Value.TryGetProperty("integrity", out _)).Select(package => package.Name).ShouldBeEmpty();
        locked.Where(package => package.Value.TryGetProperty("resolved", out _)).Select(package => package.Name).ShouldBeEmpty();
    }

    private async Task<string> Clients()
    {
        var list = new List<object>();
        foreach (var kind in new[] { OrganizationKind.Company, OrganizationKind.University })
        {
            var actor = await app.Actor(Role.Manager, kind);
            list.Add(new { role = "manager", organizationKind = SnakeCase.Name(kind), organizationId = actor.Organization, clientId = actor.ClientId, clientSecret = actor.Secret });
        }

        return JsonSerializer.Serialize(list);
    }
}
