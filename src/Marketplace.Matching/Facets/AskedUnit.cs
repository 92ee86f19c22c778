namespace Marketplace.Matching;

/// <summary>The unit of a figure that is looked for.</summary>
/// <param name="unit">As written; null or empty for a plain number.</param>
public sealed class AskedUnit(string? unit)
{
    /// <summary>Between a figure and its unit.</summary>
    private const int MostSpaces = 2;

    private readonly string plain = Plain(unit);

    /// <summary>A plain number is looked for.</summary>
    internal bool IsNone => plain.Length == 0;

    /// <summary>Whether a unit is the same, however it is written.</summary>
    public bool Is(string? other) => other == unit || Plain(other) == plain;

    /// <summary>Tells at a glance that texts state no figure of the unit, which most do not: to read their figures costs more than all the rest.</summary>
    /// <returns>False only where in none of the texts it stands right behind a figure (of "5 degrees C" the unit is the second word: such a one is passed over); for a plain number, where none has any.</returns>
    public bool MayStandIn(IReadOnlyList<FieldText> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return texts.Any(text => MayStandIn(Tokens.Normalize(text.Text)));
    }

    /// <inheritdoc cref="MayStandIn(IReadOnlyList{FieldText})"/>
    internal bool MayStandIn(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAnyInRange('0', '9'); at >= 0; at = Next(text, at))
        {
            var behind = at + 1;
            while (behind < text.Length && behind <= at + MostSpaces && char.IsWhiteSpace(text[behind])) behind++;
            if (IsNone || behind < text.Length && MayBegin(text[behind..])) return true;
        }
        return false;
    }

    /// <summary>Two letters tell MPa from m and from minutes; behind the first may stand what the plain form leaves out.</summary>
    private bool MayBegin(ReadOnlySpan<char> text) =>
        char.ToLowerInvariant(text[0]) == plain[0] && (text.Length == 1 || (plain.Length == 1 ? !char.IsAsciiLetter(text[1]) : !char.IsLetter(text[1]) || char.ToLowerInvariant(text[1]) == plain[1]));

    private static int Next(ReadOnlySpan<char> text, int at) => text[(at + 1)..].IndexOfAnyInRange('0', '9') is >= 0 and var next ? at + 1 + next : -1;

    /// <summary>As it is compared.</summary>
    private static string Plain(string? unit) => string.Concat(Tokens.Normalize(unit ?? "").ToLowerInvariant().Where(c => !char.IsWhiteSpace(c) && c is not ('.' or '·' or '*' or '^')));
}
