using System.Diagnostics;
using Marketplace.Benchmarks.Matching.Texts;
using Marketplace.Platform.Data;
using Npgsql;
using NpgsqlTypes;

namespace Marketplace.Benchmarks.Matching.Engines;

/// <summary>
/// Full text search of a PostgreSQL of its own: a vector a language with a GIN index, English by its own dictionary, Chinese as pairs of characters with
/// blanks between, which it does not take apart by itself.
/// </summary>
internal sealed class PostgresIndex : IAsyncDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"marketplace-bench-postgres-{Guid.NewGuid():n}");
    private EmbeddedPostgres? _server;

    public NpgsqlDataSource Database { get; private set; } = null!;

    public static async Task<(PostgresIndex Index, Built Built)> Build(Catalogue catalogue)
    {
        var made = Leftovers.Keep(new PostgresIndex());
        // The user that PostgreSQL runs as may come in.
        Directory.CreateDirectory(made._folder);
        made._server = await EmbeddedPostgres.Start(made._folder);
        made.Database = NpgsqlDataSource.Create(made._server.ConnectionString);
        await made.Execute("create table texts (number int, en text, zh text)");
        var items = new Streamed<Item>(catalogue.Count, number => catalogue[number]);
        var clock = Stopwatch.StartNew();
        await made.Copy(items);
        await made.Execute("""
            create table docs as select number, to_tsvector('english', coalesce(en, '')) as en, to_tsvector('simple', coalesce(zh, '')) as zh from texts;
            drop table texts;
            alter table docs add primary key (number);
            create index on docs using gin (en);
            create index on docs using gin (zh);
            vacuum analyze docs;
            """);
        var elapsed = clock.Elapsed - items.Making;
        await using var size = made.Database.CreateCommand("select pg_total_relation_size('docs')");
        return (made, new Built(elapsed, elapsed, (long)(await size.ExecuteScalarAsync())!));
    }

    /// <summary>Latin words and numbers as they are, of each run of other letters the pairs of neighbours.</summary>
    public static string Pairs(string text)
    {
        var pairs = new System.Text.StringBuilder(text.Length * 3);
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsChinese(text[i]))
            {
                pairs.Append(text[i]);
            }
            else if (i + 1 < text.Length && IsChinese(text[i + 1]))
            {
                pairs.Append(' ').Append(text, i, 2).Append(' ');
            }
        }

        return pairs.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        if (!Leftovers.Take(this))
        {
            return;
        }

        // None yet, where it is cut off while it begins.
        if (_server is not null)
        {
            await Database.DisposeAsync();
            await _server.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static bool IsChinese(char letter) => letter is >= '\u3400' and <= '\u9FFF';

    private async Task Copy(IEnumerable<Item> items)
    {
        await using var connection = await Database.OpenConnectionAsync();
        await using var copy = await connection.BeginBinaryImportAsync("copy texts from stdin (format binary)");
        var number = 0;
        foreach (var item in items)
        {
            await copy.StartRowAsync();
            await copy.WriteAsync(number++, NpgsqlDbType.Integer);
            await Write(copy, item.English is { } english ? Whole(english) : null);
            await Write(copy, item.Chinese is { } chinese ? Pairs(Whole(chinese)) : null);
        }

        await copy.CompleteAsync();
    }

    private static Task Write(NpgsqlBinaryImporter copy, string? text) => text is null ? copy.WriteNullAsync() : copy.WriteAsync(text.Replace('\0', ' '), NpgsqlDbType.Text);

    private static string Whole(Side side) => $"{side.Title}\n{side.Title}\n{side.Title}\n{side.Text}";

    // One by one: no table is vacuumed inside a transaction.
    private async Task Execute(string statements)
    {
        foreach (var statement in statements.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            await using var command = Database.CreateCommand(statement);
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync();
        }
    }
}
