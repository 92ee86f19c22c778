namespace Marketplace.Matching;

/// <summary>A document whose value is explained: as the index has read it where its texts are still those, and else read anew.</summary>
internal sealed class ReadDocument
{
    private readonly Document document;
    private readonly string?[] texts;
    private readonly Segment? segment;
    private List<Part>[]? sides;

    public ReadDocument(Document document, Snapshot snapshot)
    {
        (this.document, texts) = (document, new string?[document.Texts.Count]);
        (Layer, Place) = snapshot.Find(document.Id);
        segment = Layer >= 0 && snapshot.Layers[Layer].Segment is var known && known.TextsRead[Place] == Fingerprint.Of(document.Texts) ? known : null;
    }

    /// <summary>Where it is in the index, be its texts what they were or not; -1 where it is in none.</summary>
    public int Layer { get; }

    /// <summary>In the segment of its layer.</summary>
    public int Place { get; }

    /// <summary>What the index has read are the texts as they stand here.</summary>
    public bool IsAsRead => segment is not null;

    /// <summary>What it says in one language, read anew.</summary>
    public List<Part> Side(int side) => (sides ??= Sides.Of(document.Texts))[side];

    public bool Says(int side) => segment is not null ? segment[side].RowOf(Place) >= 0 : Side(side).Exists(part => part.Analysis.Units.Count > 0);

    /// <summary>One of its texts, normalized.</summary>
    public string Text(int number) => texts[number] ??= Analyzer.Beginning(document.Texts[number].Text);
}
