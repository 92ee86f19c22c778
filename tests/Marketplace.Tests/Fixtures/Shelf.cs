using Marketplace.Platform;

namespace Marketplace.Tests.Fixtures;

/// <summary>A house with three published needs and results that differ in everything a list is filtered by, and a draft.</summary>
public sealed class Shelf(TestServer server) : IAsyncLifetime
{
    internal TestApp App { get; } = new(server);
    internal TestActor Owner { get; private set; } = null!;
    internal TestActor Other { get; private set; } = null!;

    /// <summary>When graphene was posted, as it says itself.</summary>
    internal Dictionary<string, string> Since { get; } = [];

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        (Owner, Other) = (await App.Actor(Role.Manager), await App.Actor(Role.Manager));
        foreach (var side in new[] { "needs", "results" })
        {
            var graphene = await Put(Owner, side, "石墨烯导热膜", "用化学气相沉积法制备的石墨烯导热膜,用于手机散热。", "new_materials", "310115", "26", "x-1");
            await Put(Owner, side, "Seawater lithium sorbent", "Manganese oxide sorbents that extract lithium from brines.", "new_energy_efficiency", "US", "32", "x-2");
            await Put(Other, side, "骨科手术机器人", "骨科手术机器人的导航算法,误差在一毫米以内。", "biomedicine_devices", "110108", "35", "x-3");
            await App.Post(Owner, side, Items.Body(side, "Draft of a quantum sensor", more: ("externalId", "x-4")));
            App.Time.Advance(TimeSpan.FromSeconds(10));
            Since[side] = Uri.EscapeDataString((await (await App.As(Owner).Send(HttpMethod.Patch, graphene, new { titleEn = "Graphene film" }, "*")).Json()).Text("updatedAt")!);
        }
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private async Task<string> Put(TestActor by, string side, string title, string text, string field, string region, string industry, string externalId)
    {
        App.Time.Advance(TimeSpan.FromSeconds(10));
        var body = Items.Body(side, title, text, ("field", field), ("region", region), ("industry", industry), ("externalId", externalId));
        return await App.Post(by, side, body, publish: true);
    }
}
