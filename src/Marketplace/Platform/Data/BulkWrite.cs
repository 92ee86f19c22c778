using Marketplace.Platform.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using static Microsoft.EntityFrameworkCore.RelationalPropertyExtensions;

namespace Marketplace.Platform.Data;

/// <summary>
/// Writes many new things at once, by COPY, inside the caller's transaction: to the tables that the model says, and as saving
/// would, their steps to the history, their events to the outbox, themselves to the changes feed.
/// </summary>
internal sealed class BulkWrite(MarketplaceDb db, EventCatalog events, ChangeSignal signal, TimeProvider time)
{
    private const int Many = 500;

    private sealed record Column(string Name, string Type, Func<object, object?> Read);

    /// <param name="entities">Made as they are asked for, which may go on while the database works at those before. They are not tracked.</param>
    public async Task Entities<T>(IEnumerable<T> entities, CancellationToken ct) where T : Entity
    {
        var (ids, steps, messages) = (new List<Guid>(), new List<Transition>(), new List<OutboxMessage>());
        var kind = "";
        await Rows(Told(), ct);
        if (ids.Count >= Many)
        {
            signal.Bulk(time.GetUtcNow());
        }

        await Rows(steps, ct);
        await Rows(messages, ct);
        await db.Database.ExecuteSqlAsync($"insert into platform.changes (kind, id) select {kind}, id from unnest({ids}) as id", ct);
        await db.Database.ExecuteSqlRawAsync($"notify {ChangeListener.Channel}", ct);

        IEnumerable<T> Told()
        {
            foreach (var entity in entities)
            {
                var (transitions, happened) = entity.TakePending();
                kind = entity.Kind;
                ids.Add(entity.Id);
                steps.AddRange(transitions);
                messages.AddRange(happened.SelectMany(events.MessagesOf));
                yield return entity;
            }
        }
    }

    public async Task Rows<T>(IEnumerable<T> rows, CancellationToken ct) where T : class
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        var columns = Columns(type);
        var quoted = new NpgsqlCommandBuilder();
        var (schema, table) = (quoted.QuoteIdentifier(type.GetSchema()!), quoted.QuoteIdentifier(type.GetTableName()!));
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var copy = await connection.BeginBinaryImportAsync(
            $"copy {schema}.{table} ({string.Join(", ", columns.Select(c => quoted.QuoteIdentifier(c.Name)))}) from stdin (format binary)", ct);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(ct);
            foreach (var column in columns)
            {
                await (column.Read(row) is { } value ? copy.WriteAsync(value, column.Type, ct) : copy.WriteNullAsync(ct));
            }
        }

        await copy.CompleteAsync(ct);
    }

    private static List<Column> Columns(IEntityType type)
    {
        var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
        return
        [
            .. Columns(type.GetProperties(), table, row => row),
            .. type.GetComplexProperties().SelectMany(part => Columns(part.ComplexType.GetProperties(), table, row => part.PropertyInfo!.GetValue(row))),
        ];
    }

    // What the database makes by itself is left to it.
    private static IEnumerable<Column> Columns(IEnumerable<IProperty> properties, StoreObjectIdentifier table, Func<object, object?> part) =>
        properties.Where(p => p.ValueGenerated == ValueGenerated.Never).Select(p =>
        {
            var (mapping, member) = ((RelationalTypeMapping)p.GetTypeMapping(), p.PropertyInfo!);
            return new Column(p.GetColumnName(table)!, mapping.StoreTypeNameBase, row =>
                part(row) is { } whole && member.GetValue(whole) is { } value ? mapping.Converter is { } stored ? stored.ConvertToProvider(value) : value : null);
        });
}
