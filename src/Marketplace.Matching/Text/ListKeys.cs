using System.Text;

namespace Marketplace.Matching;

/// <summary>The terms by which a text is found in lists, as numbers.</summary>
internal static class ListKeys
{
    private static readonly KnownWords Words = new(letters =>
    {
        Span<char> word = stackalloc char[Analyzer.LongestWord];
        return Term.Word(Stems.Of(word[..Analyzer.Lower(letters, word)]).Stem);
    });

    public static TermPlaces Of(string text)
    {
        var normalized = Tokens.Normalize(text, out var letterForLetter);
        var (places, room) = (new TermPlaces(letterForLetter ? text : normalized, (normalized.Length / 5) + 2), AsciiWords.Room(normalized.Length));
        if (!Ascii.IsValid(normalized)) Add(normalized, places);
        else if (room <= Analyzer.MostOnStack) Add(normalized, stackalloc byte[room], places);
        else Add(normalized, new byte[room], places);
        return places;
    }

    /// <summary>Of a CJK character, or a pair of them; null for other terms.</summary>
    public static ulong? Of(StringRuneEnumerator term)
    {
        var runes = term.Take(3).ToList();
        if (runes.Count is 0 or > 2 || !runes.TrueForAll(Script.IsCjk)) return null;
        return (runes.Count == 1 ? Term.Character(runes[0]) : Term.Join(Term.Character(runes[0]), Term.Character(runes[1]))).Key;
    }

    private static void Add(string normalized, Span<byte> room, TermPlaces places)
    {
        var words = new AsciiWords(normalized, room);
        while (words.TryNext(out var start, out var end, out var hash))
            places.Add(Words.Of(hash, normalized.AsSpan(start, Math.Min(end - start, Analyzer.LongestWord))), start);
    }

    private static void Add(string normalized, TermPlaces places)
    {
        var (reader, last) = (new Tokens.Reader(normalized), default(Token));
        while (reader.TryNext(out var token))
        {
            var letters = normalized.AsSpan(token.Start, token.IsCjk ? token.Length : Math.Min(token.Length, Analyzer.LongestWord));
            if (!token.IsCjk) places.Add(Words.Of(reader.Hash, letters), token.Start);
            else
            {
                places.Add(Character(letters), token.Start);
                if (last.IsCjk && last.End == token.Start) places.Add(Term.Join(Character(normalized.AsSpan(last.Start, last.Length)), Character(letters)), last.Start);
            }
            last = token;
        }
    }

    private static Term Character(ReadOnlySpan<char> letters)
    {
        Rune.DecodeFromUtf16(letters, out var rune, out _);
        return Term.Character(rune);
    }
}
