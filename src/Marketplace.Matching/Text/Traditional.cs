using System.Collections.Frozen;
using System.Text;

namespace Marketplace.Matching;

/// <summary>Traditional characters to simplified ones, one for one, by the table beside this file.</summary>
internal static class Traditional
{
    private static readonly FrozenDictionary<int, Rune> Simplified = Resources.Text("TraditionalCharacters.txt").Split('\n')
        .Where(line => !line.StartsWith('#')).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(pair => pair.EnumerateRunes().ToArray()).ToFrozenDictionary(pair => pair[0].Value, pair => pair[1]);

    public static Rune Simplify(Rune rune) => Simplified.TryGetValue(rune.Value, out var simplified) ? simplified : rune;
}
