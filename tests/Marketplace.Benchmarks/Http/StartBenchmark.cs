using System.Globalization;
using System.Text;
using Marketplace.Benchmarks.Matching.Measures;
using Marketplace.Benchmarks.Matching.Texts;
using Npgsql;

namespace Marketplace.Benchmarks.Http;

/// <summary>How long the service takes from its start until it can answer, where there are very many results: from the texts, from a snapshot, and from one that is behind; beside it, where there is nothing.</summary>
internal static class StartBenchmark
{
    private const int UsualResults = 1_000_000;
    private const int Real = 20_000;
    private const int Changed = 1_000;
    private const int Turns = 3;

    private sealed record Figures(Machine Machine, int Results, int Changed, double EmptySeconds, double FromTextsSeconds, double FromSnapshotSeconds, double CatchingUpSeconds);

    /// <param name="program">The service, published.</param>
    public static async Task<int> Run(string program, string[] args)
    {
        var results = args is [var number, ..] ? int.Parse(number, CultureInfo.InvariantCulture) : UsualResults;
        if (DataFiles.Find(null) is not { } data)
        {
            Console.Error.WriteLine("The texts to measure on are not there: a folder shared/data beside this repository.");
            return 2;
        }

        var machine = Machine.Now();
        await using var service = await ServiceUnderTest.Start(program);
        var empty = await Middle(() => service.Again());
        await LoadedService.Fill(service, Catalogue.Of(data, results).Items().Take(Real), [.. data.ChineseNeeds()]);
        await using (var owner = await service.Owner())
        {
            await Multiply(owner, results / Real);
        }

        // Nobody has told the feed of them; and what is not in a file is read from the database.
        var texts = await service.Again(() => Directory.Delete(service.Snapshots, recursive: true));
        // So large a one is written after the start, and not while the service ends.
        while (!File.Exists(Path.Combine(service.Snapshots, "results.snapshot")))
        {
            await Task.Delay(500);
        }

        var snapshot = await Middle(() => service.Again());
        var figures = new Figures(machine, results, Changed, empty, Seconds(texts), snapshot, await CatchUp(service));
        Write(figures, isWhole: results == UsualResults);
        return 0;
    }

    // The same texts again and again, as those of other results: of no account for a start.
    private static async Task Multiply(NpgsqlDataSource owner, int times)
    {
        await using var more = owner.CreateCommand($"""
            insert into results.results
            select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'external_id', r.external_id || '-' || n))).* from results.results r, generate_series(2, {times}) n
            """);
        more.CommandTimeout = 0;
        await more.ExecuteNonQueryAsync();
        await using var analyze = owner.CreateCommand("vacuum analyze results.results");
        analyze.CommandTimeout = 0;
        await analyze.ExecuteNonQueryAsync();
    }

    // With the file of before the changes, as after a crash.
    private static async Task<double> CatchUp(ServiceUnderTest service)
    {
        var before = Directory.CreateTempSubdirectory("marketplace-bench-").FullName;
        try
        {
            return await Middle(async () =>
            {
                Copy(service.Snapshots, before);
                await using (var owner = await service.Owner())
                {
                    await using var change = owner.CreateCommand($"""
                        with changed as (update results.results set summary = summary || ' Changed.' where id in (select id from results.results where status = 'published' limit {Changed}) returning id)
                        insert into platform.changes (kind, id) select 'result', id from changed
                        """);
                    await change.ExecuteNonQueryAsync();
                }

                return await service.Again(() => Copy(before, service.Snapshots));
            });
        }
        finally
        {
            Directory.Delete(before, recursive: true);
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*.snapshot"))
        {
            var copy = Path.Combine(to, Path.GetFileName(file));
            File.Copy(file, copy, overwrite: true);
            // So that the disk has rest when a start is measured.
            using var written = File.OpenHandle(copy, access: FileAccess.ReadWrite);
            RandomAccess.FlushToDisk(written);
        }
    }

    private static async Task<double> Middle(Func<Task<TimeSpan>> start)
    {
        var times = new List<double>();
        for (var turn = 0; turn < Turns; turn++)
        {
            times.Add(Seconds(await start()));
        }

        return Times.Percentile(times, 0.5);
    }

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 1);

    private static void Write(Figures f, bool isWhole)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            ## A start
            `./bench --start`: {f.Machine}. From the start of the process, published as `Dockerfile` has it, with a PostgreSQL of its own, until it is ready to answer; the middle of {Turns} (from the texts: once).

            | {f.Results:n0} results | seconds |
            |---|---|
            | nothing in the database | {f.EmptySeconds} |
            | from a snapshot | {f.FromSnapshotSeconds} |
            | from one that is {f.Changed:n0} changed results behind | {f.CatchingUpSeconds} |
            | from the texts in the database | {f.FromTextsSeconds} |

            """);
        Console.WriteLine(text);
        ResultFiles.Keep(isWhole ? "results" : "results.quick", ("start", f));
        if (isWhole)
        {
            ResultFiles.Tell("results", text.ToString());
        }
    }
}
