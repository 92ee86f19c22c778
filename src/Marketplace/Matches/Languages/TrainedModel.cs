using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Matches.Languages;

/// <summary>A model of bilingual texts: asked for, and then trained by one node for all.</summary>
internal sealed class TrainedModel(Guid id, string requestedBy, DateTimeOffset requestedAt)
{
    public const string KindName = "match_model";

    public Guid Id { get; private init; } = id;

    /// <summary>Numbered through; each is above all before it.</summary>
    public int Version { get; private init; }

    public string RequestedBy { get; private init; } = requestedBy;
    public DateTimeOffset RequestedAt { get; private init; } = requestedAt;
    public int Pairs { get; private set; }

    /// <summary>Null while it is not trained.</summary>
    public DateTimeOffset? TrainedAt { get; private set; }

    /// <summary>As the library writes it.</summary>
    public byte[]? Body { get; private set; }

    public void Trained(int pairs, byte[] body, DateTimeOffset now) => (Pairs, Body, TrainedAt) = (pairs, body, now);
}

internal sealed class TrainedModelsTable : IEntityTypeConfiguration<TrainedModel>
{
    public void Configure(EntityTypeBuilder<TrainedModel> table)
    {
        table.ToTable("models", "matches");
        table.Property(m => m.Id).ValueGeneratedNever();
        table.Property(m => m.Version).UseIdentityAlwaysColumn();
        table.HasAlternateKey(m => m.Version).HasName("models_version");
        // Whoever asks meanwhile joins.
        table.HasIndex(m => m.TrainedAt).IsUnique().HasFilter("trained_at is null").AreNullsDistinct(false).HasDatabaseName("models_one_in_training");
    }
}

internal static class TrainedModels
{
    extension(MarketplaceDb db)
    {
        public DbSet<TrainedModel> Models => db.Set<TrainedModel>();

        /// <summary>Without its body.</summary>
        public async Task<Model> ModelNow(int loaded, CancellationToken ct)
        {
            var isTraining = await db.Models.AnyAsync(m => m.TrainedAt == null, ct);
            var last = await db.Models.Where(m => m.TrainedAt != null).OrderByDescending(m => m.Version).Select(m => new { m.Version, m.Pairs, m.TrainedAt }).FirstOrDefaultAsync(ct);
            return new Model(
                last?.Version ?? 0, isTraining || last?.Version > loaded ? ModelState.Training : last is null ? ModelState.None : ModelState.Ready, last?.Pairs ?? 0, last?.TrainedAt);
        }
    }
}
