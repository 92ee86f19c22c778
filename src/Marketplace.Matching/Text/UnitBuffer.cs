using System.Runtime.InteropServices;

namespace Marketplace.Matching;

/// <summary>Takes the units of texts, in arrays that are used again and again: reading a thousand texts then leaves no garbage.</summary>
/// <param name="words">Where words are looked up; null for what all threads share.</param>
internal sealed class UnitBuffer(WordTable? words = null)
{
    [ThreadStatic]
    private static UnitBuffer? own;

    private Unit[] units = new Unit[256];
    private int[] places = new int[words is null ? 0 : 256];
    private byte[] room = [];
    private ReadWord[] read = [];

    /// <summary>Of this thread, for one text at a time.</summary>
    public static UnitBuffer Own => own ??= new();

    public WordTable? Words => words;

    public int Count { get; private set; }

    public ReadOnlySpan<Unit> Units => units.AsSpan(0, Count);

    /// <summary>Of each unit where it is in <see cref="Words"/>; -1 for what is not there.</summary>
    public ReadOnlySpan<int> Places => places.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(Unit unit, int place)
    {
        if (Count == units.Length) Grow();
        units[Count] = unit;
        if (words is not null) places[Count] = place;
        Count++;
    }

    public List<Unit> ToList()
    {
        var list = new List<Unit>(Count);
        CollectionsMarshal.SetCount(list, Count);
        Units.CopyTo(CollectionsMarshal.AsSpan(list));
        return list;
    }

    /// <summary>So many bytes, to be overwritten.</summary>
    public Span<byte> Room(int length)
    {
        if (room.Length < length) room = new byte[length];
        return room.AsSpan(0, length);
    }

    /// <summary>For the words of a text of so many letters.</summary>
    public Span<ReadWord> RoomForWords(int letters)
    {
        if (read.Length < (letters / 2) + 1) read = new ReadWord[(letters / 2) + 1];
        return read;
    }

    private void Grow()
    {
        Array.Resize(ref units, Count * 2);
        if (words is not null) Array.Resize(ref places, Count * 2);
    }
}

/// <summary>A run of letters and digits where it stands, and what is known of it.</summary>
internal struct ReadWord(ulong hash, int start, int end, int stop)
{
    /// <summary>See <see cref="AsciiWords.TryNext"/>.</summary>
    public readonly ulong Hash = hash;

    public readonly int Start = start, End = end;

    /// <summary>See <see cref="AsciiWords.Stop"/>.</summary>
    public readonly int Stop = stop;

    /// <summary>In a <see cref="WordTable"/>; -1 where that is not known.</summary>
    public int Place = -1;

    /// <summary>Of what has a place.</summary>
    public Term Term;
}
