using Npgsql;

namespace Marketplace.Platform.Data.Backups;

/// <summary>What a table holds: how many rows, and a sum over the hashes of all of them in whatever order.</summary>
internal sealed record TableContent(long Rows, string Sum);

/// <summary>What a database held at one moment, written beside a backup to compare by.</summary>
/// <param name="At">Whatever was answered before it is in.</param>
/// <param name="Migrations">The versions of its tables, the first first.</param>
internal sealed record Inventory(DateTimeOffset At, IReadOnlyList<string> Migrations, IReadOnlyDictionary<string, TableContent> Tables)
{
    public long Rows => Tables.Values.Sum(t => t.Rows);

    public IEnumerable<string> DifferencesFrom(Inventory other) =>
        Tables.Keys.Union(other.Tables.Keys).Where(name => Tables.GetValueOrDefault(name) != other.Tables.GetValueOrDefault(name)).Order(StringComparer.Ordinal);

    public static async Task<List<string>> TablesOf(NpgsqlConnection connection) => await List(
        connection, "select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1");

    /// <summary>Of one snapshot, where the connection is in a transaction that keeps to one.</summary>
    public static async Task<Inventory> Of(NpgsqlConnection connection, DateTimeOffset at)
    {
        var tables = new Dictionary<string, TableContent>();
        foreach (var name in await TablesOf(connection))
        {
            await using var count = new NpgsqlCommand($"select count(*), coalesce(sum(hashtextextended(t::text, 0)), 0)::text from {name} t", connection) { CommandTimeout = 0 };
            await using var row = await count.ExecuteReaderAsync();
            await row.ReadAsync();
            tables[name] = new TableContent(row.GetInt64(0), row.GetString(1));
        }

        var migrations = tables.ContainsKey($"{Database.Schema}.{Database.Migrations}")
            ? await List(connection, $"select migration_id from {Database.Schema}.{Database.Migrations} order by 1")
            : [];
        return new Inventory(at, migrations, tables);
    }

    private static async Task<List<string>> List(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }
}
