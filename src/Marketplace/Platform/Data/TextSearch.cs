using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NpgsqlTypes;

namespace Marketplace.Platform.Data;

/// <summary>Search by our own terms, since PostgreSQL has no parser that takes Chinese apart.</summary>
internal static class TextSearch
{
    private const string Column = "Search";

    public static void HasTextSearch<T>(this EntityTypeBuilder<T> table) where T : class
    {
        table.Property<NpgsqlTsVector>(Column).HasComputedColumnSql("array_to_tsvector(terms)", stored: true);
        table.HasIndex(Column).HasMethod("gin");
    }

    /// <summary>Those with every term of the text; a text without a term finds nothing.</summary>
    public static IQueryable<T> Matching<T>(this IQueryable<T> rows, string text) where T : class
    {
        var terms = SearchTexts.Query(text);
        if (terms.Count == 0)
        {
            return rows.Where(_ => false);
        }

        var query = terms.Select(term => (NpgsqlTsQuery)new NpgsqlTsQueryLexeme(term)).Aggregate((all, term) => new NpgsqlTsQueryAnd(all, term));
        return rows.Where(e => EF.Property<NpgsqlTsVector>(e, Column).Matches(query));
    }
}
