using System.Diagnostics;
using Marketplace.Benchmarks.Matching.Texts;
using Marketplace.Matching;

namespace Marketplace.Benchmarks.Matching.Engines;

/// <summary>Ours, over one catalogue.</summary>
internal sealed class MarketplaceIndex(Catalogue catalogue)
{
    private const int VeryMany = 10_000;

    public MatchIndex Index { get; private set; } = new();

    public Catalogue Catalogue => catalogue;

    public static (MarketplaceIndex Index, Built Built) Build(Catalogue catalogue)
    {
        var made = new MarketplaceIndex(catalogue);
        var documents = new Streamed<Document>(catalogue.Count, number => MatchItems.Document(catalogue[number], number));
        var (before, processor, clock) = (GC.GetTotalMemory(forceFullCollection: true), Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        made.Index.Apply(documents, []);
        var (elapsed, used) = (clock.Elapsed - documents.Making, Environment.CpuUsage.TotalTime - processor - documents.Making);
        return (made, new Built(used, elapsed, GC.GetTotalMemory(forceFullCollection: true) - before));
    }

    /// <summary>From a snapshot on disk to the first answer. The index that was is gone meanwhile, as it would be.</summary>
    public TimeSpan Open(Need first)
    {
        var file = Path.GetTempFileName();
        try
        {
            using (var to = new FileStream(file, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 0 }))
            {
                Index.Save(to);
            }

            Index = new();
            GC.Collect();
            var clock = Stopwatch.StartNew();
            using (var from = new FileStream(file, new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan }))
            {
                Index.Load(from);
            }

            _ = Usual(first, 20);
            return clock.Elapsed;
        }
        finally
        {
            File.Delete(file);
        }
    }

    public IReadOnlyList<int> Usual(Need need, int limit) => Numbers(Index.Search(MatchItems.Texts(need), limit));

    /// <summary>As <see cref="Usual"/>, without leaving anything out to be faster: so the index answers whoever asks for very many.</summary>
    public IReadOnlyList<int> Exhaustive(Need need, int limit) => [.. Numbers(Index.Search(MatchItems.Texts(need), VeryMany)).Take(limit)];

    private static int[] Numbers(IReadOnlyList<Hit> hits) => [.. hits.Select(hit => Catalogue.NumberOf(hit.Id))];
}
