using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Needs;

/// <summary>Given by the clock: takes what nobody has confirmed in time off the market, the longest overdue first.</summary>
internal sealed record ExpireNeeds : IScheduledCommand;

internal sealed class ExpireNeedsHandler(MarketplaceDb db, Actor actor, TimeProvider time) : ICommandHandler<ExpireNeeds, bool>
{
    private const int Batch = 100;

    public async Task<bool> Handle(ExpireNeeds command, CancellationToken ct)
    {
        var now = time.Now();
        // Of one that was published before there was a clock, only that is known when.
        var published = now - await db.DaysOf(NeedFlow.TimeToLive, now, ct);
        // What another holds is left to it, or to the next turn.
        var due = await db.Database.SqlQuery<Guid>(
            $"""
             select id as "Value" from needs.needs
             where status = 'published' and (expires_at <= {now} or expires_at is null and published_at <= {published})
             order by expires_at limit {Batch} for update skip locked
             """).ToListAsync(ct);

        foreach (var need in await db.Needs.Where(n => due.Contains(n.Id)).ToListAsync(ct))
        {
            need.Take(NeedFlow.Expire, actor, now);
        }

        return due.Count == Batch;
    }
}

internal sealed class NeedRules : IEntityTypeConfiguration<DatedRule>
{
    public void Configure(EntityTypeBuilder<DatedRule> table) => table.HasData(DatedRule.OfPlatform(NeedFlow.TimeToLive, 180));
}
