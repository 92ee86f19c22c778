using System.Globalization;
using System.Text;
using Marketplace.Benchmarks.Imports;
using Marketplace.Benchmarks.Matching.Engines;
using Marketplace.Benchmarks.Matching.Measures;
using Marketplace.Benchmarks.Matching.Texts;

namespace Marketplace.Benchmarks.Http;

/// <summary>The whole service over HTTP, beside the floor; and its matches beside the same answers in process.</summary>
internal static class HttpBenchmark
{
    private const int UsualResults = 87_970;
    private const int Connections = 8;
    private const int Turns = 3;

    // It takes half a minute until all that an answer runs through has been compiled for good; of the service more than of the floor.
    private const int WarmUp = 6;

    private sealed record Beside(string Request, double PerSecond, double FloorPerSecond, double OfFloor, double P50, double FloorP50, double P99, double FloorP99);

    private sealed record Matches(int Results, string Language, double P50, double P99, double InProcessP50, double Ratio);

    private sealed record Figures(Machine Machine, int SecondsEach, IReadOnlyList<Beside> Requests, IReadOnlyList<Matches> Matches, double PublishedFoundMiddle, double PublishedFoundLongest);

    public static async Task<int> Run(string[] args)
    {
        var (results, seconds, folder) = (Number("--results", UsualResults), Number("--seconds", 5), Value("--data"));
        if (DataFiles.Find(folder) is not { } data)
        {
            Console.Error.WriteLine("The texts to measure on are not there: a folder shared/data beside this repository, or one named by --data.");
            return 2;
        }

        var (machine, catalogue) = (Machine.Now(), Catalogue.Of(data, results));
        IReadOnlyList<Need> needs = catalogue.IsEnglish ? data.EnglishNeeds() : [.. data.EnglishNeeds(), .. data.ChineseNeeds()];
        var figures = new Figures(machine, seconds, [], [], 0, 0);
        await using (var service = await ServiceUnderTest.Start())
        {
            Console.WriteLine($"Importing {catalogue.Count:n0} results and {needs.Count} needs ...");
            var ids = await LoadedService.Fill(service, catalogue.Items(), needs);
            // Before there are drafts of needs without end.
            var (inProcess, _) = MarketplaceIndex.Build(catalogue);
            inProcess.Index.Knowledge = await LoadedService.Knows(service);
            var matches = await MatchesOf(service, ids, inProcess, needs, seconds);
            var (middle, longest) = await Publishing.Measure(service, catalogue);
            figures = figures with { PublishedFoundMiddle = Math.Round(middle, 1), PublishedFoundLongest = Math.Round(longest, 1), Requests = await Requests(service, [.. ids.SelectMany(of => of)], needs, seconds), Matches = matches };
        }

        Write(figures, isWhole: results == UsualResults);
        return await ImportBenchmark.Run([], keep: results == UsualResults);

        int Number(string name, int usual) => Value(name) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : usual;
        string? Value(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
    }

    private static async Task<List<Beside>> Requests(ServiceUnderTest service, IReadOnlyList<Guid> ids, IReadOnlyList<Need> needs, int seconds)
    {
        await using var floor = await FloorProcess.Start(service);
        var bodies = needs.Take(100).Select(LoadedService.Body).ToList();
        return
        [
            await Compare("a need by its id", [.. ids.Select(id => $"/v1/needs/{id}")], []),
            await Compare("a page of 20 needs", ["/v1/needs?limit=20"], []),
            await Compare("a need posted", ["/v1/needs"], bodies),
        ];

        // In turn, so that what slows the machine slows both; the first turn of each is for warming up.
        async Task<Beside> Compare(string request, IReadOnlyList<string> paths, IReadOnlyList<string> posted)
        {
            var (ours, theirs) = (new List<Load>(), new List<Load>());
            for (var turn = 0; turn <= Turns; turn++)
            {
                var takes = turn == 0 ? seconds * WarmUp : seconds;
                ours.Add(await Wrk.Run(service.Url, service.Token, paths, posted, Connections, takes));
                theirs.Add(await Wrk.Run(floor.Url, service.Token, paths, posted, Connections, takes));
            }

            ours.RemoveAt(0);
            theirs.RemoveAt(0);
            var (own, least) = (Middle(ours.Select(l => l.PerSecond)), Middle(theirs.Select(l => l.PerSecond)));
            var beside = new Beside(
                request, Math.Round(own), Math.Round(least), Math.Round(own / least, 3), Middle(ours.Select(l => l.P50)), Middle(theirs.Select(l => l.P50)),
                Middle(ours.Select(l => l.P99)), Middle(theirs.Select(l => l.P99)));
            Console.WriteLine($"  {beside}");
            return beside;
        }
    }

    // In turn here, too.
    private static async Task<List<Matches>> MatchesOf(ServiceUnderTest service, ILookup<string, Guid> ids, MarketplaceIndex marketplace, IReadOnlyList<Need> needs, int seconds)
    {
        var (found, inProcess) = (new List<Matches>(), new FullAnswer(marketplace, "marketplace-full"));
        foreach (var language in ids)
        {
            var paths = language.Select(id => $"/v1/needs/{id}/matches").ToList();
            List<Need> own = [.. needs.Where(need => need.Language == language.Key)];
            await Wrk.Run(service.Url, service.Token, paths, [], connections: 1, seconds * WarmUp);
            Timing.Interleaved([inProcess], own, 20, rounds: 1);
            var (loads, times) = (new List<Load>(), new List<double>());
            for (var turn = 0; turn < Turns; turn++)
            {
                loads.Add(await Wrk.Run(service.Url, service.Token, paths, [], connections: 1, seconds));
                times.Add(Timing.Interleaved([inProcess], own, 20, rounds: 1, warmUps: 0)[0].Middle);
            }

            var (p50, least) = (Middle(loads.Select(l => l.P50)), Middle(times));
            found.Add(new Matches(marketplace.Catalogue.Count, language.Key, p50, Middle(loads.Select(l => l.P99)), Math.Round(least, 3), Math.Round(p50 / least, 2)));
            Console.WriteLine($"  matches: {found[^1]}");
        }

        return found;
    }

    private static double Middle(IEnumerable<double> values) => Times.Percentile(values, 0.5);

    private static void Write(Figures f, bool isWhole)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            ## The whole service
            `./bench --http`: {f.Machine}. wrk, one thread, {Connections} connections, {f.SecondsEach} s each in turn, {Turns} turns, the middle; on the same machine as service and PostgreSQL.
            The floor is bare Kestrel, Entity Framework and Npgsql with the same statements on the same database (`Http/Floor.cs`).

            | | answers/s | floor | of the floor | p50 ms (floor) | p99 ms (floor) |
            |---|---|---|---|---|---|

            """);
        f.Requests.ToList().ForEach(r => text.Append(CultureInfo.InvariantCulture, $"| {r.Request} | {r.PerSecond} | {r.FloorPerSecond} | {r.OfFloor} | {r.P50} ({r.FloorP50}) | {r.P99} ({r.FloorP99}) |\n"));
        text.Append("\n| `GET /v1/needs/{id}/matches`, alone | p50 ms | p99 ms | in process, p50 ms | ratio |\n|---|---|---|---|---|\n");
        f.Matches.ToList().ForEach(m => text.Append(CultureInfo.InvariantCulture, $"| {m.Results:n0} {m.Language} | {m.P50} | {m.P99} | {m.InProcessP50} | {m.Ratio} |\n"));
        text.Append(CultureInfo.InvariantCulture, $"\nA result posted and published is found by a search for matches after {f.PublishedFoundMiddle} ms (middle), {f.PublishedFoundLongest} ms (longest of 30).\n");
        Console.WriteLine(text);
        ResultFiles.Keep(isWhole ? "results" : "results.quick", ("http", f));
        if (isWhole)
        {
            ResultFiles.Tell("results", text.ToString());
        }
    }
}
