using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Marketplace.Platform.Data.Backups;

/// <summary>
/// The start argument <c>restore FILE</c>: a backup into an empty database, compared with what was written down when it was taken, brought
/// up to this version, and given the rights of the service's role.
/// </summary>
internal static class Restore
{
    /// <exception cref="StartRefusedException">The target is not empty, the backup is of a newer version or not whole, or differs afterwards.</exception>
    public static async Task RestoreDatabase(this WebApplication app, string? from)
    {
        if (from is not { Length: > 0 } || from[0] == '-')
        {
            throw new StartRefusedException("usage: restore FILE");
        }

        var file = Path.GetFullPath(from);
        var list = await ListOf(file);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var newer = list.Migrations.Except(scope.ServiceProvider.GetRequiredService<MarketplaceDb>().Database.GetMigrations()).ToList();
            if (newer.Count > 0)
            {
                throw new StartRefusedException($"The backup is of a newer version, which has {string.Join(", ", newer)}.");
            }
        }

        try
        {
            await Fill(await app.Configuration.OwnerConnection(), file, list);
        }
        catch (NpgsqlException fault)
        {
            throw new StartRefusedException($"The database cannot be written: {PostgresErrors.Told(fault)}");
        }

        await app.MigrateDatabase();
        Console.WriteLine($"{file}: {list.Rows} rows of {list.Tables.Count} tables are back, as of {list.At:O}.");
    }

    private static async Task Fill(string owner, string file, Inventory list)
    {
        await using var source = Database.Source(owner, pooling: false);
        await using var connection = await source.OpenConnectionAsync();
        // Held until this connection ends, however it ends.
        await using (var alone = new NpgsqlCommand("select pg_try_advisory_lock(hashtext('marketplace restore'))", connection))
        {
            if (await alone.ExecuteScalarAsync() is not true)
            {
                throw new StartRefusedException("Another restore is at work on this database.");
            }
        }

        if ((await Inventory.TablesOf(connection)).Count > 0)
        {
            throw new StartRefusedException("The database is not empty, and a backup goes into an empty one only.");
        }

        await PostgresClients.Run(
            owner, connection.PostgreSqlVersion, "pg_restore", "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", "--no-comments",
            $"--dbname={connection.Database}", file);
        var differing = (await Inventory.Of(connection, list.At)).DifferencesFrom(list).ToList();
        if (differing.Count > 0)
        {
            throw new StartRefusedException($"What is in the database now is not what was backed up: {string.Join(", ", differing)}. Drop this database, and take another backup.");
        }

        await Renumber(connection, list);
    }

    /// <summary>
    /// Another server counts its transactions anew: by the numbers of the old one, these changes, and whoever has read so far, would lie ahead of all
    /// that come. So the changes are numbered through in the order in which they are read, and every reader stands where it stood in that order.
    /// </summary>
    private static async Task Renumber(NpgsqlConnection connection, Inventory list)
    {
        // Which backups of before there were shared readers do not have.
        var readers = list.Tables.ContainsKey("platform.cursors")
            ? "update platform.cursors c set xid = '0', seq = (select count(*) from platform.changes where (xid, seq) <= (c.xid, c.seq));"
            : "";
        await using var transaction = await connection.BeginTransactionAsync();
        await using var renumber = new NpgsqlCommand(
            $"""
             {readers}
             create temporary table in_order on commit drop as select row_number() over (order by xid, seq) as seq, kind, id from platform.changes;
             truncate platform.changes;
             insert into platform.changes (seq, xid, kind, id) overriding system value select seq, '0', kind, id from in_order;
             """, connection);
        renumber.CommandTimeout = 0;
        await renumber.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    private static async Task<Inventory> ListOf(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<Inventory>(await File.ReadAllTextAsync(file + Backup.ListSuffix), Json.Options)!;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new StartRefusedException($"What is in the backup cannot be read: {fault.Message}");
        }
    }
}
