using Marketplace.Matching;

namespace Marketplace.Matches.Gates;

/// <summary>Tells at a glance that texts state no figure of a unit, which most do not: to read their figures costs more than all the rest.</summary>
internal static class UnitGlance
{
    // Between a figure and its unit.
    private const int MostSpaces = 2;

    /// <returns>False only where none of the texts has a figure of the unit; without one, where none has any.</returns>
    public static bool MayHave(IReadOnlyList<FieldText> texts, string? unit)
    {
        var plain = TargetCheck.Plain(unit);
        return texts.Any(text => MayHave(Analyzer.Normalize(text.Text), plain));
    }

    private static bool MayHave(ReadOnlySpan<char> text, string unit)
    {
        for (var at = text.IndexOfAnyInRange('0', '9'); at >= 0; at = Next(text, at))
        {
            var behind = at + 1;
            while (behind < text.Length && behind <= at + MostSpaces && char.IsWhiteSpace(text[behind]))
            {
                behind++;
            }

            if (unit.Length == 0 || (behind < text.Length && MayBegin(text[behind..], unit)))
            {
                return true;
            }
        }

        return false;
    }

    // Two letters tell MPa from m and from minutes. Behind the first may stand what the plain form of a unit leaves out.
    private static bool MayBegin(ReadOnlySpan<char> text, string unit) =>
        char.ToLowerInvariant(text[0]) == unit[0] && (unit.Length == 1 || text.Length == 1 || !char.IsLetter(text[1]) || char.ToLowerInvariant(text[1]) == unit[1]);

    private static int Next(ReadOnlySpan<char> text, int at) => text[(at + 1)..].IndexOfAnyInRange('0', '9') is >= 0 and var next ? at + 1 + next : -1;
}
