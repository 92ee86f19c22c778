using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Needs;

internal sealed class NeedsTable : IEntityTypeConfiguration<Need>
{
    public void Configure(EntityTypeBuilder<Need> table)
    {
        table.ToTable("needs", "needs");
        table.IsEntity();
        table.Ignore(n => n.Fields);
        table.Property(n => n.Status).IsStatus();
        table.Property(n => n.Language).IsStatus();
        table.Property(n => n.Licence).IsWord();
        table.Property(n => n.Field).IsWord();
        table.Property(n => n.Outcome).IsWord();
        table.Property(n => n.Targets).IsJson();
        table.Property(n => n.Facets).IsJson();
        table.ComplexProperty(n => n.Budget, budget => budget.IsMoney("budget"));

        table.HasIndex(n => n.ExpiresAt).HasFilter("status = 'published'");
        table.HasIndex(n => new { n.OwnerId, n.ExternalId }).IsUnique().HasDatabaseName("needs_external_id");
        table.HasIndex(n => new { n.CreatedAt, n.Id });
        table.HasIndex(n => new { n.UpdatedAt, n.Id });
        table.HasIndex(n => new { n.OwnerId, n.CreatedAt, n.Id });
    }
}

internal static class NeedsData
{
    extension(MarketplaceDb db)
    {
        public DbSet<Need> Needs => db.Set<Need>();

        // Whoever decides on a need's state, or on what hangs on it, waits for the others who do.
        public async Task<Need?> LockedNeed(Guid id, Actor actor, ISuspensions suspended, CancellationToken ct)
        {
            await db.Database.ExecuteSqlAsync($"select from needs.needs where id = {id} for update", ct);
            return await db.Needs.VisibleTo(actor, suspended).SingleOrDefaultAsync(n => n.Id == id, ct);
        }
    }

    extension(IQueryable<Need> needs)
    {
        /// <summary>What a suspended organization owns is not there for others.</summary>
        public IQueryable<Need> VisibleTo(Actor actor, ISuspensions suspended)
        {
            var (organizations, by, hidden) = (actor.Organizations, actor.ToString(), suspended.Organizations);
            var open = actor.Has(Role.Broker) || actor.Has(Role.Expert) ? NeedFlow.Diagnosable : NeedFlow.Public;
            return actor.Oversees
                ? needs.Where(n => n.Status != NeedStatus.Draft || organizations.Contains(n.OwnerId) || n.PostedBy == by)
                : needs.Where(n => (open.Contains(n.Status) && !hidden.Contains(n.OwnerId)) || organizations.Contains(n.OwnerId) || n.PostedBy == by);
        }

        /// <summary>Those whose owner the actor may know.</summary>
        public IQueryable<Need> WithOwnerKnownTo(Actor actor)
        {
            var (organizations, by) = (actor.Organizations, actor.ToString());
            return actor.Oversees ? needs : needs.Where(n => !n.Anonymous || organizations.Contains(n.OwnerId) || n.PostedBy == by);
        }
    }
}
