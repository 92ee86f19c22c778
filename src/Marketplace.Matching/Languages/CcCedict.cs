namespace Marketplace.Matching;

/// <summary>
/// Reads the format of CC-CEDICT: `Traditional Simplified [pin1 yin1] /gloss/gloss/`, comments after `#`.
/// Source: https://cc-cedict.org/wiki/format:syntax.
/// </summary>
public static class CcCedict
{
    /// <summary>Longer lines are no dictionary's.</summary>
    public const int LongestLine = 10_000;

    /// <summary>
    /// One entry for each gloss, read as they are asked for. What cannot be read is told to <paramref name="fault"/> and left out; glosses
    /// that only point to other words ("variant of", "CL:") are left out in silence.
    /// </summary>
    /// <param name="weight">Of each entry.</param>
    public static IEnumerable<LexiconEntry> Read(TextReader reader, string source = "CC-CEDICT", double weight = 1, Action<LexiconFault>? fault = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line) || line[0] == '#') continue;
            var (word, glosses, kind) = Parse(line);
            if (kind is { } what) fault?.Invoke(new(number, what, line.Length > 200 ? line[..200] : line));
            else
                foreach (var gloss in glosses.Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                    if (!Glosses.IsPointer(gloss)) yield return new(word, gloss, weight, source);
        }
    }

    private static (string Word, string Glosses, LexiconFaultKind? Fault) Parse(string line)
    {
        if (line.Length > LongestLine) return ("", "", LexiconFaultKind.TooLong);
        var (open, slash) = (line.IndexOf('[', StringComparison.Ordinal), line.IndexOf('/', StringComparison.Ordinal));
        if (open < 0 || slash >= 0 && slash < open || line.IndexOf(']', open) is var close && close < 0) return ("", "", LexiconFaultKind.NoPronunciation);
        slash = line.IndexOf('/', close);
        if (slash < 0 || string.IsNullOrWhiteSpace(line[slash..].Replace("/", "", StringComparison.Ordinal))) return ("", "", LexiconFaultKind.NoGloss);
        return line[..open].Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var simplified]
            ? (simplified, line[(slash + 1)..], null)
            : ("", "", LexiconFaultKind.NoChinese);
    }
}
