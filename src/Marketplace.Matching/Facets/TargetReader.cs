using System.Text.RegularExpressions;

namespace Marketplace.Matching;

/// <summary>A figure where it stands: from the comparator to the end of its unit.</summary>
/// <param name="IsPlain">By a word that is said of anything: over, about, up to.</param>
internal readonly record struct FoundFigure(string Sentence, int Start, int End, bool IsPlain);

/// <summary>Figures with a comparator or as a range: what a need asks for. A figure alone may be anything, and is left out.</summary>
internal static class TargetReader
{
    /// <param name="isAsked">Null takes every figure, even one that does not say what it measures.</param>
    /// <param name="of">Of which unit; null is of any.</param>
    public static IEnumerable<Target> Read(string sentence, Effort effort, Func<FoundFigure, bool>? isAsked, AskedUnit? of = null)
    {
        if (of?.MayStandIn(sentence) == false) yield break;
        // A number alone, be it one of a range, is none; and to look what may be its unit is what costs.
        var needsWord = of is { IsNone: true } && !TargetWords.MayHaveAfter(sentence);
        for (var at = Digit(sentence, 0); at >= 0; at = Digit(sentence, at))
        {
            var start = at;
            // A digit of a name, or of another number, begins no figure.
            if (at > 0 && (char.IsAsciiLetterOrDigit(sentence[at - 1]) || sentence[at - 1] is '_' or '±' or '$' || sentence[at - 1] is '.' or '-' or '/' && at > 1 && char.IsAsciiLetterOrDigit(sentence[at - 2])))
            {
                while (at < sentence.Length && char.IsAsciiLetterOrDigit(sentence[at])) at++;
                continue;
            }
            if (needsWord && WordBefore(sentence, start - SignBefore(sentence, start)).Length == 0)
            {
                while (at < sentence.Length && char.IsAsciiDigit(sentence[at])) at++;
                continue;
            }
            if (!effort.Spend()) yield break;
            var match = TargetWords.Figure().Match(sentence, at);
            at += Math.Max(match.Length, 1);
            while (at < sentence.Length && char.IsAsciiDigit(sentence[at])) at++;
            if (Target(sentence, match, start, isAsked, of) is { } target) yield return target;
        }
    }

    private static int Digit(string text, int from) => from >= text.Length ? -1 : text.AsSpan(from).IndexOfAnyInRange('0', '9') is >= 0 and var found ? from + found : -1;

    private static Target? Target(string sentence, Match match, int start, Func<FoundFigure, bool>? isAsked, AskedUnit? of)
    {
        if (!match.Success) return null;
        var (high, after, low) = (match.Groups["high"], match.Groups["after"].Value, TargetWords.Parse(match.Groups["low"].ValueSpan));
        var unit = match.Groups["unit"] is { Length: > 0 } last ? last.Value : match.Groups["lowUnit"].Value;
        if (of?.Is(unit) == false) return null;
        var end = match.Index + match.Length;
        // A letter that is no unit makes it a name: 3D.
        if (end < sentence.Length && char.IsAsciiLetter(sentence[end]) && char.IsAsciiDigit(sentence[end - 1])) return null;
        var sign = SignBefore(sentence, start);
        if (sign > 0) low = -low;
        start -= sign;
        var (from, length, comparator) = WordBefore(sentence, start);
        var isRange = high.Length > 0 && (length == 0 || comparator is Comparator.Between or Comparator.About or Comparator.AtMost && !match.ValueSpan.Contains(" and ", StringComparison.Ordinal));
        if (!isRange && high.Length > 0 || comparator == Comparator.Between && !isRange) return null;
        // A plain range without a unit is a list's or a reference's, and two figures joined are two: [1-5], 2 and 3 m.
        if (length == 0 && after.Length == 0 && (!isRange || unit.Length == 0 || match.ValueSpan.Contains(" and ", StringComparison.Ordinal))) return null;
        if (unit is "年" && low is > 1900 and < 2100) return null;
        if (length > 0) start = from - length;
        var found = new FoundFigure(sentence, start, end, length == 0 ? after.Length == 0 : comparator is Comparator.About or Comparator.Between or Comparator.Above or Comparator.Below && sentence[from - 1] is not ('<' or '>') || sentence.AsSpan(start).StartsWith("up to", StringComparison.OrdinalIgnoreCase) || sentence.AsSpan(start).StartsWith("within", StringComparison.OrdinalIgnoreCase));
        if (isAsked?.Invoke(found) == false) return null;
        var (quantity, first, stop) = Quantity.Of(found);
        // Of a unit that is not known only the thing itself can be counted.
        if (isAsked is not null && (quantity is null || unit.Length == 0 && stop == end && after.Length == 0 && GoesOn(sentence, end))) return null;
        comparator = isRange ? Comparator.Between : after.Length > 0 ? TargetWords.After(after) : comparator;
        return new(sentence[first..stop].Trim(), quantity, comparator, low, isRange ? TargetWords.Parse(high.ValueSpan) : null, unit);
    }

    private static bool GoesOn(string text, int end) => text.AsSpan(end).TrimStart() is { Length: > 0 } rest && (char.IsLetterOrDigit(rest[0]) || rest[0] is ':' or '^' or '×' or '/');

    /// <summary>The comparator before a figure, of length 0 where there is none, and where it ends.</summary>
    private static (int From, int Length, Comparator Comparator) WordBefore(string sentence, int start)
    {
        var from = sentence.AsSpan(0, start).TrimEnd().Length;
        var (length, comparator) = TargetWords.Before(sentence.AsSpan(Math.Max(0, from - 20), Math.Min(from, 20)));
        return (from, length, comparator);
    }

    /// <returns>The length of the sign; 0 for none.</returns>
    private static int SignBefore(string text, int start)
    {
        var isSigned = start > 0 && text[start - 1] is '-' or '−' && !(start > 1 && char.IsLetterOrDigit(text[start - 2]) && char.IsAscii(text[start - 2]));
        return isSigned ? 1 : start > 1 && text.AsSpan(0, start).EndsWith("零下") ? 2 : 0;
    }
}
