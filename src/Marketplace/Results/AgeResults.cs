using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Results;

/// <summary>Given by the clock: what nobody has confirmed in time is stale, the longest overdue first.</summary>
internal sealed record AgeResults : IScheduledCommand;

internal sealed class AgeResultsHandler(MarketplaceDb db, Actor actor, TimeProvider time) : ICommandHandler<AgeResults, bool>
{
    private const int Batch = 100;

    public async Task<bool> Handle(AgeResults command, CancellationToken ct)
    {
        var now = time.Now();
        // Of one that was published before there was a clock, only that is known when.
        var published = now - await db.DaysOf(ResultFlow.TimeToLive, now, ct);
        // What another holds is left to it, or to the next turn.
        var due = await db.Database.SqlQuery<Guid>(
            $"""
             select id as "Value" from results.results
             where status = 'published' and (expires_at <= {now} or expires_at is null and published_at <= {published})
             order by expires_at limit {Batch} for update skip locked
             """).ToListAsync(ct);

        foreach (var result in await db.Results.Where(r => due.Contains(r.Id)).ToListAsync(ct))
        {
            result.Take(ResultFlow.Age, actor, now);
        }

        return due.Count == Batch;
    }
}

internal sealed class ResultRules : IEntityTypeConfiguration<DatedRule>
{
    public void Configure(EntityTypeBuilder<DatedRule> table) => table.HasData(DatedRule.OfPlatform(ResultFlow.TimeToLive, 365));
}
