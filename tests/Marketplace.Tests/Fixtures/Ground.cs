using Npgsql;

namespace Marketplace.Tests.Fixtures;

/// <summary>The whole of a database, to see whether anything in it has become another.</summary>
internal static class Ground
{
    // Written by the house itself at its own time, or by a node that starts.
    private const string OfItself = "'platform.outbox', 'platform.cursors', 'matches.alerts', 'matches.duplicates', 'matches.shown', 'platform.search_due', 'platform.search_entries', 'access.signing_keys'";

    /// <returns>Every table with a digest of its rows; those that have none are left out.</returns>
    public static async Task<string> Everything(this TestApp app)
    {
        await using var source = NpgsqlDataSource.Create(app.Server.OwnerOf(app.ConnectionString) + ";Pooling=false");
        await using var command = source.CreateCommand($"""
            select string_agg(t.name || ' ' || (xpath('/row/h/text()', query_to_xml('select md5(string_agg(x::text, '''' order by x::text)) as h from ' || t.name || ' x', true, true, '')))[1]::text, ', ' order by t.name)
            from (select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')) t where t.name not in ({OfItself})
            """);
        return $"{await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)}";
    }
}
