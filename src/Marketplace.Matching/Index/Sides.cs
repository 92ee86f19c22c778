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
            sides[IsCjk(analysis) ? 0 : 1].Add(new(text.Field, analysis, number++));
        }
        if (Size(sides[0]) < FewestUnits && Size(sides[1]) > 0) Move(sides, from: 0, to: 1);
        else if (Size(sides[1]) < FewestUnits && Size(sides[0]) > 0) Move(sides, from: 1, to: 0);
        return sides;
    }

    /// <summary>One English word says about as much as two characters.</summary>
    private static bool IsCjk(Analysis analysis) => analysis.Characters > 2 * (analysis.Units.Count - analysis.Characters);

    private static int Size(List<Part> side) => side.Sum(part => part.Analysis.Units.Count);

    private static void Move(List<Part>[] sides, int from, int to)
    {
        sides[to].AddRange(sides[from]);
        sides[from].Clear();
    }
}
