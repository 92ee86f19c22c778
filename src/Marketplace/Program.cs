using Marketplace.Access;
using Marketplace.Demo;
using Marketplace.Organizations;
using Marketplace.Platform.Data;
using Marketplace.Platform.Http;
using Marketplace.Platform.Messaging;

var builder = WebApplication.CreateBuilder(args);

// Stopped last, and also when the start fails.
await using var ownDatabase = await builder.AddDatabase();
builder.AddMessaging();
builder.AddHttp();
builder.AddAccess();
builder.AddOrganizations();

var app = builder.Build();

// A database that we keep ourselves is ours to prepare; any other is migrated when asked.
if (ownDatabase is not null)
{
    await app.Prepare(ownDatabase);
}
else if (args is ["migrate"])
{
    await app.MigrateDatabase();
}

if (args is not ["migrate"])
{
    app.UseHttp();
    app.MapHealth();
    app.MapAccess();
    app.MapOrganizations();
    await app.RunAsync();
}

return Environment.ExitCode;
