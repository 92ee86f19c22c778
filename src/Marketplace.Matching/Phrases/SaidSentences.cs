namespace Marketplace.Matching;

/// <summary>A sentence that says something of a phrase.</summary>
/// <param name="Text">As written.</param>
/// <param name="Terms">So many of the phrase's terms.</param>
public readonly record struct SaidSentence(string Text, int Terms);

/// <summary>Finds the sentences of a document that say a phrase: by what the index has read, where it has read it, so that nothing is cut out of a text but what is shown.</summary>
internal sealed class SaidSentences
{
    private readonly ReadDocument document;
    private readonly Phrase phrase;

    /// <summary>Where its terms stand.</summary>
    private readonly List<(int Text, int At, int Term)> places = [];

    private int text, last = -1, lastAt;

    private SaidSentences(ReadDocument document, Phrase phrase) => (this.document, this.phrase) = (document, phrase);

    /// <summary>Those that say at least so many of its terms, as they stand.</summary>
    public static List<SaidSentence> Of(ReadDocument document, Phrase phrase, int least)
    {
        var (found, held) = (new SaidSentences(document, phrase), Math.Max(1, least - (phrase.Terms - phrase.Held)));
        if (phrase.Held == 0 && phrase.Terms > 0) return found.OfNumbers(least);
        // Where there are words, numbers alone do not do.
        if (phrase.Held < held) return [];
        for (var side = 0; side < Sides.Number; side++)
            if (!document.IsAsRead) found.Read(document.Side(side));
            else if (document.Row(side) is var (shelf, row) && phrase.MostIn(shelf, row) >= held) found.Read(shelf, row);
        return found.places.Count < held ? [] : found.Sentences(least);
    }

    private void Read(Shelf shelf, int row)
    {
        var (units, at, joined) = (phrase.OrdinalsIn(shelf), 0, false);
        var codes = shelf.Said.Read(row);
        var gaps = shelf.Offsets.Read(row);
        while (codes.TryNext(out var code))
        {
            if (code >= Sequences.FirstUnit)
            {
                at += gaps.Next();
                Add(units.IndexOf(code - Sequences.FirstUnit), joined, at);
                joined = true;
            }
            else if (code == Sequences.Break) joined = false;
            else (text, at, joined) = (gaps.Next(), 0, false);
        }
    }

    private void Read(List<Part> parts)
    {
        foreach (var part in parts)
        {
            text = part.Text;
            foreach (var unit in part.Analysis.Units) Add(phrase.Find(unit.Term), unit.Joined, unit.Start);
        }
    }

    private void Add(int unit, bool joined, int at)
    {
        if (unit >= 0)
        {
            if (phrase.TermOf(unit, -1) is >= 0 and var alone) places.Add((text, at, alone));
            if (joined && last >= 0 && phrase.TermOf(last, unit) is >= 0 and var pair) places.Add((text, lastAt, pair));
        }
        (last, lastAt) = (unit, at);
    }

    /// <summary>Of a phrase that is nothing else, which the index does not hold.</summary>
    private List<SaidSentence> OfNumbers(int least)
    {
        var said = new List<SaidSentence>();
        for (var number = 0; number < document.Texts; number++)
        {
            var written = document.Written(number);
            foreach (var (start, end) in document.Sentences(number))
                if (phrase.NumbersIn(written[start..end]) is var terms && terms >= Math.Max(1, least)) said.Add(new(written[start..end].ToString(), terms));
        }
        return said;
    }

    private List<SaidSentence> Sentences(int least)
    {
        places.Sort();
        // Of each term the last sentence that was seen to have it.
        var (said, seen, first) = (new List<SaidSentence>(), new int[phrase.Held], 0);
        for (var next = 0; next < places.Count; first = next)
        {
            var (number, at, _) = places[first];
            var written = document.Written(number);
            var sentences = document.Sentences(number);
            var (start, end) = sentences[TextSentences.At(sentences, at)];
            var terms = 0;
            for (; next < places.Count && places[next].Text == number && places[next].At < Math.Max(end, at + 1); next++)
            {
                terms += seen[places[next].Term] <= first ? 1 : 0;
                seen[places[next].Term] = next + 1;
            }
            terms += phrase.NumbersIn(written[start..end]);
            if (terms >= least) said.Add(new(written[start..end].ToString(), terms));
        }
        return said;
    }
}
