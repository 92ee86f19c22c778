using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Marketplace.Benchmarks.Imports;

/// <summary>Rows a second of an import over HTTP, from the first byte to <c>completed</c>, beside a COPY of the same rows into a bare table.</summary>
internal static class ImportBenchmark
{
    private const int Usual = 10_731;

    /// <param name="keep">Whether its figures are for the table.</param>
    public static async Task<int> Run(string[] args, bool keep = true)
    {
        var count = args is [var rows, ..] ? int.Parse(rows, CultureInfo.InvariantCulture) : Usual;
        var load = (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0];
        var results = new Abstracts().Take(count).ToList();
        await using var service = await ServiceUnderTest.Start();
        await service.Import("organizations", ["""{"externalId":"u","name":"A university","kind":"university"}"""]);
        // Warm, as a service is that has run for an hour: its first ten thousand rows are compiled more than imported.
        await service.Import("results", results.Select(r => Abstracts.Json("u", (r.ExternalId + "w", r.Title, r.Summary))));
        await service.HasRest();

        var cpu = service.Process.TotalProcessorTime;
        var (elapsed, import) = await service.Import("results", results.Select(r => Abstracts.Json("u", r)));
        service.Process.Refresh();
        cpu = service.Process.TotalProcessorTime - cpu;
        var rest = await service.HasRest();
        var (again, _) = await service.Import("results", results.Select(r => Abstracts.Json("u", r)));
        await service.HasRest();
        var (changed, _) = await service.Import("results", results.Select(r => Abstracts.Json("u", (r.ExternalId, r.Title, r.Summary + " more"))));

        await service.HasRest();
        await using var owner = await service.Owner();
        var copy = await Copy(owner, results);
        var same = await Same(owner);

        var figures = new Figures(
            DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Environment.ProcessorCount, load, count, Rate(elapsed), import.GetProperty("rowsPerSecond").GetDouble(),
            Rate(again), Rate(changed), Rate(copy), Rate(same), Math.Round(copy / elapsed, 3), Math.Round(same / elapsed, 3), Math.Round(cpu.TotalSeconds, 2), Math.Round(rest.TotalSeconds, 1));
        Write(figures, keep);
        return 0;

        double Rate(TimeSpan time) => Math.Round(count / time.TotalSeconds);
    }

    private sealed record Figures(
        string Date, int Processors, string LoadBefore, int Rows, double Import, double ImportByItsOwnRate, double ImportUnchanged, double ImportChanged,
        double BareCopy, double SameTable, double RatioToBareCopy, double RatioToSameTable, double ServiceCpuSeconds, double SecondsOfRest);

    private static async Task<TimeSpan> Copy(NpgsqlDataSource owner, List<(string ExternalId, string Title, string Summary)> rows)
    {
        await using var connection = await owner.OpenConnectionAsync();
        await using (var create = new NpgsqlCommand("create table bare (external_id text, title text, summary text)", connection))
        {
            await create.ExecuteNonQueryAsync();
        }

        var clock = Stopwatch.StartNew();
        await using (var copy = await connection.BeginBinaryImportAsync("copy bare from stdin (format binary)"))
        {
            foreach (var row in rows)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(row.ExternalId, NpgsqlDbType.Text);
                await copy.WriteAsync(row.Title, NpgsqlDbType.Text);
                await copy.WriteAsync(row.Summary, NpgsqlDbType.Text);
            }

            await copy.CompleteAsync();
        }

        return clock.Elapsed;
    }

    // What PostgreSQL itself needs for the table with its indexes: no import can be faster.
    private static async Task<TimeSpan> Same(NpgsqlDataSource owner)
    {
        await using var connection = await owner.OpenConnectionAsync();
        const string Columns = "id, owner_id, posted_by, external_id, title, title_en, summary, summary_en, language, keywords, trl, licences, region, industry, field, ip_rights, verified, published_at, created_at, updated_at, version, status";
        await using var create = new NpgsqlCommand("create table same (like results.results including all)", connection);
        await create.ExecuteNonQueryAsync();
        var clock = Stopwatch.StartNew();
        await using var insert = new NpgsqlCommand($"insert into same ({Columns}) select {Columns} from results.results where external_id !~ 'w$'", connection) { CommandTimeout = 600 };
        await insert.ExecuteNonQueryAsync();
        return clock.Elapsed;
    }

    private static void Write(Figures f, bool keep)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"""
            ## Imports
            `./bench --imports`, {f.Date}, {f.Processors} processors, load average {f.LoadBefore} when it began.
            {f.Rows} results of about 1,900 characters, made up, over HTTP into a PostgreSQL of its own on the same machine; from the first byte sent to `completed`.

            | rows/s | |
            |---|---|
            | {f.Import} | import of new rows, with history and change feed; then {f.SecondsOfRest} s more until lists find them by their words and the matcher has them |
            | {f.ImportByItsOwnRate} | the same, as `rowsPerSecond` of the import says |
            | {f.ImportUnchanged} | the same file again: nothing changes |
            | {f.ImportChanged} | the same rows, every one changed |
            | {f.BareCopy} | binary COPY of the same rows into a bare table: the import is at {f.RatioToBareCopy} of it |
            | {f.SameTable} | `insert … select` into a table like that of the results, with its indexes: the import is at {f.RatioToSameTable} of it |

            The service used {f.ServiceCpuSeconds} s of processor time for the import of new rows.

            """);
        Console.WriteLine(text);
        ResultFiles.Keep(keep ? "results" : "results.quick", ("imports", f));
        if (keep)
        {
            ResultFiles.Tell("results", text);
        }
    }
}
