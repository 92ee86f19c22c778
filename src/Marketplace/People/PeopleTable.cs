using Marketplace.Platform;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.People;

internal sealed class PeopleTable : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> table)
    {
        table.ToTable("people", "people");
        table.IsEntity();
        table.Ignore(p => p.Fields);
        table.Property(p => p.Name).HasMaxLength(Rules.TitleLimit);
        table.Property(p => p.NameEn).HasMaxLength(Rules.TitleLimit);
        table.Property(p => p.Title).HasMaxLength(Rules.TitleLimit);
        table.Property(p => p.Orcid).HasMaxLength(19).IsFixedLength();

        table.HasIndex(p => p.Orcid).IsUnique().HasDatabaseName("people_orcid");
        table.HasIndex(p => new { p.CreatedAt, p.Id });
        table.HasIndex(p => new { p.UpdatedAt, p.Id });
        table.HasIndex(p => new { p.OrganizationId, p.CreatedAt, p.Id });
    }
}

internal static class PeopleData
{
    extension(MarketplaceDb db)
    {
        public DbSet<Person> People => db.Set<Person>();

        /// <summary>For those who keep what is said of a person: their organization's people, and operators.</summary>
        public async Task<Person> KeptPerson(Guid id, string step, Actor actor, CancellationToken ct)
        {
            await db.Database.ExecuteSqlAsync($"select from people.people where id = {id} for update", ct);
            var person = await db.People.SingleOrDefaultAsync(p => p.Id == id, ct) ?? throw Problem.NotFound(Person.KindName);
            return actor.IsOperator || actor.ActsFor(person.OrganizationId) ? person : throw Problem.NotAllowed(step, Person.KindName);
        }
    }
}
