using Marketplace.Access;
using Marketplace.CodeSchemes;
using Marketplace.Deals;
using Marketplace.Demo;
using Marketplace.Imports;
using Marketplace.Matches;
using Marketplace.Needs;
using Marketplace.Organizations;
using Marketplace.People;
using Marketplace.Platform.Data;
using Marketplace.Platform.Http;
using Marketplace.Platform.Messaging;
using Marketplace.Reports;
using Marketplace.Results;

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

var app = builder.Build();

switch (args)
{
    case ["migrate", ..]:
        await app.MigrateDatabase();
        break;

    case ["bootstrap", ..] when await app.IsMigrated():
        await app.BootstrapOperator();
        break;

    // A database that we keep ourselves is ours to prepare; any other is migrated when asked, and not served before.
    case not ["bootstrap", ..] when await Prepared():
        app.UseHttp();
        app.MapHealth();
        app.MapAccess();
        app.MapCodeSchemes();
        app.MapOrganizations();
        app.MapPeople();
        app.MapNeeds();
        app.MapResults();
        app.MapMatches();
        app.MapImports();
        app.MapDeals();
        app.MapReports();
        await app.RunAsync();
        break;

    default:
        Environment.ExitCode = 1;
        break;
}

return Environment.ExitCode;

async Task<bool> Prepared()
{
    if (ownDatabase is not null)
    {
        await app.Prepare(ownDatabase);
    }

    return await app.IsMigrated();
}
