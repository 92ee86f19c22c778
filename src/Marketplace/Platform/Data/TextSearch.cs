using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NpgsqlTypes;

namespace Marketplace.Platform.Data;

/// <summary>The terms by which one item is found in lists: ours, since PostgreSQL has no parser that takes Chinese apart.</summary>
/// <param name="Version">Of the item, when its texts were read: an older reading does not replace a newer one.</param>
internal sealed record SearchEntry(Guid Id, int Version, NpgsqlTsVector Terms);

/// <summary>An item written with many others, whose terms are still to be worked out.</summary>
internal sealed class SearchDue
{
    public long Seq { get; private set; }
    public required string Kind { get; init; }
    public required Guid Id { get; init; }
}

internal sealed class SearchEntriesTable : IEntityTypeConfiguration<SearchEntry>
{
    public void Configure(EntityTypeBuilder<SearchEntry> table)
    {
        table.ToTable("search_entries", "platform");
        table.Property(e => e.Id).ValueGeneratedNever();
        table.HasIndex(e => e.Terms).HasMethod("gin");
    }
}

internal sealed class SearchDueTable : IEntityTypeConfiguration<SearchDue>
{
    public void Configure(EntityTypeBuilder<SearchDue> table)
    {
        table.ToTable("search_due", "platform");
        table.HasKey(d => d.Seq);
        table.Property(d => d.Seq).UseIdentityAlwaysColumn();
    }
}

internal static class TextSearch
{
    /// <summary>Those with every term of the text; a text without a term finds nothing.</summary>
    public static IQueryable<T> Matching<T>(this MarketplaceDb db, IQueryable<T> rows, string text) where T : Entity, ISearchable
    {
        var terms = SearchTexts.Query(text);
        if (terms.Count == 0)
        {
            return rows.Where(_ => false);
        }

        var query = terms.Select(term => (NpgsqlTsQuery)new NpgsqlTsQueryLexeme(term)).Aggregate((all, term) => new NpgsqlTsQueryAnd(all, term));
        return rows.Where(row => db.Set<SearchEntry>().Any(entry => entry.Id == row.Id && entry.Terms.Matches(query)));
    }

    public static Task PutSearchEntries(this MarketplaceDb db, IReadOnlyCollection<(Guid Id, int Version, IReadOnlyList<string> Terms)> entries, CancellationToken ct)
    {
        var (ids, versions, terms) = (entries.Select(e => e.Id).ToList(), entries.Select(e => e.Version).ToList(), entries.Select(e => string.Join('\n', e.Terms)).ToList());
        return db.Database.ExecuteSqlAsync(
            $"""
             insert into platform.search_entries (id, version, terms)
             select id, version, array_to_tsvector(string_to_array(terms, E'\n')) from unnest({ids}, {versions}, {terms}) as e (id, version, terms)
             on conflict (id) do update set version = excluded.version, terms = excluded.terms where search_entries.version <= excluded.version
             """, ct);
    }

    public static Task PutSearchDue(this MarketplaceDb db, string kind, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"insert into platform.search_due (kind, id) select {kind}, id from unnest({ids}) as id", ct);
}
