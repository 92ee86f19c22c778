using System.Globalization;
using System.Text.RegularExpressions;
using Marketplace.Integration;
using Marketplace.Matching;
using Marketplace.Platform;

namespace Marketplace.Matches.Gates;

/// <summary>The texts of a result as facets ask them: sentence by sentence, read when the first asks.</summary>
internal sealed partial class ResultText
{
    private const int LongestShown = 160;
    private const int LongestWhat = 40;

    private readonly MatchItem _result;
    private readonly Lazy<ReadDocument> _read;
    private readonly AskedBefore _asked;
    private IReadOnlyList<FieldText>? _texts;

    /// <param name="read">Of the result.</param>
    /// <param name="asked">Of whatever result of one question.</param>
    public ResultText(MatchItem result, Lazy<ReadDocument> read, AskedBefore asked) => (_result, _read, _asked) = (result, read, asked);

    /// <summary>Of a text that is in no index.</summary>
    public ResultText(MatchItem result) : this(result, new(() => ReadDocument.Of(SideIndex.Document(result))), new())
    {
    }

    private IReadOnlyList<FieldText> Said => _texts ??= SideIndex.Texts(_result);

    /// <summary>Figures of a unit: those that say how they are meant, and others, which are what they are.</summary>
    public IEnumerable<Target> Figures(string? unit)
    {
        var asked = _asked.Unit(unit);
        return !asked.MayStandIn(Said) ? [] : unit is null ? Facets.Figures(Said, asked) : Facets.Figures(Said, asked).Concat(Plain(unit));
    }

    /// <summary>Whether what is not found in it is lacking: what is written in another language cannot be looked for, nor what is stop words and nothing else.</summary>
    public bool Speaks(string phrase) => _asked.Phrase(phrase).Terms > 0 && LanguageOf.Text(phrase) is var language && Said.Any(t => LanguageOf.Text(t.Text) == language);

    /// <returns>The sentence that says most of the phrase, if that is two thirds of its words; else null.</returns>
    public string? Says(string phrase)
    {
        var asked = _asked.Phrase(phrase);
        return _read.Value.Saying(asked, ((asked.Terms * 2) + 2) / 3) is { Count: > 0 } said ? Cut(said.MaxBy(s => s.Terms).Text) : null;
    }

    /// <returns>A sentence that says all of the phrase, and not that it does without; else null.</returns>
    public string? Has(string phrase)
    {
        var (asked, first) = (_asked.Phrase(phrase), new Lazy<string>(() => Analyzer.QueryTerms(phrase)[0]));
        return _read.Value.Saying(asked, asked.Terms).Select(s => s.Text).Where(s => !Denies(s, phrase, first.Value)).Select(Cut).FirstOrDefault();
    }

    // A figure and its unit; what is measured stands before them.
    private IEnumerable<Target> Plain(string unit)
    {
        // To look for a unit is little beside looking for figures.
        foreach (var text in Said.SelectMany(t => TextSentences.Of(t.Text).Where(s => Names(t.Text, s, unit)).Select(s => t.Text[s.Start..s.End])))
        {
            foreach (var m in Number().Matches(text).Where(m => IsFollowedBy(text, m.Index + m.Length, unit)))
            {
                var from = Math.Max(text.AsSpan(0, m.Index).LastIndexOfAny(",\uFF0C\u3001") + 1, m.Index - LongestWhat);
                from += char.IsLowSurrogate(text[from]) ? 1 : 0;
                var what = text[from..m.Index].Trim();
                yield return new Target(
                    text[from..(m.Index + m.Length + unit.Length)].Trim(), what.Length > 0 ? what : null, Comparator.Equal, double.Parse(m.ValueSpan, CultureInfo.InvariantCulture), null, unit);
            }
        }
    }

    private static bool Names(string text, (int Start, int End) sentence, string unit) => text.AsSpan(sentence.Start..sentence.End).Contains(unit, StringComparison.OrdinalIgnoreCase);

    private static bool IsFollowedBy(string text, int at, string unit) =>
        text.AsSpan(at).StartsWith(unit, StringComparison.OrdinalIgnoreCase) && (at + unit.Length == text.Length || !(char.IsLetterOrDigit(text[at + unit.Length]) || text[at + unit.Length] == '/'));

    // What stands shortly before the phrase, or as "-free" right behind it. Where it does not stand as it is, the beginning of its first word does.
    private static bool Denies(string sentence, string phrase, string first)
    {
        var text = Analyzer.Normalize(sentence);
        var at = Math.Max(text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase), text.IndexOf(first, StringComparison.OrdinalIgnoreCase));
        return at >= 0 && (Without().IsMatch(text[Math.Max(0, at - 24)..at]) || Free().IsMatch(text[at..]));
    }

    private static string Cut(string text) =>
        text.Trim() is var whole && whole.Length > LongestShown ? whole[..(char.IsHighSurrogate(whole[LongestShown - 1]) ? LongestShown - 1 : LongestShown)] + "…" : whole;

    [GeneratedRegex(@"不|无|未|非|免|替代|代替|取代|\b(no|not|non|nor|never|without|free (of|from)|avoid\w*|instead of|replac\w*|eliminat\w*)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Without();

    [GeneratedRegex(@"(?<![0-9.])[0-9]{1,12}(\.[0-9]{1,6})?(?![0-9.])\s?")]
    private static partial Regex Number();

    [GeneratedRegex(@"^[\w ]{0,40}?[- ]free\b", RegexOptions.IgnoreCase)]
    private static partial Regex Free();
}
