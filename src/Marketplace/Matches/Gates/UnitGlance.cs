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
        var first = TargetCheck.Plain(unit).FirstOrDefault();
        return texts.Any(text => MayHave(Analyzer.Normalize(text.Text), first));
    }

    private static bool MayHave(ReadOnlySpan<char> text, char first)
    {
        for (var at = text.IndexOfAnyInRange('0', '9'); at >= 0; at = Next(text, at))
        {
            var behind = at + 1;
            while (behind < text.Length && behind <= at + MostSpaces && char.IsWhiteSpace(text[behind]))
            {
                behind++;
            }

            if (first == '\0' || (behind < text.Length && char.ToLowerInvariant(text[behind]) == first))
            {
                return true;
            }
        }

        return false;
    }

    private static int Next(ReadOnlySpan<char> text, int at) => text[(at + 1)..].IndexOfAnyInRange('0', '9') is >= 0 and var next ? at + 1 + next : -1;
}
