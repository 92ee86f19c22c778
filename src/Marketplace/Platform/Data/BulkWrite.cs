using Marketplace.Platform.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using static Microsoft.EntityFrameworkCore.RelationalPropertyExtensions;

namespace Marketplace.Platform.Data;

/// <summary>
/// Writes many things at once, by COPY, inside the caller's transaction: to the tables that the model says, and as saving would,
/// their steps to the history, their events to the outbox, themselves to the changes feed. The words of very many follow a little later (<see cref="SearchFiller"/>).
/// </summary>
internal sealed class BulkWrite(MarketplaceDb db, EventCatalog events, ChangeSignal signal, TimeProvider time)
{
    private const int Many = 500;
    private static readonly NpgsqlCommandBuilder Quoted = new();

    // What is to be told of the entities, taken from them as they pass.
    private sealed class Told
    {
        public string Kind { get; private set; } = "";
        public List<Entity> Entities { get; } = [];
        public List<Transition> Steps { get; } = [];
        public List<OutboxMessage> Messages { get; } = [];

        public IEnumerable<T> Of<T>(IEnumerable<T> entities, EventCatalog events) where T : Entity
        {
            foreach (var entity in entities)
            {
                var (transitions, happened) = entity.TakePending();
                Kind = entity.Kind;
                Entities.Add(entity);
                Steps.AddRange(transitions);
                Messages.AddRange(happened.SelectMany(events.MessagesOf));
                yield return entity;
            }
        }
    }

    private sealed record Column(string Name, string Type, Func<object, object?> Read);

    /// <param name="entities">New ones, made as they are asked for, which may go on while the database works at those before. They are not tracked.</param>
    public async Task Entities<T>(IEnumerable<T> entities, CancellationToken ct) where T : Entity
    {
        var told = new Told();
        await Rows(told.Of(entities, events), ct);
        await Tell<T>(told, ct);
    }

    /// <param name="entities">Others than they were, and locked by the caller since they were read. They are not tracked.</param>
    public async Task Changes<T>(IReadOnlyCollection<T> entities, CancellationToken ct) where T : Entity
    {
        if (entities.Count == 0)
        {
            return;
        }

        var (told, type) = (new Told(), db.Model.FindEntityType(typeof(T))!);
        var (table, columns) = (Table(type), Columns(type).Select(c => Quoted.QuoteIdentifier(c.Name)).ToList());
        await Execute($"create temporary table changed (like {table}) on commit drop", ct);
        await Rows("changed", told.Of(entities, events), ct);
        await Execute(
            $"update {table} t set ({string.Join(", ", columns)}) = row({string.Join(", ", columns.Select(c => "c." + c))}) from changed c where t.id = c.id; drop table changed", ct);
        await Tell<T>(told, ct);
    }

    public Task Rows<T>(IEnumerable<T> rows, CancellationToken ct) where T : class => Rows(Table(db.Model.FindEntityType(typeof(T))!), rows, ct);

    private async Task Tell<T>(Told told, CancellationToken ct)
    {
        var ids = told.Entities.ConvertAll(e => e.Id);
        if (ids.Count == 0)
        {
            return;
        }

        if (ids.Count >= Many)
        {
            signal.Bulk(time.GetUtcNow());
        }

        await Rows(told.Steps, ct);
        await Rows(told.Messages, ct);
        await db.Database.ExecuteSqlAsync($"insert into platform.changes (kind, id) select {told.Kind}, id from unnest({ids}) as id", ct);
        if (typeof(T).IsAssignableTo(typeof(ISearchable)))
        {
            await (ids.Count < Many ? db.PutSearchEntries([.. told.Entities.InParallel().Select(SearchEntryOf)], ct) : db.PutSearchDue(told.Kind, ids, ct));
        }

        await db.Database.ExecuteSqlRawAsync($"notify {ChangeListener.Channel}", ct);
    }

    private async Task Rows<T>(string table, IEnumerable<T> rows, CancellationToken ct) where T : class
    {
        var columns = Columns(db.Model.FindEntityType(typeof(T))!);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var copy = await connection.BeginBinaryImportAsync(
            $"copy {table} ({string.Join(", ", columns.Select(c => Quoted.QuoteIdentifier(c.Name)))}) from stdin (format binary)", ct);
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

    // The names are the model's, and quoted.
    private async Task Execute(string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection());
        await command.ExecuteNonQueryAsync(ct);
    }

    private static (Guid, int, IReadOnlyList<string>) SearchEntryOf(Entity entity) => (entity.Id, entity.Version, SearchTexts.Terms(((ISearchable)entity).TextsToFind()));

    private static string Table(IEntityType type) => $"{Quoted.QuoteIdentifier(type.GetSchema()!)}.{Quoted.QuoteIdentifier(type.GetTableName()!)}";

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
