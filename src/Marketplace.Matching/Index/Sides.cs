namespace Marketplace.Matching;

/// <summary>A text with its terms and the field it belongs to.</summary>
/// <param name="Text">Its number among the texts of the item.</param>
internal readonly record struct Part(Field Field, Analysis Analysis, int Text = 0);

/// <summary>
/// An item written in two languages is two texts that say the same. Each language is a side with a vector of its own, and a match is as
/// good as its best pair of sides; put into one vector, the second language would only dilute the first, and a bilingual
/// item would rank below a Chinese one of the same content.
/// </summary>
internal static class Sides
{
    /// <summary>Side 0 is written in CJK characters, side 1 in words.</summary>
    public const int Number = 2;

    /// <summary>Fewer units than this ("LED", 电池) do not make a language: they join the other side.</summary>
    private const int FewestUnits = 4;

    public static List<Part>[] Of(IEnumerable<FieldText> texts)
    {
        List<Part>[] sides = [[], []];
        var number = 0;
        foreach (var text in texts)
        {
            var analysis = Analyzer.Analyze(text.Text);
            sides[SideOf(analysis.Units.Count, analysis.Characters)].Add(new(text.Field, analysis, number++));
        }
        if (TooSmall(Size(sides[0]), Size(sides[1])) is var small and >= 0)
        {
            sides[1 - small].AddRange(sides[small]);
            sides[small].Clear();
        }
        return sides;
    }

    /// <summary>Of a text. One English word says about as much as two characters.</summary>
    public static int SideOf(int units, int characters) => characters > 2 * (units - characters) ? 0 : 1;

    /// <summary>The side whose texts are told behind those of the other; -1 for neither.</summary>
    /// <param name="first">The units of side 0.</param>
    /// <param name="second">Those of side 1.</param>
    public static int TooSmall(int first, int second) => first < FewestUnits && second > 0 ? 0 : second < FewestUnits && first > 0 ? 1 : -1;

    private static int Size(List<Part> side) => side.Sum(part => part.Analysis.Units.Count);
}
