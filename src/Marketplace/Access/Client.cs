using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Access;

/// <summary>A program that acts for an organization in one role. Its secret stands, hashed, with OpenIddict.</summary>
internal sealed class Client : Entity
{
    public const string KindName = "client";

    public Client(NewClient client, Actor actor, DateTimeOffset now) : base(now)
    {
        (ClientId, Name, OrganizationId, Role) = (client.ClientId, client.Name, client.OrganizationId, client.Role);
        Record("create", null, "active", actor, now);
    }

    private Client() { }

    public override string Kind => KindName;
    public string ClientId { get; private init; } = "";
    public string Name { get; private init; } = "";
    public Guid OrganizationId { get; private init; }
    public Role Role { get; private init; }

    /// <summary>From then on it is nobody.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    public void Revoke(Actor actor, DateTimeOffset now, string? reason)
    {
        if (RevokedAt is not null)
        {
            throw Problem.WrongState(KindName, "revoked", "revoke", []);
        }

        RevokedAt = now;
        Changed(now);
        Record("revoke", "active", "revoked", actor, now, reason);
    }
}

/// <summary>What tokens are signed with, on every node: one row. The key may be encrypted by a setting.</summary>
internal sealed record SigningKey(int Id, string Issuer, byte[] PrivateKey, byte[] EncryptionKey, bool IsEncrypted, DateTimeOffset CreatedAt);

internal sealed class ClientsTable : IEntityTypeConfiguration<Client>
{
    public void Configure(EntityTypeBuilder<Client> table)
    {
        table.ToTable("clients", "access");
        table.IsEntity();
        table.Property(c => c.ClientId).HasMaxLength(100);
        table.HasIndex(c => c.ClientId).IsUnique();
        table.Property(c => c.Name).HasMaxLength(Rules.TitleLimit);
        table.Property(c => c.Role).IsStatus();
        table.HasIndex(c => new { c.OrganizationId, c.CreatedAt, c.Id });
        table.HasIndex(c => new { c.CreatedAt, c.Id });
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

    extension(IQueryable<Client> clients)
    {
        /// <summary>Those that may come in now.</summary>
        public IQueryable<Client> Living(ISuspensions suspended)
        {
            var lockedOut = suspended.Organizations;
            return clients.Where(c => c.RevokedAt == null && !lockedOut.Contains(c.OrganizationId));
        }

        /// <summary>An organization's clients are its managers' affair, and of those who oversee.</summary>
        public IQueryable<Client> VisibleTo(Actor actor)
        {
            var managed = actor.Organizations.Where(actor.Manages).ToList();
            return actor.Oversees ? clients : clients.Where(c => managed.Contains(c.OrganizationId));
        }
    }
}
