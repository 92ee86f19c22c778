using Marketplace.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Platform.Data;

/// <summary>A kind of items that lists find by words.</summary>
internal interface ISearchedKind
{
    string Kind { get; }
    Task<IReadOnlyList<Entity>> Read(MarketplaceDb db, IReadOnlyCollection<Guid> ids, CancellationToken ct);
}

internal sealed class SearchedKind<T>(string kind) : ISearchedKind where T : Entity, ISearchable
{
    public string Kind => kind;

    public async Task<IReadOnlyList<Entity>> Read(MarketplaceDb db, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await db.Set<T>().AsNoTracking().Where(e => ids.Contains(e.Id)).ToListAsync(ct);
}

/// <summary>Works out the terms of what was written in bulk. Any number of instances may run on one database.</summary>
internal sealed class SearchFiller(
    IServiceScopeFactory scopes, IEnumerable<ISearchedKind> kinds, ChangeSignal signal, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<SearchFiller> log)
    : Worker(signal, time, lifetime, log)
{
    private const int Batch = 1000;

    private readonly BulkPause _pause = new(signal);

    protected override async Task<bool> Turn(CancellationToken ct)
    {
        if (_pause.IsOn(Time.GetUtcNow()))
        {
            return false;
        }

        await using var scope = scopes.CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // What another instance works at is left to it.
        var due = await db.Set<SearchDue>().FromSql(
            $"""
             delete from platform.search_due where seq in (select seq from platform.search_due order by seq limit {Batch} for update skip locked)
             returning seq, kind, id
             """).AsNoTracking().ToListAsync(ct);
        foreach (var items in due.GroupBy(d => d.Kind))
        {
            var read = await kinds.Single(k => k.Kind == items.Key).Read(db, [.. items.Select(d => d.Id).Distinct()], ct);
            await db.PutSearchEntries([.. read.InParallel().Select(e => (e.Id, e.Version, SearchTexts.Terms(((ISearchable)e).TextsToFind())))], ct);
        }

        await transaction.CommitAsync(ct);
        if (due.Count < Batch)
        {
            _pause.CaughtUp(Time.GetUtcNow());
        }

        return due.Count == Batch;
    }
}

internal static class SearchedKinds
{
    public static void AddSearch<T>(this IServiceCollection services, string kind) where T : Entity, ISearchable =>
        services.AddSingleton<ISearchedKind>(new SearchedKind<T>(kind));
}
