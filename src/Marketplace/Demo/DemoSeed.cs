using Marketplace.Deals;
using Marketplace.Needs;
using Marketplace.Organizations;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Marketplace.Results;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Demo;

/// <summary>A platform of the size that was published, made up: <c>--demo seed</c>. It is alone in its database.</summary>
internal static class DemoSeed
{
    public const string Name = "seed";
    private const string Sample = "sample";

    /// <exception cref="StartRefusedException">The setting is none that we know.</exception>
    public static bool IsSeed(this IConfiguration settings) => (settings["demo"] ?? Sample) switch
    {
        Name when settings.GetValue<bool>("empty") => throw new StartRefusedException("--empty and --demo seed exclude each other."),
        Name => true,
        Sample => false,
        var other => throw new StartRefusedException($"--demo is {Sample} or {Name}, and not {other}."),
    };

    /// <summary>Before anything is written.</summary>
    /// <exception cref="StartRefusedException">There is something else in the database.</exception>
    public static async Task CheckRoom(IServiceProvider services)
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDb>();
        if (!await db.Set<Mark>().AnyAsync(m => m.Name == Name) && (await db.Needs.AnyAsync() || await db.Results.AnyAsync() || await db.Deals.AnyAsync()
            || await db.Organizations.AnyAsync(o => o.ExternalId == null || !o.ExternalId.StartsWith(ListedClients.Prefix))))
        {
            throw new StartRefusedException("--demo seed needs a database with nothing else in it: name another folder by --data, or start without it.");
        }
    }

    /// <summary>Once. The mark of the first start comes with it, so that no later start adds the sample data.</summary>
    public static async Task Load(IServiceProvider services, SeedSize size, Action<string> say)
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateScopeOf(SeedActors.Operator);
        if (!await scope.ServiceProvider.GetRequiredService<MarketplaceDb>().Set<Mark>().AnyAsync(m => m.Name == Name))
        {
            say("The published scale is made up and written; this takes some seconds.");
            await scope.ServiceProvider.GetRequiredService<ISender>().Send(new LoadSeed(size, say), CancellationToken.None);
        }
    }
}
