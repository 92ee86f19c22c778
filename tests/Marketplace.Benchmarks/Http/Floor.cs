using Marketplace.Access;
using Marketplace.Needs;
using Marketplace.Organizations;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Marketplace.Benchmarks.Http;

/// <summary>
/// What the same answers cost at the least with the same tools: bare Kestrel, Entity Framework and Npgsql, which send the statements that the service sends for a request, in its order, and
/// nothing between them: no token is read, nothing is limited, checked, logged or told.
/// </summary>
internal static class Floor
{
    public const string ConnectionSetting = "FLOOR_CONNECTION";

    public static async Task<int> Run(string[] args)
    {
        var (url, clientId) = (args[0], args[1]);
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        var source = Database.Source(Environment.GetEnvironmentVariable(ConnectionSetting)!);
        builder.Services.AddDbContext<MarketplaceDb>(options => options.UseNpgsql(source).UseSnakeCaseNamingConvention());
        builder.Services.AddSingleton(new Caller(clientId));
        var app = builder.Build();
        app.MapGet("/v1/needs/{id:guid}", One);
        app.MapGet("/v1/needs", Page);
        app.MapPost("/v1/needs", Post);
        app.Urls.Add(url);
        await app.RunAsync();
        return 0;
    }

    private sealed record Caller(string ClientId);

    private static async Task<IResult> One(Guid id, MarketplaceDb db, Caller caller, CancellationToken ct)
    {
        var (actor, suspended) = await ActorOf(db, caller, ct);
        var need = await db.Needs.AsNoTracking().VisibleTo(actor, suspended).SingleOrDefaultAsync(n => n.Id == id, ct);
        return need is null ? TypedResults.NotFound() : TypedResults.Json(NeedView.Of(need, actor), Json.Options);
    }

    private static async Task<IResult> Page(int limit, MarketplaceDb db, Caller caller, CancellationToken ct)
    {
        var (actor, suspended) = await ActorOf(db, caller, ct);
        var needs = await db.Needs.AsNoTracking().VisibleTo(actor, suspended).OrderByDescending(n => n.CreatedAt).ThenByDescending(n => n.Id).Take(limit + 1).ToListAsync(ct);
        return TypedResults.Json(new Page<NeedView>([.. needs.Take(limit).Select(n => NeedView.Of(n, actor))], null), Json.Options);
    }

    private static async Task<IResult> Post(NeedFields fields, MarketplaceDb db, Caller caller, CancellationToken ct)
    {
        var (actor, _) = await ActorOf(db, caller, ct);
        var need = new Need(actor.Home, fields, null, actor, DateTimeOffset.UtcNow);
        var view = NeedView.Of(need, actor);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.Add(need);
        db.Add(new Change { Kind = need.Kind, Id = need.Id });
        db.AddRange(need.TakePending().Transitions);
        await db.PutSearchEntries([(need.Id, need.Version, SearchTexts.Terms(need.TextsToFind()))], ct);
        await db.SaveChangesAsync(ct);
        await db.Database.ExecuteSqlRawAsync($"notify {ChangeListener.Channel}", ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Json(view, Json.Options, statusCode: StatusCodes.Status201Created);
    }

    // The service asks at each request who its caller is now.
    private static async Task<(Actor Actor, Suspensions Suspended)> ActorOf(MarketplaceDb db, Caller caller, CancellationToken ct)
    {
        var suspended = new Suspensions(db);
        var client = await db.Clients.AsNoTracking().Living(suspended).SingleAsync(c => c.ClientId == caller.ClientId, ct);
        return (new Actor(ActorKind.Client, client.Id, [new Membership(client.OrganizationId, client.Role)]), suspended);
    }
}
