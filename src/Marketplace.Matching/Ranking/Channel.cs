namespace Marketplace.Matching;

/// <summary>One way from a side of a query to a side of the documents: in one language, or across.</summary>
internal abstract class Channel(int side)
{
    /// <summary>Of the documents: 0 for those in CJK characters, 1 for those in words.</summary>
    public int Side => side;

    /// <summary>Raises <paramref name="values"/>, one for each document of the segment, to what this channel gives.</summary>
    public abstract void Raise(Segment segment, Span<float> values);

    /// <summary>The same for one document's side, taken apart.</summary>
    /// <param name="hasOther">Whether the document has the other side too.</param>
    public abstract Account Explain(List<Part> document, bool hasOther);
}
