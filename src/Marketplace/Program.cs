using Marketplace.Access;
using Marketplace.CodeSchemes;
using Marketplace.Deals;
using Marketplace.Demo;
using Marketplace.Glossary;
using Marketplace.Imports;
using Marketplace.Matches;
using Marketplace.Needs;
using Marketplace.Organizations;
using Marketplace.People;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Data.Backups;
using Marketplace.Platform.Http;
using Marketplace.Platform.Messaging;
using Marketplace.Platform.Telemetry;
using Marketplace.Rates;
using Marketplace.Reports;
using Marketplace.Results;
using Marketplace.Sandbox;

try
{
    if (args is ["train" or "evaluate", ..]) return await MatchModels.Run(args, Console.Out);

    // A path is no setting, though `/name value` would be one.
    var options = args is ["backup" or "restore", _, .. var others] ? others : args;
    // Settings lie beside the program, wherever it is started from.
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = options, ContentRootPath = AppContext.BaseDirectory });

    switch (args)
    {
        case ["healthcheck", ..]:
            return await HealthCheck.Ask(builder.Configuration);

        // Beside a service that runs, too.
        case ["backup", ..]:
            await Backup.Write(builder.Configuration, args.ElementAtOrDefault(1));
            return 0;

        case ["check", ..]:
            await builder.Configuration.UseWhatThereIs();
            break;

        case ["migrate" or "restore" or "bootstrap", ..]:
            break;

        // A word that is none of ours was meant as one.
        case [{ } word, ..] when !word.StartsWith('-') && !word.Contains('='):
            throw new StartRefusedException($"'{word}' is nothing to do. There are: migrate, bootstrap, check, backup, restore, healthcheck, train, evaluate; without any the service starts.");
    }

    // Stopped last, and also when the start fails.
    await using var ownDatabase = await builder.AddDatabase();
    builder.AddTelemetry();
    builder.AddMessaging();
    builder.AddHttp();
    builder.AddAccess();
    builder.AddOrganizations();
    builder.AddPeople();
    builder.AddNeeds();
    builder.AddResults();
    builder.AddRates();
    builder.AddDeals();
    builder.AddGlossary();
    builder.AddMatches();
    builder.AddImports();
    builder.AddSandbox();

    var app = builder.Build();
    switch (args)
    {
        case ["migrate", ..]:
            await app.MigrateDatabase();
            await FirstTerms.LoadOwn(app.Services);
            break;

        case ["restore", ..]:
            await app.RestoreDatabase(args.ElementAtOrDefault(1));
            break;

        case ["bootstrap", ..]:
            await app.RequireMigrated();
            await app.BootstrapOperator();
            break;

        case ["check", ..]:
            await app.RequireMigrated();
            await app.CheckDatabase();
            break;

        default:
            app.ReadSnapshots();
            app.UseHttp();
            app.MapHealth();
            app.MapTelemetry();
            app.MapAccess();
            app.MapCodeSchemes();
            app.MapOrganizations();
            app.MapPeople();
            app.MapNeeds();
            app.MapResults();
            app.MapGlossary();
            app.MapMatches();
            app.MapImports();
            app.MapRates();
            app.MapDeals();
            app.MapReports();
            app.MapSandbox();
            app.UseRoutes();

            // A database that we keep ourselves is ours to prepare; any other is migrated when asked, and not served before.
            await app.CheckSandbox(ownDatabase);
            if (ownDatabase is not null)
            {
                await app.Prepare(ownDatabase);
            }
            else
            {
                await app.RequireMigrated();
                app.LogStart();
            }

            await app.SetClock();
            app.ReadSigningKeys();
            await app.RunAsync();
            break;
    }

    return Environment.ExitCode;
}
catch (StartRefusedException refusal)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return 1;
}
catch (IOException fault) when (fault.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
{
    await Console.Error.WriteLineAsync(fault.Message);
    return 1;
}
