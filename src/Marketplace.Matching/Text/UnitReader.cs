using System.Text;

namespace Marketplace.Matching;

/// <summary>A normalized text on its way to units.</summary>
/// <param name="into">What it holds already is not of this text.</param>
internal ref struct UnitReader(string normalized, UnitBuffer into)
{
    /// <summary>A bit for each of .;:!? and the ends of lines.</summary>
    private const ulong SentenceEnds = (1UL << '.') | (1UL << ';') | (1UL << ':') | (1UL << '!') | (1UL << '?') | (1UL << '\r') | (1UL << '\n');

    /// <summary>The terms of words, for all threads: none for stop words and pure numbers.</summary>
    public static readonly KnownWords Words = new(WordOf);

    private readonly int first = into.Count;

    /// <summary>How many of the units are CJK characters.</summary>
    public int Characters { get; private set; }

    /// <summary>Where the unit ends that begins here.</summary>
    public static int EndOf(string normalized, int start)
    {
        var reader = new Tokens.Reader(normalized, start);
        reader.TryNext(out var token);
        return !token.IsCjk && Wholes.MayBegin(normalized, token) && Wholes.At(reader, token, out _) is var (end, _) && end > 0 ? end : token.End;
    }

    /// <summary>Of any text.</summary>
    public void ReadAll()
    {
        var reader = new Tokens.Reader(normalized);
        while (reader.TryNext(out var token))
        {
            if (token.IsCjk)
            {
                Characters++;
                Add(CharacterOf(normalized, token), token);
            }
            else if (Wholes.MayBegin(normalized, token) && Wholes.At(reader, token, out var whole) is var (end, after) && end > 0)
            {
                Add(Term.Word(whole), new(token.Start, end - token.Start, IsCjk: false));
                reader = after;
            }
            else if (PlaceOf(reader.Hash, token, out var term) is var place && term != default) Add(term, token, place);
        }
    }

    /// <summary>Of one of plain letters: the same, faster.</summary>
    public readonly void ReadPlain(AsciiWords letters)
    {
        var words = into.RoomForWords(normalized.Length);
        var (number, behind) = (0, 0);
        while (letters.TryNext(out var from, out var to, out var hash)) words[number++] = new(hash, from, to, letters.Stop);
        into.Words?.Look(words[..number]);
        foreach (ref readonly var word in words[..number])
        {
            // It was taken together with one before.
            if (word.Start < behind) continue;
            var (token, place, end, term) = (new Token(word.Start, word.End - word.Start, IsCjk: false), word.Place, word.End, word.Term);
            if (Wholes.MayBegin(normalized, token) && Wholes.At(new Tokens.Reader(normalized, end), token, out var whole) is var (last, _) && last > 0)
                (term, place, end) = (Term.Word(whole), -1, last);
            else if (place < 0) place = PlaceOf(word.Hash, token, out term);
            if (term == default) continue;
            // All are words, and only the end of a sentence parts them.
            into.Add(new(term, word.Start, end, into.Count > first && word.Stop < behind), place);
            behind = end;
        }
    }

    private readonly int PlaceOf(ulong hash, Token token, out Term term)
    {
        var letters = normalized.AsSpan(token.Start, Math.Min(token.Length, Analyzer.LongestWord));
        if (into.Words is { } words) return words.PlaceOf(hash, letters, out term);
        term = Words.Of(hash, letters);
        return -1;
    }

    private readonly void Add(Term term, Token token, int place = -1) =>
        into.Add(new(term, token.Start, token.End, into.Count > first && AreNeighbours(normalized, into.Units[^1], term, token)), place);

    /// <summary>Characters must touch; words may have stop words and commas between them, but not the end of a sentence.</summary>
    private static bool AreNeighbours(string normalized, Unit last, Term term, Token token)
    {
        if (last.Term.Kind != term.Kind) return false;
        if (term.Kind != Kind.Word) return last.End == token.Start;
        // Mostly there is a space between them, or some stop words.
        for (var i = last.End; i < token.Start; i++)
            if (normalized[i] is var letter && ((letter < 64 && (SentenceEnds >> letter & 1) != 0) || letter == '。')) return false;
        return true;
    }

    private static Term CharacterOf(string normalized, Token token)
    {
        if (token.Length == 1 && Matching.Characters.Simplified(normalized[token.Start]) is var one and not Matching.Characters.Special) return Term.Character(new(one));
        Rune.DecodeFromUtf16(normalized.AsSpan(token.Start, token.Length), out var rune, out _);
        return Term.Character(Traditional.Simplify(rune));
    }

    /// <summary>None for stop words and pure numbers.</summary>
    private static Term WordOf(ReadOnlySpan<char> letters)
    {
        Span<char> word = stackalloc char[Analyzer.LongestWord];
        word = word[..Analyzer.Lower(letters, word)];
        return StopWords.Contains(word) || IsNumber(word) ? default : Term.Word(word[..Porter2.Stem(word)]);
    }

    private static bool IsNumber(ReadOnlySpan<char> word)
    {
        foreach (var letter in word)
            if (!char.IsNumber(letter)) return false;
        return true;
    }
}
