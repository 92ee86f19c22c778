using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Platform.Messaging;

/// <summary>Carries events from the outbox to their subscribers. Any number of instances may run on one database.</summary>
internal sealed partial class OutboxDispatcher(
    IServiceScopeFactory scopes, EventCatalog events, ChangeSignal signal, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<OutboxDispatcher> log)
    : Worker(signal, time, lifetime, log)
{
    private const int Batch = 50;

    protected override async Task<bool> Turn(CancellationToken ct)
    {
        await using var scope = scopes.CreateSystemScope();
        var ready = await scope.ServiceProvider.GetRequiredService<MarketplaceDb>().ReadyMessages(Time.Now(), Batch, ct);
        foreach (var id in ready)
        {
            await Dispatch(id, ct);
        }

        return ready.Count > 0;
    }

    private async Task Dispatch(long id, CancellationToken ct)
    {
        try
        {
            await InTransaction(id, (message, services) => events.Deliver(message, services, ct), message => message.Done(Time.Now()), ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            NotHandled(fault, id);
            await InTransaction(id, (_, _) => Task.CompletedTask, message => message.Failed(Time.Now()), ct);
        }
    }

    // What the subscriber did and that it is done are one commit. A row that another instance holds is left to it.
    private async Task InTransaction(long id, Func<OutboxMessage, IServiceProvider, Task> first, Action<OutboxMessage> then, CancellationToken ct)
    {
        await using var scope = scopes.CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDb>();
        await db.InTransaction(async () =>
        {
            var message = await db.Set<OutboxMessage>()
                .FromSql($"select * from platform.outbox where id = {id} and done_at is null and dead_at is null for update skip locked")
                .SingleOrDefaultAsync(ct);
            if (message is not null)
            {
                await first(message, scope.ServiceProvider);
                then(message);
                await db.SaveChangesAsync(ct);
            }

            return message;
        }, ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Outbox row {Id} was not handled")]
    private partial void NotHandled(Exception fault, long id);
}
