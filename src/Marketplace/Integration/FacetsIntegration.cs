using System.Text.Json.Serialization;
using Marketplace.Matching;
using Marketplace.Platform;

namespace Marketplace.Integration;

/// <summary>A figure that a need asks for.</summary>
/// <param name="Text">As the need says it.</param>
/// <param name="Quantity">What is measured.</param>
/// <param name="Value">In <paramref name="Unit"/>; with <c>between</c> one end.</param>
/// <param name="Upper">The other end, with <c>between</c> only.</param>
/// <param name="Must">Whether a result that does not reach it is a near miss.</param>
internal sealed record FacetTarget(
    string? Text = null, string? Quantity = null, Comparator? Comparator = null,
    [property: JsonConverter(typeof(AmountConverter))] decimal? Value = null,
    [property: JsonConverter(typeof(AmountConverter))] decimal? Upper = null,
    string? Unit = null, bool? Must = null);

/// <summary>What a need says, taken apart. Every phrase is text of the need itself, and so as public as that.</summary>
internal sealed record FacetSet(
    string? Problem, IReadOnlyList<FacetTarget> Targets, IReadOnlyList<string> Materials, IReadOnlyList<string> Methods, IReadOnlyList<string> Products,
    IReadOnlyList<string> Applications, IReadOnlyList<string> Must, IReadOnlyList<string> Excluded)
{
    public const int UnitLimit = 50;

    public static readonly FacetSet Example = new(
        "现有膜在丙酮中溶胀", [new FacetTarget("丙酮通量不低于 2.5 L/(m2.h.bar)", "丙酮通量", Matching.Comparator.AtLeast, 2.5m, null, "L/(m2.h.bar)", true)],
        ["聚酰亚胺"], [], ["纳滤膜"], ["溶剂回收"], ["耐溶剂"], ["氟"]);

    /// <summary>Reads the texts of a need by the matcher's rules.</summary>
    /// <param name="stated">Figures that the need states beside its texts.</param>
    public static FacetSet Read(IReadOnlyList<string?> titles, IReadOnlyList<string?> texts, IReadOnlyList<FacetTarget> stated)
    {
        var read = Facets.Read([.. Fields(titles, Field.Title), .. Fields(texts, Field.Text)]);
        var set = new FacetSet(
            read.Problem is { } problem ? Cut(problem, Rules.TitleLimit) : null,
            [.. stated.Concat(read.Targets.Where(t => t.Text.Length > 0 && IsAmount(t.Value) && IsAmount(t.Upper ?? 0)).Select(Of)).DistinctBy(t => t.Text).Take(Rules.ListLimit)],
            Kept(read.Materials), Kept(read.Methods), Kept(read.Products), Kept(read.Applications), Kept(read.Must), Kept(read.Excluded));
        // Whatever the rules make of a text: what is no text of the need is no facet of it.
        return set.Within([.. titles.Concat(texts).OfType<string>(), .. stated.Select(t => t.Text!)]);
    }

    /// <summary>Only what still stands in these texts.</summary>
    public FacetSet Within(IReadOnlyList<string> texts)
    {
        var said = texts.Select(Plain).ToList();
        bool Stands(string? phrase) => phrase is not null && said.Exists(text => text.Contains(Plain(phrase), StringComparison.Ordinal));
        IReadOnlyList<string> Of(IReadOnlyList<string> phrases) => [.. phrases.Where(Stands)];
        return new FacetSet(
            Stands(Problem) ? Problem : null, [.. Targets.Where(t => Stands(t.Text))], Of(Materials), Of(Methods), Of(Products), Of(Applications), Of(Must), Of(Excluded));
    }

    /// <summary>Every phrase, with the name of its member.</summary>
    [JsonIgnore]
    public IEnumerable<(string Member, string? Text)> Phrases =>
    [
        .. Problem is null ? [] : new[] { ("problem", (string?)Problem) },
        .. Targets.Select((t, i) => ($"targets[{i}].text", t.Text)),
        .. new[] { ("materials", Materials), ("methods", Methods), ("products", Products), ("applications", Applications), ("must", Must), ("excluded", Excluded) }
            .SelectMany(list => list.Item2.Select((phrase, i) => ($"{list.Item1}[{i}]", (string?)phrase))),
    ];

    // As it is compared: without blanks, in one width and case.
    private static string Plain(string text) => string.Concat(Analyzer.Normalize(text).ToLowerInvariant().Where(c => !char.IsWhiteSpace(c)));

    private static IEnumerable<FieldText> Fields(IEnumerable<string?> texts, Field field) => texts.OfType<string>().Where(t => t.Length > 0).Select(t => new FieldText(field, t));

    private static FacetTarget Of(Target t) => new(
        Cut(t.Text, Rules.IdLimit), t.Quantity is { } quantity ? Cut(quantity, Rules.IdLimit) : null, t.Comparator, Amount(t.Value), t.Upper is { } upper ? Amount(upper) : null,
        t.Unit.Length > 0 ? Cut(t.Unit, UnitLimit) : null);

    private static IReadOnlyList<string> Kept(IReadOnlyList<string> phrases) => [.. phrases.Select(p => Cut(p, Rules.IdLimit)).Where(p => p.Length > 0).Distinct().Take(Rules.ListLimit)];

    private static bool IsAmount(double value) => double.IsFinite(value) && Math.Abs(value) < (double)Money.Limit;

    private static decimal Amount(double value) => decimal.Round((decimal)value, AmountConverter.MostDecimals);

    // No half of a pair stays.
    private static string Cut(string text, int most) => text.Length <= most ? text.Trim() : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)].Trim();
}
