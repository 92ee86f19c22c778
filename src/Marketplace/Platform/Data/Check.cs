using Npgsql;

namespace Marketplace.Platform.Data;

/// <summary>What must hold whatever happened to the database, asked by plain SQL: each row of the answer is a fault, as one text.</summary>
internal sealed record Check(string Name, string Sql)
{
    // Organizations were "active" before their lives had states, and that line of their history stays.
    public static readonly Check History = new("every history begins at 1, has no gap, and each line begins where the one before it ended", """
        select format('%s %s, line %s', kind, id, seq)
        from (select *, row_number() over life as nth, lag("to") over life as before from platform.history window life as (partition by kind, id order by seq)) line
        where seq <> nth or ("from" is distinct from before and (kind, before) is distinct from ('organization', 'active'))
        """);

    /// <param name="kind">As the history names it.</param>
    /// <param name="table">Where it stands, with a version and a status.</param>
    public static Check Life(string kind, string table) => new($"every {kind} is as the last line of its history says", $"""
        select format('{kind} %s, version %s', id, version) from {table} thing
        where (version, status::text) is distinct from (
          select (seq, "to"::text) from platform.history line where line.kind = '{kind}' and line.id = thing.id order by seq desc limit 1)
        """);
}

internal static class Checks
{
    private const int Shown = 20;

    public static void AddCheck(this WebApplicationBuilder builder, Check check) => builder.Services.AddSingleton(check);

    /// <summary>For an operator, after a crash or a restore: <c>check</c> as the start argument.</summary>
    /// <exception cref="StartRefusedException">Something does not hold.</exception>
    public static async Task CheckDatabase(this WebApplication app)
    {
        var faults = await app.Services.FindFaults();
        if (faults.Count > 0)
        {
            throw new StartRefusedException(string.Join('\n', faults));
        }

        Console.WriteLine("Everything holds.");
    }

    /// <returns>A line for each fault, the first so many of each check.</returns>
    public static async Task<IReadOnlyList<string>> FindFaults(this IServiceProvider services)
    {
        var (database, faults) = (services.GetRequiredService<NpgsqlDataSource>(), new List<string>());
        foreach (var check in services.GetServices<Check>())
        {
            await using var command = database.CreateCommand($"{check.Sql} limit {Shown}");
            command.CommandTimeout = 0;
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                faults.Add($"It does not hold that {check.Name}: {rows.GetString(0)}");
            }
        }

        return faults;
    }
}
