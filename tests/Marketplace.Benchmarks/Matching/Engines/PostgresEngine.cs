using System.Diagnostics;
using Marketplace.Benchmarks.Matching.Texts;
using Npgsql;

namespace Marketplace.Benchmarks.Matching.Engines;

/// <summary>Any of a need's terms, by <c>ts_rank</c>; given up after a while.</summary>
internal sealed class PostgresEngine(PostgresIndex postgres, TimeSpan patience) : IEngine, IDisposable
{
    private readonly NpgsqlConnection _connection = Open(postgres, patience);

    public string Name => "postgres-fts";

    public Answer Ask(Need need, int limit, IReadOnlySet<int>? among = null)
    {
        var (column, dictionary, text) = need.IsChinese ? ("zh", "simple", PostgresIndex.Pairs($"{need.Title}\n{need.Text}")) : ("en", "english", $"{need.Title}\n{need.Text}");
        var clock = Stopwatch.StartNew();
        // What a text's words have in common with "and" is asked with "or".
        using var command = new NpgsqlCommand($"""
            select d.number from docs d, (select replace(plainto_tsquery('{dictionary}', $1)::text, '&', '|')::tsquery as terms) q
            where d.{column} @@ q.terms and ($3::int[] is null or d.number = any ($3)) order by ts_rank(d.{column}, q.terms) desc, d.number limit $2
            """, _connection)
        {
            Parameters = { new() { Value = text }, new() { Value = limit }, new() { Value = among?.ToArray() ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Integer } },
            CommandTimeout = 0,
        };
        var found = new List<int>();
        try
        {
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                found.Add(reader.GetInt32(0));
            }
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.QueryCanceled)
        {
            // Whoever reads the time sees it.
        }

        return Answer.Of(found, ("search", clock.Elapsed));
    }

    public void Dispose() => _connection.Dispose();

    private static NpgsqlConnection Open(PostgresIndex postgres, TimeSpan patience)
    {
        var connection = postgres.Database.OpenConnection();
        // One core for a question, as all others have.
        using var settings = new NpgsqlCommand($"set statement_timeout = {(int)patience.TotalMilliseconds}; set max_parallel_workers_per_gather = 0; set jit = off", connection);
        settings.ExecuteNonQuery();
        return connection;
    }
}
