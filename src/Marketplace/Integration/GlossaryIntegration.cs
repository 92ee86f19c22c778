namespace Marketplace.Integration;

/// <summary>What matching between the languages goes by.</summary>
internal interface IGlossary
{
    /// <summary>All terms that are in use, as they are read.</summary>
    IAsyncEnumerable<GlossaryEntry> Read(CancellationToken ct);
}

/// <param name="En">What it is in English, one expression or gloss each.</param>
/// <param name="Source">The name of where it comes from.</param>
/// <param name="IsGeneral">Of a dictionary of everyday language, which is trusted less than terms of the trade.</param>
internal sealed record GlossaryEntry(string Zh, IReadOnlyList<string> En, string Source, bool IsGeneral);
