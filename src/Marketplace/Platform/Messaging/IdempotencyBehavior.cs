using System.Security.Cryptography;
using System.Text.Json;
using Marketplace.Platform.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Platform.Messaging;

/// <summary>An answer that must not be kept: to the same command sent again, only that it was done is said.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SecretAttribute : Attribute;

/// <summary>A command about money: its key is never forgotten.</summary>
internal interface IKeptForEver;

/// <summary>
/// A command sent with an Idempotency-Key is done once. The key is written in the command's own transaction, so a twin
/// that comes at the same moment waits for the first to commit, and is then given the first answer: also where it was no.
/// </summary>
internal sealed class IdempotencyBehavior<TCommand, TResult>(MarketplaceDb db, CallContext call, RealTime time)
    : IPipelineBehavior<TCommand, TResult> where TCommand : ICommand<TResult>
{
    private const string Before = "before_command";
    private static readonly bool IsSecret = Attribute.IsDefined(typeof(TResult), typeof(SecretAttribute));

    public async Task<TResult> Handle(TCommand command, CancellationToken ct, RequestHandlerDelegate<TResult> next)
    {
        if (call.IdempotencyKey is not { } key)
        {
            return await next();
        }

        if (key.Length is 0 or > KeptAnswer.LongestKey)
        {
            throw Problem.InvalidIdempotencyKey();
        }

        var (actor, operation, forEver) = (call.Actor.ToString(), call.Operation, command is IKeptForEver);
        var request = SHA256.HashData([.. JsonSerializer.SerializeToUtf8Bytes(typeof(TCommand).Name), .. JsonSerializer.SerializeToUtf8Bytes(command, Json.Options)]);
        var now = time.Now();
        var expired = now - KeptAnswer.Lifetime;
        // A twin waits on the unique index for as long as this, and is then told to come back.
        await db.Database.ExecuteSqlAsync($"set local lock_timeout = '10s'", ct);
        await db.Database.ExecuteSqlAsync(
            $"delete from platform.answers where actor = {actor} and operation = {operation} and key = {key} and at <= {expired} and not for_ever", ct);
        var isNew = await db.Database.ExecuteSqlAsync(
            $"""
             insert into platform.answers (actor, operation, key, request, at, for_ever)
             values ({actor}, {operation}, {key}, {request}, {now}, {forEver}) on conflict do nothing
             """, ct) == 1;
        await db.Database.ExecuteSqlAsync($"set local lock_timeout = 0", ct);
        var kept = db.Set<KeptAnswer>().AsNoTracking().Where(a => a.Actor == actor && a.Operation == operation && a.Key == key);
        return isNew ? await Once(kept, next, ct) : Again(await kept.SingleAsync(ct), request);
    }

    private async Task<TResult> Once(IQueryable<KeptAnswer> kept, RequestHandlerDelegate<TResult> next, CancellationToken ct)
    {
        var transaction = db.Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync(Before, ct);
        try
        {
            var result = await next();
            var answer = IsSecret ? null : JsonSerializer.Serialize(result, Json.Options);
            await kept.ExecuteUpdateAsync(set => set.SetProperty(a => a.Answer, answer), ct);
            return result;
        }
        catch (Exception fault) when (KeptRefusal.Of(fault) is { } refusal)
        {
            await transaction.RollbackToSavepointAsync(Before, ct);
            db.ChangeTracker.Clear();
            await kept.ExecuteUpdateAsync(set => set.SetProperty(a => a.Refusal, refusal), ct);
            // Here, because the exception goes on, and would take the kept refusal with it.
            await transaction.CommitAsync(ct);
            throw;
        }
    }

    private TResult Again(KeptAnswer kept, byte[] request)
    {
        if (!kept.Request.AsSpan().SequenceEqual(request))
        {
            throw Problem.IdempotencyKeyReused();
        }

        call.IsReplay = kept is not { Answer: null, Refusal: null };
        return kept switch
        {
            { Refusal: { } refusal } => throw KeptRefusal.Again(refusal),
            { Answer: { } answer } => JsonSerializer.Deserialize<TResult>(answer, Json.Options)!,
            _ => throw Problem.AnswerNotKept(),
        };
    }
}
