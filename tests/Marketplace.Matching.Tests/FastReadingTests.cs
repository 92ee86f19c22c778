namespace Marketplace.Matching.Tests;

/// <summary>Texts that are read fast are read as any.</summary>
public sealed class FastReadingTests
{
    private static readonly string[] Pieces =
        ["graphene ", "Thermal", " the ", "IL-6", "TC 4", "PM2.5 ", "0.5 g", "800 ℃", "67 %", "2024", "batteries, ", "x", "Ti-6Al-4V", ". ", "\n", "石墨烯", "鋰電池", "，", "ﬁlm", "é", "e\u0301", "①", "ｶﾞ", "\uD835\uDC00", "\uD800", "한국", "(a)"];

    /// <summary>Nearly all can be read as if they were ASCII.</summary>
    private static readonly string[] NotChinese = [.. Pieces[..15], .. Pieces[..15], .. Pieces[..15], "。", "“", " – ", "? ", "; ", "! ", ": ", "\r", "ﬁlm", "é", "µm", "e\u0301", "Φ2 ", "naïve ", "antidisestablishmentarianismé ", "supercalifragilisticexpialidocious-", "\0"];

    [Fact]
    public void The_normal_form_is_that_of_Unicode()
    {
        var random = new Random(11);
        for (var n = 0; n < 3_000; n++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(12)).Select(_ => (char)random.Next(1, 0xD800))]);
            Tokens.Normalize(text).ShouldBe(text.Normalize(System.Text.NormalizationForm.FormKC), string.Join(' ', text.Select(c => $"{(int)c:X4}")));
        }
        for (var c = 0; c < 0x10000; c++)
            if (!char.IsSurrogate((char)c) && c != 0xFFFE) Tokens.Normalize($"a{(char)c}").ShouldBe($"a{(char)c}".Normalize(System.Text.NormalizationForm.FormKC));
    }

    [Fact]
    public void Words_of_plain_letters_are_read_as_those_of_any()
    {
        var (random, words, plain) = (new Random(12), new WordTable(UnitReader.Words), 0);
        for (var n = 0; n < 1_000; n++)
        {
            var text = Tokens.Normalize(string.Concat(random.GetItems(NotChinese, random.Next(60))));
            var (any, looked) = (new UnitBuffer(), new UnitBuffer(words));
            var reader = new UnitReader(text, any);
            reader.ReadAll();
            Analyzer.Analyze(text).Units.ToArray().ShouldBe(any.Units.ToArray(), text);
            plain += PlainLetters.TryLower(text, new byte[AsciiWords.Room(text.Length)]) ? 1 : 0;
            // Twice, since of a word that was met before there is more to look up.
            for (var time = 0; time < 2; time++)
            {
                looked.Clear();
                Analyzer.Read(text, looked);
                looked.Units.ToArray().ShouldBe(any.Units.ToArray(), text);
                foreach (var (place, unit) in looked.Places.ToArray().Zip(looked.Units.ToArray()))
                    if (place >= 0) words.TermAt(place).ShouldBe(unit.Term, text);
                words.Reserve();
            }
        }
        plain.ShouldBeGreaterThan(800);
    }

    [Fact]
    public void Letters_are_told_from_what_parts_words()
    {
        for (var c = 1; c < 0x10000; c++)
        {
            var (text, room) = ($"ab{(char)c}{(char)c}" + new string('Z', 40), new byte[AsciiWords.Room(44)]);
            var isOne = Characters.KindOf((char)c) is CharacterKind.Other or CharacterKind.WordPart;
            PlainLetters.TryLower(text, room).ShouldBe(isOne, $"{c:X4}");
            if (isOne) room[2].ShouldBe(c < 0x80 ? (byte)char.ToLowerInvariant((char)c) : Characters.KindOf((char)c) == CharacterKind.WordPart ? PlainLetters.Other : (byte)(c == '。' ? '.' : ' '));
            if (isOne) room.AsSpan(4, 40).ToArray().ShouldAllBe(letter => letter == 'z');
        }
    }
}
