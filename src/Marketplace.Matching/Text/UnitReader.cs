using System.Text;

namespace Marketplace.Matching;

/// <summary>A normalized text on its way to units.</summary>
internal ref struct UnitReader(string normalized)
{
    /// <summary>A bit for each of .;:!? and the ends of lines.</summary>
    private const ulong SentenceEnds = (1UL << '.') | (1UL << ';') | (1UL << ':') | (1UL << '!') | (1UL << '?') | (1UL << '\r') | (1UL << '\n');

    private static readonly KnownWords Words = new(WordOf);

    private readonly List<Unit> units = new((normalized.Length / 6) + 4);
    private int characters;

    public readonly Analysis Result() => new(normalized, units, characters);

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
                characters++;
                Add(CharacterOf(normalized, token), token);
            }
            else if (Wholes.MayBegin(normalized, token) && Wholes.At(reader, token, out var whole) is var (end, after) && end > 0)
            {
                Add(Term.Word(whole), new(token.Start, end - token.Start, IsCjk: false));
                reader = after;
            }
            else AddWord(reader.Hash, token);
        }
    }

    /// <summary>Of one that is all ASCII: the same, faster.</summary>
    /// <param name="room">See <see cref="AsciiWords"/>.</param>
    public readonly void ReadAscii(Span<byte> room)
    {
        var behind = 0;
        var words = new AsciiWords(normalized, room);
        while (words.TryNext(out var start, out var end, out var hash))
        {
            // It was taken together with one before.
            if (start < behind) continue;
            var token = new Token(start, end - start, IsCjk: false);
            if (Wholes.MayBegin(normalized, token) && Wholes.At(new Tokens.Reader(normalized, end), token, out var whole) is var (last, _) && last > 0)
            {
                behind = last;
                Add(Term.Word(whole), new(start, last - start, IsCjk: false));
            }
            else AddWord(hash, token);
        }
    }

    private readonly void AddWord(ulong hash, Token token)
    {
        var letters = normalized.AsSpan(token.Start, Math.Min(token.Length, Analyzer.LongestWord));
        var term = Words.Of(hash, letters);
        if (term != default) Add(term, token);
    }

    private readonly void Add(Term term, Token token) =>
        units.Add(new(term, token.Start, token.End, units.Count > 0 && AreNeighbours(normalized, units[^1], term, token)));

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
        if (token.Length == 1 && Characters.Simplified(normalized[token.Start]) is var one and not Characters.Special) return Term.Character(new(one));
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
