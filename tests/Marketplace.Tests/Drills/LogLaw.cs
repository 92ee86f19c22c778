using Npgsql;

namespace Marketplace.Tests.Drills;

/// <summary>
/// What clients log of their calls must be true of the tables: every ok is there once, every refusal left nothing, every unknown is
/// there once or not at all, and sent again under its key finds its own effect. The manner is Jepsen's.
/// </summary>
internal static class LogLaw
{
    private const string EffectsOf =
        """
        select title, count(*) from (select title from needs.needs union all select title from results.results) items group by title
        union all select amount::bigint::text, count(*) from deals.value_statements group by amount
        union all select statement_id || ' ' || organization_id, count(*) from deals.value_confirmations group by statement_id, organization_id
        """;

    private const string Deals = "select 'deals', count(*) from deals.deals";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task Holds(Writers writers, Func<HttpClient> node, string connection)
    {
        var log = writers.Log.ToList();
        log.Where(call => call.Wrong is not null).Select(call => call.Wrong).ShouldBeEmpty();
        var before = await Effects(connection);
        Broken(log, before).ShouldBeEmpty();

        var unknown = log.Where(call => call.Outcome == Outcome.Unknown).ToList();
        foreach (var call in unknown)
        {
            for (var i = 0; i < 100 && call.Outcome == Outcome.Unknown; i++)
            {
                if (i > 0) await Task.Delay(100, Ct);
                await call.Send(node());
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{log.Count} calls: {log.Count(c => c.Outcome == Outcome.Ok)} ok, {log.Count(c => c.Outcome == Outcome.Refused)} refused; {unknown.Count} were unknown, {unknown.Count(c => Of(before, c) == 1)} of them done.");
        unknown.Where(call => call.Outcome == Outcome.Unknown || call.Wrong is not null).Select(call => call.Wrong ?? call.Mark).ShouldBeEmpty();
        // An effect that was there is answered again, and what was not there is done now.
        unknown.Where(call => call.Expected == Outcome.Ok && call.IsReplay != (Of(before, call) == 1)).Select(call => $"{call.Path} {call.Mark}").ShouldBeEmpty();
        Broken(log, await Effects(connection)).ShouldBeEmpty();
        (await Count(connection, Deals))["deals"].ShouldBe(log.Count(call => call.Path == "/v1/deals"));
    }

    public static Task<Dictionary<string, long>> Effects(string connection) => Count(connection, EffectsOf);

    public static List<string> Broken(List<Call> log, Dictionary<string, long> effects) =>
    [
        .. log.Select(call => (Call: call, Times: Of(effects, call)))
            .Where(c => c.Call.Outcome switch
            {
                Outcome.Ok => c.Times != 1,
                Outcome.Refused => c.Times != 0,
                _ => c.Times > (c.Call.Expected == Outcome.Ok ? 1 : 0),
            })
            .Select(c => $"{c.Call.Outcome}, and {c.Times} times there: {c.Call.Path} {c.Call.Mark}"),
    ];

    private static long Of(Dictionary<string, long> effects, Call call) => effects.GetValueOrDefault(call.Mark);

    private static async Task<Dictionary<string, long>> Count(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync(Ct);
        var counts = new Dictionary<string, long>();
        while (await rows.ReadAsync(Ct)) counts[rows.GetString(0)] = rows.GetInt64(1);
        return counts;
    }
}
