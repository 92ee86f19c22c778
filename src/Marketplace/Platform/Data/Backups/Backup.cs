using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace Marketplace.Platform.Data.Backups;

/// <summary>
/// The start argument <c>backup DIR|FILE</c>: one snapshot of the whole database in the custom format of <c>pg_dump</c>, taken while the
/// service goes on, and beside it (<c>FILE.json</c>) what is in it. Both hold everything there is, and are readable for their owner only.
/// </summary>
internal static class Backup
{
    public const string ListSuffix = ".json";

    /// <exception cref="StartRefusedException">Nothing was written.</exception>
    public static async Task Write(IConfiguration settings, string? to)
    {
        var file = FileFor(to);
        await using var own = await settings.NeedsOwnDatabase() ? await OwnDatabase.Start(settings.DataFolder()) : null;
        var owner = own?.OwnerConnection ?? await settings.OwnerConnection();
        var fresh = file + ".new";
        try
        {
            var list = await Dump(owner, fresh);
            // The list first: a backup is there when its file is.
            await PrivateFile.Write(file + ListSuffix, JsonSerializer.Serialize(list, Json.Options) + "\n");
            File.Move(fresh, file);
            Console.WriteLine($"{file}: {list.Rows} rows of {list.Tables.Count} tables, as of {list.At:O}.");
        }
        catch (NpgsqlException fault)
        {
            throw new StartRefusedException($"The database cannot be read: {PostgresErrors.Told(fault)}");
        }
        finally
        {
            File.Delete(fresh);
        }
    }

    private static async Task<Inventory> Dump(string owner, string file)
    {
        await PrivateFile.Write(file, "");
        await using var source = Database.Source(owner, pooling: false);
        await using var connection = await source.OpenConnectionAsync();
        var at = TimeProvider.System.GetUtcNow();
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        await using var export = new NpgsqlCommand("select pg_export_snapshot()", connection);
        var snapshot = (string)(await export.ExecuteScalarAsync())!;
        await PostgresClients.Run(
            owner, connection.PostgreSqlVersion, "pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--no-comments", $"--snapshot={snapshot}", $"--file={file}");
        return await Inventory.Of(connection, at);
    }

    private static string FileFor(string? to)
    {
        if (to is not { Length: > 0 } || to[0] == '-')
        {
            throw new StartRefusedException("usage: backup DIR|FILE");
        }

        var path = Path.GetFullPath(to);
        var file = Directory.Exists(path)
            ? Path.Combine(path, $"marketplace-{TimeProvider.System.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}.dump")
            : path;
        return !File.Exists(file) && Directory.Exists(Path.GetDirectoryName(file))
            ? file
            : throw new StartRefusedException($"{file} is there already, or its folder is not.");
    }
}
