using Marketplace.Platform.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Marketplace.Platform.Data;

/// <summary>
/// Adds very many entities at once, by COPY, in the caller's transaction. What a save would tell of them is told here: their steps to the
/// history, their events to the outbox, themselves to the changes feed.
/// </summary>
internal sealed class BulkWriter(MarketplaceDb db, EventCatalog events, ChangeSignal signal, TimeProvider time)
{
    private const int Many = 500;

    private readonly record struct Column(string Name, string Type, Func<object, object?> Value);

    /// <param name="entities">Made as they are asked for, which may go on while the database works at those before. They are not tracked.</param>
    public async Task Add<T>(IEnumerable<T> entities, CancellationToken ct) where T : Entity
    {
        var (ids, transitions) = (new List<Guid>(), new List<Transition>());
        var kind = "";
        await Copy(Told(), ct);
        if (ids.Count == 0)
        {
            return;
        }

        if (ids.Count >= Many)
        {
            signal.Bulk(time.GetUtcNow());
        }

        await Copy(transitions, ct);
        await db.Database.ExecuteSqlAsync($"insert into platform.changes (kind, id) select {kind}, id from unnest({ids}) as id", ct);
        await db.Database.ExecuteSqlRawAsync($"notify {ChangeListener.Channel}", ct);

        IEnumerable<T> Told()
        {
            foreach (var entity in entities)
            {
                var (steps, happened) = entity.TakePending();
                kind = entity.Kind;
                ids.Add(entity.Id);
                transitions.AddRange(steps);
                db.AddRange(happened.SelectMany(events.MessagesOf));
                yield return entity;
            }
        }
    }

    private async Task Copy<T>(IEnumerable<T> rows, CancellationToken ct) where T : class
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        var sql = db.GetService<ISqlGenerationHelper>();
        var columns = ColumnsOf(type).ToArray();
        var (table, names) = (sql.DelimitIdentifier(type.GetTableName()!, type.GetSchema()), string.Join(", ", columns.Select(c => sql.DelimitIdentifier(c.Name))));
        await using var copy = await ((NpgsqlConnection)db.Database.GetDbConnection()).BeginBinaryImportAsync($"copy {table} ({names}) from stdin (format binary)", ct);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(ct);
            foreach (var column in columns)
            {
                await (column.Value(row) is { } value ? copy.WriteAsync(value, column.Type, ct) : copy.WriteNullAsync(ct));
            }
        }

        await copy.CompleteAsync(ct);
    }

    // As the model has them; those that the database fills in itself are left to it.
    private static IEnumerable<Column> ColumnsOf(IEntityType type)
    {
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        foreach (var property in type.GetFlattenedProperties().Where(p => p.GetComputedColumnSql(table) is null && !p.ValueGenerated.HasFlag(ValueGenerated.OnAdd)))
        {
            var (getter, converter) = (property.GetGetter(), property.GetTypeMapping().Converter);
            var owner = (property.DeclaringType as IComplexType)?.ComplexProperty.GetGetter();
            yield return new Column(property.GetColumnName(table)!, property.GetColumnType(table).Split('(')[0], entity =>
            {
                var holder = owner is null ? entity : owner.GetClrValue(entity);
                var value = holder is null ? null : getter.GetClrValue(holder);
                return converter is null || value is null ? value : converter.ConvertToProvider(value);
            });
        }
    }
}
