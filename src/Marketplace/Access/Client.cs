using Marketplace.Platform;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Access;

/// <summary>A program that acts for an organization in one role. Its secret stands, hashed, with OpenIddict.</summary>
internal sealed record Client(Guid Id, string ClientId, string Name, Guid OrganizationId, Role Role, DateTimeOffset CreatedAt);

/// <summary>What tokens are signed with, on every node: one row. The key may be encrypted by a setting.</summary>
internal sealed record SigningKey(int Id, string Issuer, byte[] PrivateKey, byte[] EncryptionKey, bool IsEncrypted, DateTimeOffset CreatedAt);

internal sealed class ClientsTable : IEntityTypeConfiguration<Client>
{
    public void Configure(EntityTypeBuilder<Client> table)
    {
        table.ToTable("clients", "access");
        table.Property(c => c.Id).ValueGeneratedNever();
        table.Property(c => c.ClientId).HasMaxLength(100);
        table.HasIndex(c => c.ClientId).IsUnique();
        table.Property(c => c.Name).HasMaxLength(Rules.TitleLimit);
        table.Property(c => c.Role).IsStatus();
        table.HasIndex(c => c.OrganizationId);
    }
}

internal sealed class SigningKeysTable : IEntityTypeConfiguration<SigningKey>
{
    public void Configure(EntityTypeBuilder<SigningKey> table)
    {
        table.ToTable("signing_keys", "access", t => t.HasCheckConstraint("signing_keys_one", "id = 1"));
        table.Property(k => k.Id).ValueGeneratedNever();
        table.IsAppendOnly();
    }
}

internal static class AccessData
{
    extension(MarketplaceDb db)
    {
        public DbSet<Client> Clients => db.Set<Client>();
    }
}
