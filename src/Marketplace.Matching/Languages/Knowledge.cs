namespace Marketplace.Matching;

/// <summary>What an index knows of the two languages beside its documents. Several indexes may share one.</summary>
public sealed record Knowledge(Lexicon Lexicon, BilingualModel? Learned = null)
{
    public static readonly Knowledge None = new(Lexicon.Empty);
}
