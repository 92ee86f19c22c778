using Marketplace.Access;
using Marketplace.Deals;
using Marketplace.Demo;
using Marketplace.Imports;
using Marketplace.Matches;
using Marketplace.Needs;
using Marketplace.Organizations;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Http;
using Marketplace.Platform.Messaging;
using Marketplace.Reports;
using Marketplace.Results;
using Marketplace.Sandbox;

try
{
    // Settings lie beside the program, wherever it is started from.
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

    // Stopped last, and also when the start fails.
    await using var ownDatabase = await builder.AddDatabase();
    builder.AddMessaging();
    builder.AddHttp();
    builder.AddAccess();
    builder.AddOrganizations();
    builder.AddNeeds();
    builder.AddResults();
    builder.AddDeals();
    builder.AddMatches();
    builder.AddImports();
    builder.AddSandbox();

    var app = builder.Build();

    // A database that we keep ourselves is ours to prepare; any other is migrated when asked.
    if (args is ["migrate"] && ownDatabase is null)
    {
        await app.MigrateDatabase();
    }
    else
    {
        await app.CheckSandbox(ownDatabase);
        await (ownDatabase is not null ? app.Prepare(ownDatabase) : app.SetClock());
    }

    if (args is not ["migrate"])
    {
        app.UseHttp();
        app.MapHealth();
        app.MapAccess();
        app.MapOrganizations();
        app.MapNeeds();
        app.MapResults();
        app.MapMatches();
        app.MapImports();
        app.MapDeals();
        app.MapReports();
        app.MapSandbox();
        await app.RunAsync();
    }

    return Environment.ExitCode;
}
catch (StartRefusedException refusal)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return 1;
}
