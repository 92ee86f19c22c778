namespace Marketplace.Matching;

/// <summary>A noun phrase beside a place in an English sentence, or none: what is cut short, points elsewhere or says nothing is worse than nothing.</summary>
internal static class EnglishPhrase
{
    private static readonly Words Loose = new("any all each every");

    private const int MostWords = 7, MostWordsOfAClause = 18, LongestClause = 100;

    /// <returns>The phrase that begins at <paramref name="at"/> or behind an article there.</returns>
    public static string? After(string text, int at, bool mayPoint = false, bool wantsArticle = false, bool mayPointBack = true)
    {
        var (words, joins, hadArticle) = (new List<(int Start, int End)>(), 0, false);
        for (var next = Word(text, at); next.End > 0; next = Word(text, next.End))
        {
            var word = text.AsSpan(next.Start, next.End - next.Start);
            if (words.Count == 0 && EnglishWords.Articles.Has(word) && !hadArticle)
            {
                if (!mayPointBack && Is("the", word)) return null;
                hadArticle = true;
            }
            else if (words.Count == 0 && EnglishWords.Pointers.Has(word))
            {
                if (!mayPoint || !Loose.Has(word)) return null;
            }
            else if (words.Count == 1 && Is("of", word) && EnglishWords.Measures.Has(Of(text, words[0]))) return null;
            else if (words.Count > 0 && joins < 2 && Joins(text, word, words[^1], next.End)) joins++;
            else if (words.Count > 0 && Is("the", word) && (joins > 0 && Of(text, words[^1]) is "of" || EnglishWords.EndsAs(Of(text, words[0]), "ing"))) continue;
            else if (EnglishWords.Ends.Has(word) || EnglishWords.Articles.Has(word)) break;
            if (hadArticle && words.Count == 0 && EnglishWords.Articles.Has(word)) continue;
            words.Add(next);
            if (words.Count > MostWords) return null;
        }
        while (words.Count > 0 && (Is("of", Of(text, words[^1])) || Is("and", Of(text, words[^1])) || Is("or", Of(text, words[^1])))) words.RemoveAt(words.Count - 1);
        // A short name in brackets, and the noun that it stands before.
        if (words.Count > 0 && text.AsSpan(words[^1].End).StartsWith(" (") && text.IndexOf(')', words[^1].End) is > 0 and var closed && closed - words[^1].End < 12 && Word(text, closed + 1) is { End: > 0 } noun && !EnglishWords.Ends.Has(Of(text, noun))) return null;
        return wantsArticle && !hadArticle ? null : Whole(text, words);
    }

    /// <returns>The phrase that ends at <paramref name="end"/>.</returns>
    public static string? Before(string text, int end, int most = MostWords)
    {
        var words = new List<(int Start, int End)>();
        for (var last = WordBefore(text, end); last.End > 0 && words.Count < most; last = WordBefore(text, last.Start))
        {
            var word = text.AsSpan(last.Start, last.End - last.Start);
            if (EnglishWords.Ends.Has(word) || EnglishWords.Articles.Has(word) || EnglishWords.Pointers.Has(word) || EnglishWords.IsVerb(word)) break;
            words.Insert(0, last);
        }
        return words.Count == most ? null : Whole(text, words);
    }

    /// <returns>What follows up to the end of the clause, at a place where it may end.</returns>
    public static string? Clause(string text, int at)
    {
        var (start, end, count, lastEnd) = (-1, -1, 0, -1);
        for (var next = Word(text, at); next.End > 0; next = Word(text, next.End))
        {
            var word = text.AsSpan(next.Start, next.End - next.Start);
            if (start < 0 && (word is "also" or "therefore" or "then")) continue;
            if (start >= 0 && (word is "while" or "when" or "if" or "unless" or "because" or "since" or "so" or "which" or "whereas" or "although" or "where" or "before" or "until" or "order" or "but" or "such")) break;
            if (start < 0) start = next.Start;
            else if (word is "and" or "or" or "with" or "for" or "in" or "to" or "at" or "on" or "by" or "from" or "under" or "over" or "without") (lastEnd, count) = (end, count + 1);
            end = next.End;
            if (end - start > LongestClause) return lastEnd - start > 12 ? text[start..lastEnd] : null;
        }
        if (start < 0) return null;
        for (var last = WordBefore(text, end); last.Start > start && (EnglishWords.Ends.Has(text.AsSpan(last.Start, last.End - last.Start)) || EnglishWords.Articles.Has(text.AsSpan(last.Start, last.End - last.Start))); last = WordBefore(text, end)) end = text.AsSpan(0, last.Start).TrimEnd().Length;
        // Cut by a comma between two adjectives.
        var final = WordBefore(text, end);
        return end < text.Length && text[end] == ',' && (EnglishWords.IsQuality(Of(text, final)) || WordBefore(text, final.Start) is { End: > 0 } article && EnglishWords.Articles.Has(Of(text, article))) ? null : text[start..end];
    }

    // Adjectives may be joined, and two nouns by "of".
    private static bool Joins(string text, ReadOnlySpan<char> word, (int Start, int End) last, int end) =>
        Is("of", word) ? !EnglishWords.IsQuality(Of(text, last)) && Word(text, end) is { End: > 0 } next && !EnglishWords.Pointers.Has(Of(text, next)) && !EnglishWords.Ends.Has(Of(text, next))
        : (Is("and", word) || Is("or", word)) && EnglishWords.IsQuality(Of(text, last));

    private static string? Whole(string text, List<(int Start, int End)> words)
    {
        if (words.Count == 0) return null;
        var telling = false;
        var last = Of(text, words[^1]);
        foreach (var word in words)
            telling |= Of(text, word) is var w && w.Length > 1 && !EnglishWords.Things.Has(w) && !EnglishWords.IsQuality(w) && !EnglishWords.Ends.Has(w) && w.ContainsAnyExceptInRange('0', '9');
        var phrase = text[words[0].Start..words[^1].End];
        return !telling || phrase.Length < 3 || EnglishWords.IsQuality(last) || EnglishWords.EndsAs(last, "ly") || IsParticiple(last) ? null : phrase;
    }

    private static bool IsParticiple(ReadOnlySpan<char> word) => word.Length > 5 && EnglishWords.EndsAs(word, "ed");

    private static bool Is(string word, ReadOnlySpan<char> other) => other.Equals(word, StringComparison.OrdinalIgnoreCase);

    public static ReadOnlySpan<char> Of(string text, (int Start, int End) word) => text.AsSpan(word.Start, word.End - word.Start);

    /// <returns>The word behind blanks; an end of 0 where there is none, or something else stands between.</returns>
    public static (int Start, int End) Word(string text, int at)
    {
        while (at < text.Length && text[at] == ' ') at++;
        var start = at;
        while (at < text.Length && IsPart(text, at)) at++;
        return at > start ? (start, at) : default;
    }

    public static (int Start, int End) WordBefore(string text, int end)
    {
        while (end > 0 && text[end - 1] == ' ') end--;
        var at = end;
        while (at > 0 && IsPart(text, at - 1)) at--;
        return at < end ? (at, end) : default;
    }

    private static bool IsPart(string text, int at) => char.IsLetterOrDigit(text[at]) || text[at] is '-' or '/' or '\'' or '’' or '+' or '&'
        || text[at] == '.' && at > 0 && char.IsAsciiLetterOrDigit(text[at - 1]) && at + 1 < text.Length && char.IsAsciiLetterOrDigit(text[at + 1]);
}
