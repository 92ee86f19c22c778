using Marketplace.Platform;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Deals;

internal sealed class ValuesTable : IEntityTypeConfiguration<ValueStatement>
{
    public void Configure(EntityTypeBuilder<ValueStatement> table)
    {
        table.ToTable("value_statements", "deals", t =>
        {
            t.HasCheckConstraint("values_sign", "amount <> 0 and (amount < 0) = (reverses is not null)");
            t.HasCheckConstraint("values_cny", "cny <> 0 and (cny < 0) = (amount < 0) and rate > 0 and (currency <> 'CNY' or (cny = amount and rate = 1))");
            t.HasCheckConstraint("values_rate_date", "(currency = 'CNY') = (rate_date is null) and (reverses is not null or rate_date <= date)");
        });
        table.IsAppendOnly();
        table.HasKey(v => new { v.DealId, v.Seq }).HasName("pk_value_statements");
        table.HasAlternateKey(v => v.Id).HasName("values_id");
        table.Property(v => v.Seq).ValueGeneratedNever();
        table.Property(v => v.Id).ValueGeneratedNever();
        table.Property(v => v.Level).IsStatus();
        table.Property(v => v.Amount).HasPrecision(19, 4);
        table.Property(v => v.Currency).HasMaxLength(3).IsFixedLength();
        table.Property(v => v.Cny).HasPrecision(17, 2);
        table.Property(v => v.Rate).HasColumnType("numeric");
        table.Ignore(v => v.Worth);
        table.Ignore(v => v.Evidence);

        table.HasOne<Deal>().WithMany().HasForeignKey(v => v.DealId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<ValueStatement>().WithMany().HasForeignKey(v => v.Reverses).HasPrincipalKey(v => v.Id).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(v => v.Reverses).IsUnique().HasDatabaseName("values_reversed_once");
    }
}

internal sealed class ValueConfirmationsTable : IEntityTypeConfiguration<ValueConfirmation>
{
    public void Configure(EntityTypeBuilder<ValueConfirmation> table)
    {
        table.ToTable("value_confirmations", "deals");
        table.IsAppendOnly();
        table.HasKey(c => new { c.StatementId, c.OrganizationId }).HasName("pk_value_confirmations");
        table.HasOne<ValueStatement>().WithMany().HasForeignKey(c => c.StatementId).HasPrincipalKey(v => v.Id).OnDelete(DeleteBehavior.Restrict);
    }
}

internal static class ValuesData
{
    extension(MarketplaceDb db)
    {
        /// <summary>All of a deal's ledger. Whoever decides by it holds the lock on the deal.</summary>
        public async Task<Ledger> LedgerOf(Deal deal, DateTimeOffset now, CancellationToken ct)
        {
            var statements = await db.Set<ValueStatement>().AsNoTracking().Where(v => v.DealId == deal.Id).OrderBy(v => v.Seq).ToListAsync(ct);
            var ids = statements.Select(v => v.Id).ToList();
            var confirmations = await db.Set<ValueConfirmation>().AsNoTracking().Where(c => ids.Contains(c.StatementId)).ToListAsync(ct);
            return new Ledger(deal, statements, confirmations, now);
        }

        /// <summary>Of a deal that the actor may see.</summary>
        public async Task<Ledger> VisibleLedger(Guid dealId, Actor actor, DateTimeOffset now, CancellationToken ct) =>
            await db.Deals.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(d => d.Id == dealId, ct) is { } deal
                ? await db.LedgerOf(deal, now, ct)
                : throw Problem.NotFound("deal");
    }
}
