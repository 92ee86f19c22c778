using Marketplace.Platform.Data;
using Marketplace.Sandbox;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Marketplace.Demo;

/// <summary>What is done for a database that we keep ourselves, before the first request: it is migrated, and has clients to use it by and something to look at.</summary>
internal static partial class FirstStart
{
    public static async Task Prepare(this WebApplication app, OwnDatabase own)
    {
        await app.MigrateDatabase();
        if (app.Configuration.IsSandbox())
        {
            await DemoData.Mark(app.Services, SandboxGuard.Mark);
        }

        await app.SetClock();
        await FirstTerms.LoadOwn(app.Services);
        if (app.Configuration["dictionary"] is { Length: > 0 } dictionary)
        {
            await FirstTerms.LoadDictionary(app.Services, dictionary);
        }

        var isSeed = app.Configuration.IsSeed();
        if (isSeed)
        {
            await DemoSeed.CheckRoom(app.Services);
        }

        await ListedClients.Ensure(app.Services, own.Folder);
        await (isSeed
            ? DemoSeed.Load(app.Services, SeedSize.Published, line => Console.WriteLine($" {line}"))
            : DemoData.Load(app.Services, app.Configuration.GetValue<bool>("empty")));
        await own.WriteConnection();
        app.Lifetime.ApplicationStopping.Register(own.StopsNow);
        app.Lifetime.ApplicationStarted.Register(() => Say(app, own));
    }

    /// <summary>On a database of somebody else: nothing is done, and the log says where it is.</summary>
    public static void LogStart(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var address = AddressOf(app);
        IsUp(app.Logger, address);
    });

    private static string AddressOf(WebApplication app) => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    [LoggerMessage(Level = LogLevel.Information, Message = "Marketplace is up: {Address}")]
    private static partial void IsUp(ILogger log, string address);

    private static void Say(WebApplication app, OwnDatabase own)
    {
        var address = AddressOf(app);
        var clock = app.Configuration.IsSandbox() ? $"\n Its clock to move:   {address}/v1/sandbox/clock" : "";
        Console.WriteLine(
            $"""

             Marketplace is up:   {address}
             Its API to look at:  {address}/swagger
             Its clients:         {Path.Combine(own.Folder, "clients.json")}{clock}
             To begin with:       curl -s "{address}/v1/needs?limit=3"
             Ctrl+C stops it.

             """);
    }
}
