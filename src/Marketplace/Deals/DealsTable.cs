using Marketplace.Platform;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Marketplace.Deals;

internal sealed class DealsTable : IEntityTypeConfiguration<Deal>
{
    public void Configure(EntityTypeBuilder<Deal> table)
    {
        table.ToTable("deals", "deals", t => t.HasCheckConstraint("deals_between_two", "buyer_id <> seller_id"));
        table.IsEntity();
        table.Property(d => d.Status).IsStatus();
        table.Property(d => d.ContractType).HasConversion(Words<ContractType>()).HasMaxLength(30);
        table.Property(d => d.Licence).HasConversion(Words<Licence>()).HasMaxLength(20);
        table.Property(d => d.Field).IsWord();
        table.Property(d => d.Route).HasConversion(Words<PriceRoute>()).HasMaxLength(20);

        table.HasIndex(d => new { d.BuyerId, d.CreatedAt, d.Id });
        table.HasIndex(d => new { d.SellerId, d.CreatedAt, d.Id });
        table.HasIndex(d => d.BrokerId);
        table.HasIndex(d => d.NeedId);
        table.HasIndex(d => d.ResultId);
        table.HasIndex(d => new { d.CreatedAt, d.Id });
        table.HasIndex(d => new { d.UpdatedAt, d.Id });
    }

    private static ValueConverter<T, string> Words<T>() where T : struct, Enum =>
        new(value => SnakeCase.Name(value), name => SnakeCase.Parse<T>(name));
}

internal static class DealsData
{
    extension(MarketplaceDb db)
    {
        public DbSet<Deal> Deals => db.Set<Deal>();

        /// <summary>Whoever changes a deal, or adds to its ledger, waits for the others who do.</summary>
        public async Task<Deal> LockedDeal(Guid id, Actor actor, CancellationToken ct)
        {
            await db.Database.ExecuteSqlAsync($"select from deals.deals where id = {id} for update", ct);
            return await db.Deals.VisibleTo(actor).SingleOrDefaultAsync(d => d.Id == id, ct) ?? throw Problem.NotFound("deal");
        }
    }

    extension(IQueryable<Deal> deals)
    {
        public IQueryable<Deal> VisibleTo(Actor actor)
        {
            var organizations = actor.Organizations;
            return actor.Oversees ? deals : deals.Where(d =>
                organizations.Contains(d.BuyerId) || organizations.Contains(d.SellerId) || (d.BrokerId != null && organizations.Contains(d.BrokerId.Value)));
        }
    }
}
