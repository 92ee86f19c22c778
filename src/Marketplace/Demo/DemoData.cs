using System.Text;
using Marketplace.Deals;
using Marketplace.Integration;
using Marketplace.Needs;
using Marketplace.Organizations;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Marketplace.Results;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Demo;

/// <summary>
/// The sample data of a first start. Each command is one transaction and does nothing the second time, so a start that was cut off is
/// made good by the next; the mark stands at the end of it.
/// </summary>
internal sealed class DemoData(IServiceScopeFactory scopes)
{
    public const string FirstStart = "first_start";
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Demo");

    public static async Task Load(IServiceProvider services, bool empty)
    {
        var demo = new DemoData(services.GetRequiredService<IServiceScopeFactory>());
        if (await demo.IsMarked())
        {
            return;
        }

        if (!empty)
        {
            await demo.LoadSamples();
            await DemoDeals.Load(demo, await File.ReadAllTextAsync(Path.Combine(Folder, "deals.json")));
        }

        await demo.As(SeedActors.Operator, null, new MarkDatabase(FirstStart));
    }

    public static Task Mark(IServiceProvider services, string name) =>
        new DemoData(services.GetRequiredService<IServiceScopeFactory>()).As(SeedActors.Operator, null, new MarkDatabase(name));

    public async Task LoadSamples()
    {
        foreach (var kind in new[] { "organizations", "needs", "results" })
        {
            var rows = (await File.ReadAllLinesAsync(Path.Combine(Folder, $"{kind}.ndjson"))).Select((row, i) => new ImportRow(i + 1, Encoding.UTF8.GetBytes(row))).ToList();
            if ((await As(SeedActors.Operator, null, new LoadRows(kind, rows))).Faults is [var fault, ..])
            {
                throw new InvalidOperationException($"Sample {kind}, line {fault.Line}, {fault.Field}: {fault.Message}");
            }
        }
    }

    /// <param name="key">A command with a key is done once, however often the first start is begun.</param>
    public async Task<TResult> As<TResult>(Actor actor, string? key, ICommand<TResult> command)
    {
        await using var scope = scopes.CreateAsyncScope();
        var call = scope.ServiceProvider.GetRequiredService<CallContext>();
        (call.Actor, call.Operation, call.IdempotencyKey) = (actor, $"demo {typeof(TResult).Name}", key);
        return await scope.ServiceProvider.GetRequiredService<ISender>().Send(command, CancellationToken.None);
    }

    public async Task<DemoItem> Need(string externalId) => await Ask(db => db.Needs.Where(n => n.ExternalId == externalId).Select(n => new DemoItem(n.Id, n.OwnerId)));

    public async Task<DemoItem> Result(string externalId) => await Ask(db => db.Results.Where(r => r.ExternalId == externalId).Select(r => new DemoItem(r.Id, r.OwnerId)));

    public async Task<Guid> Organization(string externalId) => await Ask(db => db.Organizations.Where(o => o.ExternalId == externalId).Select(o => o.Id));

    public async Task<Guid> Value(Guid deal, int seq) => await Ask(db => db.Set<ValueStatement>().Where(v => v.DealId == deal && v.Seq == seq).Select(v => v.Id));

    private async Task<T> Ask<T>(Func<MarketplaceDb, IQueryable<T>> question)
    {
        await using var scope = scopes.CreateSystemScope();
        return await question(scope.ServiceProvider.GetRequiredService<MarketplaceDb>()).SingleAsync();
    }

    private async Task<bool> IsMarked()
    {
        await using var scope = scopes.CreateSystemScope();
        return await scope.ServiceProvider.GetRequiredService<MarketplaceDb>().Set<Mark>().AnyAsync(m => m.Name == FirstStart);
    }
}

internal sealed record DemoItem(Guid Id, Guid OwnerId);

internal sealed record MarkDatabase(string Name) : ICommand;

internal sealed class MarkDatabaseHandler(MarketplaceDb db, TimeProvider time) : ICommandHandler<MarkDatabase>
{
    public async Task Handle(MarkDatabase command, CancellationToken ct)
    {
        if (!await db.Set<Mark>().AnyAsync(m => m.Name == command.Name, ct))
        {
            db.Add(new Mark(command.Name, time.Now()));
        }
    }
}
