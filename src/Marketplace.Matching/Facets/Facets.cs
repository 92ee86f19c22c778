namespace Marketplace.Matching;

public enum Comparator { Equal, AtLeast, AtMost, Above, Below, Between, About }

/// <summary>A figure that a need asks for.</summary>
/// <param name="Text">As written.</param>
/// <param name="Quantity">What is measured, as written before the figure; null where nothing tells.</param>
/// <param name="Value">In <paramref name="Unit"/>; with <see cref="Comparator.Between"/> the lower end.</param>
/// <param name="Upper">The upper end, with <see cref="Comparator.Between"/> only.</param>
/// <param name="Unit">As written, NFKC; empty for a plain number.</param>
public sealed record Target(string Text, string? Quantity, Comparator Comparator, double Value, double? Upper, string Unit);

/// <summary>What a need says, taken apart by rules; each facet is text of the need itself, in the order of appearance, for its owner to confirm.</summary>
/// <param name="Must">What a result has to have.</param>
/// <param name="Excluded">What it must not have or be.</param>
public sealed record Facets(
    string? Problem, IReadOnlyList<Target> Targets, IReadOnlyList<string> Materials, IReadOnlyList<string> Methods,
    IReadOnlyList<string> Products, IReadOnlyList<string> Applications, IReadOnlyList<string> Must, IReadOnlyList<string> Excluded)
{
    /// <summary>Reads a need in Chinese or English. Nothing found is an empty facet, never an error.</summary>
    public static Facets Read(IReadOnlyList<FieldText> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return FacetReader.Read(texts);
    }

    /// <summary>Every figure of a text with a comparator or as a range, whether or not it is asked for; those that do not say what they measure, too.</summary>
    /// <param name="of">Of this unit only, which costs far less; null is every one.</param>
    public static IReadOnlyList<Target> Figures(IReadOnlyList<FieldText> texts, AskedUnit? of = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return FacetReader.Figures(texts, of);
    }
}
