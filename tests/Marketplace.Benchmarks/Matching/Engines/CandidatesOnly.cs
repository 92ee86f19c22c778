using System.Diagnostics;
using Marketplace.Benchmarks.Matching.Texts;

namespace Marketplace.Benchmarks.Matching.Engines;

/// <summary>Ours without score or reason.</summary>
internal sealed class CandidatesOnly(MarketplaceIndex marketplace) : IEngine
{
    public string Name => "marketplace-candidates";

    public Answer Ask(Need need, int limit, IReadOnlySet<int>? among = null)
    {
        var clock = Stopwatch.StartNew();
        var found = marketplace.Index.Candidates(MatchItems.Texts(need), limit, among is null ? null : id => among.Contains(Catalogue.NumberOf(id)));
        clock.Stop();
        return Answer.Of([.. found.Select(Catalogue.NumberOf)], ("search", clock.Elapsed));
    }
}
