using System.Globalization;
using System.Text;
using Marketplace.Benchmarks.Matching.Measures;
using Marketplace.Benchmarks.Matching.Texts;

namespace Marketplace.Benchmarks.Matching;

/// <summary>The tables of ratios, and the files.</summary>
internal static class Report
{
    private static readonly string[] Times = ["p50", "p99"];

    public static void Write(Rows rows, Machine machine, Options options)
    {
        AddGrowth(rows);
        var text = Text(rows.All, machine, options);
        Console.WriteLine();
        Console.WriteLine(text);
        // The full table is of one run; what is measured in passing stands apart.
        var file = options.IsWhole ? "results" : "results.quick";
        ResultFiles.Keep(file, ("matching", new { machine, seed = Catalogue.Seed }), ("rows", rows.All));
        if (options.IsWhole)
        {
            ResultFiles.Tell(file, text);
        }
    }

    // How much longer an answer takes in the largest catalogue than in the smallest.
    private static void AddGrowth(Rows rows)
    {
        var (from, to) = (rows.All.Min(row => row.N), rows.All.Max(row => row.N));
        foreach (var row in rows.All.Where(row => row.N == to && row is { Metric: "p50", Language: "en" } && from < to))
        {
            if (rows.Value(row.Name, from, "en", "p50") is > 0 and var small)
            {
                rows.Add(row.Name, to, "en", "growth", row.Value / small);
            }
        }
    }

    private static string Text(IReadOnlyList<Row> rows, Machine machine, Options options)
    {
        var counts = string.Join(", ", rows.Select(row => row.N).Distinct().Select(n => n.ToString("n0", CultureInfo.InvariantCulture)));
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            ## Matching
            `{options.Command}`: {machine}; seed {Catalogue.Seed}.
            Whole needs, their first 20, one thread, in one process, 25 needs by each engine in turn; the time of a need is the middle of its rounds. Analysis of the question is part
            of every time; an answer of ours ("full") has gates, near misses, scores, reasons and facets. Ratios in brackets: lucene-all ÷ this (of build this ÷ lucene-all), bigger is better.
            Up to 10,731 the texts are English; then come all real texts there are, and what is beyond those is made up of their sentences. Sizes here: {counts}.


            """);
        Table(text, "Time of an answer, ms", rows.Where(row => Times.Contains(row.Metric)), row => $"{row.Metric} | {row.N:n0} {row.Language}", row => row.Name, Cell);
        Table(text, "Of which, middle, ms", rows.Where(row => row.Metric.StartsWith("p50 ", StringComparison.Ordinal)), row => $"{row.Name} | {row.N:n0} {row.Language}", row => row.Metric[4..], Cell);
        Table(text, "Building, room, opening", rows.Where(row => row.Metric is "build" or "buildOnTheClock" or "bytesPerResult" or "open" && row.Language == "en"), row => $"{row.Metric} | {row.N:n0}", row => row.Name, Cell);
        Table(text, "Quality", rows.Where(row => row.Metric is "success10" or "recall100" or "ndcg10"), row => $"{row.Metric} | {row.N:n0} {row.Language}", row => row.Name, Cell);
        string[] shown = ["build", "buildOnTheClock", "bytesPerResult", "open", "success10", "recall100", "ndcg10", .. Times];
        Table(text, "Besides", rows.Where(row => !shown.Contains(row.Metric) && !row.Metric.StartsWith("p50 ", StringComparison.Ordinal) && row.Language == "en"), row => $"{row.Metric} | {row.N:n0}", row => row.Name, Cell);
        return text.ToString();
    }

    private static void Table(StringBuilder text, string heading, IEnumerable<Row> of, Func<Row, string> line, Func<Row, string> column, Func<Row, string> cell)
    {
        var rows = of.ToList();
        if (rows.Count == 0)
        {
            return;
        }

        var columns = rows.Select(column).Distinct().ToList();
        text.Append("### ").Append(heading).Append("\n| | | ").AppendJoin(" | ", columns).Append(" |\n|---|---|").AppendJoin("", columns.Select(_ => "---|")).Append('\n');
        foreach (var same in rows.GroupBy(line))
        {
            text.Append("| ").Append(same.Key).Append(" | ").AppendJoin(" | ", columns.Select(name => same.FirstOrDefault(row => column(row) == name) is { } row ? cell(row) : "")).Append(" |\n");
        }

        text.Append('\n');
    }

    private static string Cell(Row row) => string.Create(CultureInfo.InvariantCulture, $"{(row.IsCapped ? ">" : "")}{row.Value}{(row.RatioToLucene is { } ratio && row.Name != "lucene-all" ? $" ({ratio} ×)" : "")}");
}
