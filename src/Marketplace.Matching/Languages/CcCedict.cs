using System.Diagnostics.CodeAnalysis;

namespace Marketplace.Matching;

/// <summary>A line of CC-CEDICT.</summary>
/// <param name="Reading">Pinyin with numbers for tones, such as `dian4 chi2`.</param>
/// <param name="Glosses">At least one, as they stand there: some only point to other words ("variant of", "CL:"), and <see cref="Lexicon.Of"/> leaves those out.</param>
public sealed record CcCedictEntry(string Traditional, string Simplified, string Reading, IReadOnlyList<string> Glosses);

/// <summary>
/// Reads the format of CC-CEDICT: `Traditional Simplified [pin1 yin1] /gloss/gloss/`, comments after `#`.
/// Source: https://cc-cedict.org/wiki/format:syntax.
/// </summary>
public static class CcCedict
{
    /// <summary>Longer lines are no dictionary's.</summary>
    public const int LongestLine = 10_000;

    /// <summary>One entry for each gloss, read as they are asked for. What cannot be read is told to <paramref name="fault"/> and left out.</summary>
    /// <param name="weight">Of each entry.</param>
    public static IEnumerable<LexiconEntry> Read(TextReader reader, string source = "CC-CEDICT", double weight = 1, Action<LexiconFault>? fault = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line) || line[0] == '#') continue;
            if (!TryRead(line, out var entry, out var kind)) fault?.Invoke(new(number, kind, line.Length > 200 ? line[..200] : line));
            else
                foreach (var gloss in entry.Glosses) yield return new(entry.Simplified, gloss, weight, source);
        }
    }

    /// <summary>One line that is no comment.</summary>
    /// <param name="fault">Why it cannot be read.</param>
    public static bool TryRead(string line, [NotNullWhen(true)] out CcCedictEntry? entry, out LexiconFaultKind fault)
    {
        ArgumentNullException.ThrowIfNull(line);
        (entry, var what) = Parse(line);
        fault = what ?? default;
        return entry is not null;
    }

    private static (CcCedictEntry?, LexiconFaultKind?) Parse(string line)
    {
        if (line.Length > LongestLine) return (null, LexiconFaultKind.TooLong);
        var (open, slash) = (line.IndexOf('[', StringComparison.Ordinal), line.IndexOf('/', StringComparison.Ordinal));
        if (open < 0 || slash >= 0 && slash < open || line.IndexOf(']', open) is var close && close < 0) return (null, LexiconFaultKind.NoPronunciation);
        slash = line.IndexOf('/', close);
        if (slash < 0 || line[slash..].Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is not [_, ..] glosses) return (null, LexiconFaultKind.NoGloss);
        return line[..open].Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var traditional, var simplified]
            ? (new(traditional, simplified, line[(open + 1)..close], glosses), null)
            : (null, LexiconFaultKind.NoChinese);
    }
}
