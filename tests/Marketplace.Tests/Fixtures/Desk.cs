using Marketplace.Needs;
using Marketplace.Organizations;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Results;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Tests.Fixtures;

/// <summary>One operator, and one thing of each kind that it may change.</summary>
public sealed class Desk(TestServer server) : IAsyncLifetime
{
    public static readonly IReadOnlyList<string> Kinds = ["needs", "results", "organizations"];

    internal TestApp App { get; } = new(server);
    internal TestActor By { get; private set; } = null!;
    internal Dictionary<string, string> Paths { get; } = [];

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        By = await App.Actor(Role.Operator);
        foreach (var kind in Kinds) Paths[kind] = await App.Post(By, kind, Good(kind));
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    internal static Dictionary<string, object?> Good(string kind) =>
        kind == "organizations" ? new() { ["name"] = "示例大学", ["kind"] = "university" } : Items.Body(kind, "Good as it is");

    /// <summary>Everything that a request could have written.</summary>
    internal async Task<int> Rows() =>
        await App.InDatabase(db => db.Set<Need>().CountAsync()) + await App.InDatabase(db => db.Set<Result>().CountAsync())
        + await App.InDatabase(db => db.Set<Organization>().CountAsync()) + await App.InDatabase(db => db.Set<Transition>().CountAsync());
}
