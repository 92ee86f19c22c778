using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Platform.Data;

/// <summary>One database, one transaction. A module adds its own tables and its own sight of them.</summary>
internal sealed class MarketplaceDb(DbContextOptions<MarketplaceDb> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder model)
    {
        model.UseOpenIddict<Guid>();
        foreach (var type in model.Model.GetEntityTypes().Where(t => t.ClrType.Namespace?.StartsWith("OpenIddict", StringComparison.Ordinal) == true))
        {
            type.SetSchema("access");
            type.SetTableName(JsonNamingPolicy.SnakeCaseLower.ConvertName(type.ClrType.Name.Split('`')[0].Replace("OpenIddictEntityFrameworkCore", "", StringComparison.Ordinal)));
        }

        model.ApplyConfigurationsFromAssembly(typeof(MarketplaceDb).Assembly);
    }
}
