namespace Marketplace.Matching;

/// <summary>One way from a side of a query to a side of the documents: in one language, or across.</summary>
internal abstract class Channel(int side)
{
    /// <summary>Of the documents: 0 for those in CJK characters, 1 for those in words.</summary>
    public int Side => side;

    /// <summary>Whether the values of all documents are known already.</summary>
    public abstract bool HasAll { get; }

    /// <summary>Raises <paramref name="values"/>, one for each document of the layer, to what this channel gives.</summary>
    public abstract void Raise(int layer, Span<float> values);

    /// <summary>What this channel gives for one document of the layer: the same, to the last bit.</summary>
    public abstract float Of(int layer, int place);

    /// <summary>Adds the places in the layer of those that are likely to have the highest values, at least <paramref name="most"/> where so many share anything.</summary>
    public abstract void AddLikely(int layer, int most, List<int> places);

    /// <summary>The same for one document, taken apart.</summary>
    public abstract Account Explain(ReadDocument document);
}
