using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Marketplace.Matching;

/// <summary>The units of a shelf that a query has, and as what.</summary>
internal sealed class AskedUnits
{
    private const int Words = (ushort.MaxValue + 1) / 64;

    /// <summary>A bit for each of the codes of a sequence that are to be looked at: marks, units that the query has, and first halves. Most of a document is none of these.</summary>
    private readonly ulong[] isTold = new ulong[Words];

    /// <summary>How many bits are set before each word of them.</summary>
    private readonly ushort[] before = new ushort[Words];

    /// <summary>What each code that is to be looked at stands for, in their order: <see cref="AskedCode.Unit"/>.</summary>
    private readonly int[] meanings;

    /// <summary>The same of codes of two halves.</summary>
    private readonly SmallTable wide;

    public AskedUnits(QuerySide query, Shelf shelf)
    {
        var units = query.UnitsIn(shelf);
        var many = 0;
        isTold[0] = (1UL << Sequences.FirstUnit) - 1;
        foreach (var unit in units)
        {
            if (unit < 0) continue;
            if (unit + Sequences.FirstUnit is var code and < Sequences.Wide) isTold[code >> 6] |= 1UL << (code & 63);
            else many++;
        }
        var told = 0;
        for (var word = 0; word < Sequences.Wide / 64; word++)
        {
            before[word] = (ushort)told;
            told += BitOperations.PopCount(isTold[word]);
        }
        (meanings, wide) = (new int[told], new(many));
        for (var mark = 0; mark < Sequences.FirstUnit; mark++) meanings[mark] = ~mark;
        for (var i = 0; i < units.Length; i++)
        {
            if (units[i] < 0) continue;
            var code = units[i] + Sequences.FirstUnit;
            if (code < Sequences.Wide) meanings[PlaceOf(code)] = i;
            else wide.Add((ulong)code, i);
        }
        isTold.AsSpan(Sequences.Wide / 64).Fill(ulong.MaxValue);
    }

    /// <summary>What a code that is to be looked at stands for. Nothing here is decided by a branch, which could not be foretold.</summary>
    public int Meaning(ushort code) => meanings[PlaceOf(code)];

    /// <summary>The same of one of two halves; -1 where the query has it not.</summary>
    public int WideMeaning(int code) => wide.Find((ulong)code);

    /// <summary>The places of the codes that are to be looked at, without a branch for each.</summary>
    /// <param name="places">As long as the codes.</param>
    /// <returns>How many they are.</returns>
    public int Told(ReadOnlySpan<ushort> codes, Span<ushort> places)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(places.Length, codes.Length);
        // Each code has its bit, and there are no more places than codes.
        ref var bits = ref MemoryMarshal.GetArrayDataReference(isTold);
        ref var code = ref MemoryMarshal.GetReference(codes);
        ref var place = ref MemoryMarshal.GetReference(places);
        nint found = 0;
        for (nint i = 0; i < codes.Length; i++)
        {
            nint one = Unsafe.Add(ref code, i);
            Unsafe.Add(ref place, found) = (ushort)i;
            found += (nint)(Unsafe.Add(ref bits, one >> 6) >> (int)(one & 63) & 1);
        }
        return (int)found;
    }

    private int PlaceOf(int code) => before[code >> 6] + BitOperations.PopCount(isTold[code >> 6] & ((1UL << (code & 63)) - 1));
}
