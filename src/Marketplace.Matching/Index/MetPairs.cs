using System.Runtime.InteropServices;

namespace Marketplace.Matching;

/// <summary>
/// The pairs of all rows as they are met. There are as many different ones as would drive each other out of the caches, so where they are many they are
/// dealt out by their hashes, and then sorted part by part: each part fits.
/// </summary>
internal sealed class MetPairs
{
    private const int Parts = TermTable.Parts, Few = 1 << 16, ChunkBits = 8, Chunk = 1 << ChunkBits, BlockBits = 16, Block = 1 << BlockBits;

    /// <summary>12 bytes.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private readonly record struct Met(ulong Pair, Occurrence One);

    /// <summary>All of them, as long as they are few.</summary>
    private Met[] few = new Met[256];

    /// <summary>Of each part the places of its chunks. A place tells the block and where in it.</summary>
    private List<int>[]? chunks;

    private readonly List<Met[]> blocks = [];

    /// <summary>Of each part the place behind its last pair.</summary>
    private readonly int[] ends = new int[Parts];

    /// <summary>Behind the last chunk of all parts.</summary>
    private int end;

    public int Count { get; private set; }

    public void Add(Term pair, Occurrence one)
    {
        if (chunks is not null) Deal(new(pair.Key, one));
        else
        {
            if (Count == Few)
            {
                DealAll();
                Deal(new(pair.Key, one));
            }
            else
            {
                if (Count == few.Length) Arrays.Resize(ref few, Count * 2);
                few[Count] = new(pair.Key, one);
            }
        }
        Count++;
    }

    /// <summary>Writes the postings of all, and gives their table.</summary>
    public TermTable Write(PostingsWriter writer)
    {
        var (table, most) = (new PartTable(), chunks is null ? Count : Enumerable.Range(0, Parts).Max(NumberOf));
        var (together, ordinals) = (GC.AllocateUninitializedArray<Met>(chunks is null ? 0 : most), GC.AllocateUninitializedArray<int>(most));
        if (chunks is null) Write(few.AsSpan(0, Count), ordinals, table, writer);
        for (var part = 0; chunks is not null && part < Parts; part++) Write(Gather(part, together), ordinals, table, writer);
        return new(table.Keys);
    }

    /// <param name="part">All that was met of some pairs.</param>
    /// <param name="ordinals">As many, to be overwritten.</param>
    private static void Write(ReadOnlySpan<Met> part, Span<int> ordinals, PartTable table, PostingsWriter to)
    {
        for (var i = 0; i < part.Length; i++) ordinals[i] = table.Add(part[i].Pair);
        var met = to.Begin(table.EndPart());
        foreach (var ordinal in ordinals[..part.Length]) met[ordinal]++;
        to.Counted();
        for (var i = 0; i < part.Length; i++) to.Put(ordinals[i], part[i].One);
        to.End();
    }

    private ReadOnlySpan<Met> Gather(int part, Span<Met> into)
    {
        var (number, all) = (0, NumberOf(part));
        foreach (var chunk in chunks![part])
        {
            var some = blocks[chunk >> BlockBits].AsSpan(chunk & (Block - 1), Math.Min(Chunk, all - number));
            some.CopyTo(into[number..]);
            number += some.Length;
        }
        return into[..number];
    }

    private int NumberOf(int part) => chunks![part].Count == 0 ? 0 : ((chunks[part].Count - 1) * Chunk) + ends[part] - chunks[part][^1];

    private void DealAll()
    {
        chunks = [.. Enumerable.Range(0, Parts).Select(_ => new List<int>())];
        foreach (var one in few) Deal(one);
        few = [];
    }

    private void Deal(Met one)
    {
        ref var at = ref ends[TermTable.PartOf(new(one.Pair))];
        // Chunks begin at multiples of their length.
        if ((at & (Chunk - 1)) == 0) at = Begin(TermTable.PartOf(new(one.Pair)));
        CollectionsMarshal.AsSpan(blocks)[at >> BlockBits][at & (Block - 1)] = one;
        at++;
    }

    private int Begin(int part)
    {
        if (end >> BlockBits == blocks.Count) blocks.Add(GC.AllocateUninitializedArray<Met>(Block));
        chunks![part].Add(end);
        end += Chunk;
        return end - Chunk;
    }
}
