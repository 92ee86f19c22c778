using Marketplace.Platform;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Rates;

internal sealed class RatesTable : IEntityTypeConfiguration<Rate>
{
    public void Configure(EntityTypeBuilder<Rate> table)
    {
        table.ToTable("rates", "rates", t => t.HasCheckConstraint("rates_positive", "cny > 0 and unit in (1, 10, 100, 1000, 10000) and currency <> 'CNY'"));
        table.IsAppendOnly();
        table.HasKey(r => new { r.Currency, r.Date }).HasName("pk_rates");
        table.HasAlternateKey(r => r.Id).HasName("rates_id");
        table.Property(r => r.Id).ValueGeneratedNever();
        table.Property(r => r.Currency).HasMaxLength(3).IsFixedLength();
        // With the decimals that it was given with.
        table.Property(r => r.Cny).HasColumnType("numeric");
        table.Property(r => r.Source).HasMaxLength(Rules.TitleLimit);
        table.HasIndex(r => new { r.Date, r.Id });
    }
}

internal static class RatesData
{
    extension(MarketplaceDb db)
    {
        public DbSet<Rate> Rates => db.Set<Rate>();
    }
}
