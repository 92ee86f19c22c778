using System.Buffers;

namespace Marketplace.Matching;

/// <summary>A document that is asked for reasons and phrases: as the index has read it where its texts are still those, and else read anew. For one thread.</summary>
public sealed class ReadDocument
{
    private static readonly SearchValues<char> OtherSpaces = SearchValues.Create([.. Enumerable.Range(0, char.MaxValue + 1).Select(letter => (char)letter).Where(letter => letter != ' ' && char.IsWhiteSpace(letter))]);

    private readonly Document document;
    private readonly string?[] texts;
    private readonly bool[] isLetterForLetter;
    private readonly Segment? segment;
    private List<Part>[]? sides;
    private List<(int Start, int End)>?[]? sentences;

    internal ReadDocument(Document document, Snapshot snapshot)
    {
        (this.document, texts, isLetterForLetter) = (document, new string?[document.Texts.Count], new bool[document.Texts.Count]);
        (Layer, Place) = snapshot.Find(document.Id);
        segment = Layer >= 0 && snapshot.Layers[Layer].Segment is var known && known.TextsRead[Place] == Fingerprint.Of(document.Texts) ? known : null;
    }

    /// <summary>Of a document of no index.</summary>
    public static ReadDocument Of(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new(document, Snapshot.Empty);
    }

    /// <summary>Its sentences, or lines, that say at least so many of the phrase's terms, as they stand.</summary>
    public IReadOnlyList<SaidSentence> Saying(Phrase phrase, int least)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        return SaidSentences.Of(this, phrase, least);
    }

    internal Guid Id => document.Id;

    /// <summary>The number of its texts.</summary>
    internal int Texts => texts.Length;

    /// <summary>Where it is in the index, be its texts what they were or not; -1 where it is in none.</summary>
    internal int Layer { get; }

    /// <summary>In the segment of its layer.</summary>
    internal int Place { get; }

    /// <summary>What the index has read are the texts as they stand here.</summary>
    internal bool IsAsRead => segment is not null;

    /// <summary>What it says in one language, read anew.</summary>
    internal List<Part> Side(int side) => (sides ??= Sides.Of(document.Texts))[side];

    internal bool Says(int side) => segment is not null ? segment[side].RowOf(Place) >= 0 : Side(side).Exists(part => part.Analysis.Units.Count > 0);

    /// <summary>Its row in one language, as the index has read it; null where it says nothing in it, or has to be read anew.</summary>
    internal (Shelf Shelf, int Row)? Row(int side) => segment is not null && segment[side].RowOf(Place) is >= 0 and var row ? (segment[side], row) : null;

    /// <summary>One of its texts, normalized.</summary>
    internal string Text(int number) => texts[number] ??= Analyzer.Beginning(document.Texts[number].Text, out isLetterForLetter[number]);

    /// <summary>A stretch of one of its texts, with single spaces.</summary>
    /// <param name="last">Where its last unit begins.</param>
    internal string Stretch(int number, int start, int last)
    {
        var whole = Text(number);
        var said = whole[start..UnitReader.EndOf(whole, last)];
        return said.AsSpan().ContainsAny(OtherSpaces) || said.Contains("  ", StringComparison.Ordinal) ? string.Join(' ', said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : said;
    }

    /// <summary>The same as it was given, where its normal form has a letter for each of its letters.</summary>
    internal ReadOnlySpan<char> Written(int number) => Text(number) is var normal && isLetterForLetter[number] ? document.Texts[number].Text.AsSpan(0, normal.Length) : normal;

    /// <summary>The sentences of what is written.</summary>
    internal List<(int Start, int End)> Sentences(int number) => (sentences ??= new List<(int, int)>?[texts.Length])[number] ??= TextSentences.Of(Written(number));
}
