using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Marketplace.Imports;

/// <summary>A line that waits to be taken in. One without a body was too long.</summary>
internal sealed class StagedRow
{
    public Guid ImportId { get; private set; }
    public int Line { get; private set; }
    public byte[]? Body { get; private set; }
}

internal static class Staging
{
    private const int BatchRows = 2000;
    private const int BatchBytes = 8 << 20;
    private const int LockKey = 0x696D706F; // "impo"

    /// <returns>How many there were.</returns>
    public static async Task<int> Stage(this MarketplaceDb db, Guid import, IAsyncEnumerable<Lines.Line> lines, CancellationToken ct)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var copy = await connection.BeginBinaryImportAsync("copy imports.rows (import_id, line, body) from stdin (format binary)", ct);
        var count = 0;
        await foreach (var line in lines.WithCancellation(ct))
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(import, NpgsqlDbType.Uuid, ct);
            await copy.WriteAsync(line.Number, NpgsqlDbType.Integer, ct);
            await (line.Body is { } body ? copy.WriteAsync(body, NpgsqlDbType.Bytea, ct) : copy.WriteNullAsync(ct));
            count++;
        }

        await copy.CompleteAsync(ct);
        return count;
    }

    /// <summary>Of one kind there is one batch at a time, on all instances: two that hold the same rows would refuse one another again and again.</summary>
    public static Task<bool> HasTurn(this MarketplaceDb db, Import import, CancellationToken ct) =>
        db.Database.SqlQuery<bool>($"select pg_try_advisory_xact_lock({LockKey}, {(int)import.Target}) as \"Value\"").SingleAsync(ct);

    /// <summary>The next so many, and of long ones fewer; at least one, where there is one.</summary>
    public static Task<List<StagedRow>> NextRows(this MarketplaceDb db, Import import, CancellationToken ct) => db.StagedRows.FromSql(
        $"""
         select import_id, line, body from (
           select *, sum(coalesce(octet_length(body), 0)) over (order by line) - coalesce(octet_length(body), 0) as ahead
           from (select * from imports.rows where import_id = {import.Id} and line > {import.LastLine} order by line limit {BatchRows}) next) sized
         where ahead <= {BatchBytes}
         """).OrderBy(r => r.Line).AsNoTracking().ToListAsync(ct);

    public static Task Unstage(this MarketplaceDb db, Guid import, int lastLine, CancellationToken ct) =>
        db.StagedRows.Where(r => r.ImportId == import && r.Line <= lastLine).ExecuteDeleteAsync(ct);
}
