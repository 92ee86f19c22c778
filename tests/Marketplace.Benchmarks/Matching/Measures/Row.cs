using System.Text.Json.Serialization;
using Marketplace.Benchmarks.Matching.Texts;

namespace Marketplace.Benchmarks.Matching.Measures;

/// <param name="N">Documents.</param>
/// <param name="Language">Of the needs; what is measured of a whole catalogue stands under each language that is asked in it.</param>
/// <param name="Metric">p50, p99 (and of a part, as in <c>p50 search</c>) in ms; build in results a second and core; bytesPerResult; open in ms; others by their name.</param>
/// <param name="RatioToLucene">lucene-all ÷ this, for time and bytes, and this ÷ lucene-all for build: bigger is better.</param>
/// <param name="IsCapped">The value is where it was given up: the truth is above.</param>
internal sealed record Row(
    string Name, int N, string Language, string Metric, double Value,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? RatioToLucene = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsCapped = false);

/// <summary>All that was measured.</summary>
internal sealed class Rows
{
    private const string Reference = "lucene-all";
    private readonly List<Row> _rows = [];

    public IReadOnlyList<Row> All => [.. _rows.Select(WithRatio)];

    public void Add(string name, Catalogue catalogue, string language, string metric, double value, bool isCapped = false) => Add(name, catalogue.Count, language, metric, value, isCapped);

    public void Add(string name, int n, string language, string metric, double value, bool isCapped = false)
    {
        var row = new Row(name, n, language, metric, Rounded(value), IsCapped: isCapped);
        _rows.Add(row);
        // A run takes a while: what is known is told.
        Console.WriteLine($"  {row.N,9:n0} {row.Language} {row.Name,-26} {row.Metric,-16} {(isCapped ? ">" : "")}{row.Value}");
    }

    /// <summary>What is so of a whole catalogue.</summary>
    public void Add(string name, Catalogue catalogue, string metric, double value)
    {
        foreach (var language in catalogue.Languages)
        {
            Add(name, catalogue, language, metric, value);
        }
    }

    public double? Value(string name, int n, string language, string metric) => _rows.Find(row => row.Name == name && row.N == n && row.Language == language && row.Metric == metric)?.Value;

    private Row WithRatio(Row row)
    {
        var isRate = row.Metric == "build";
        return row.Value > 0 && (isRate || row.Metric is "p50" or "p99" or "bytesPerResult" or "open") && Value(Reference, row.N, row.Language, row.Metric) is { } reference
            ? row with { RatioToLucene = Rounded(isRate ? row.Value / reference : reference / row.Value) }
            : row;
    }

    // Four digits: no figure here is better than that.
    private static double Rounded(double value) => value == 0 ? 0 : Math.Round(value, Math.Clamp(3 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 6));
}
