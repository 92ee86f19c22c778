using System.Buffers.Binary;

namespace Marketplace.Benchmarks.Matching.Texts;

/// <summary>So many items, known by their number: English results only, all real texts, or these and made-up ones.</summary>
internal sealed class Catalogue
{
    public const ulong Seed = 20_261_124;

    private readonly IReadOnlyList<Item> _real;
    private readonly MadeUp? _madeUp;
    private readonly Dictionary<string, int> _numbers;

    private Catalogue(IReadOnlyList<Item> real, int count, bool isEnglish)
    {
        (_real, Count, IsEnglish) = (real, count, isEnglish);
        _madeUp = count > real.Count ? new MadeUp(real, Seed) : null;
        // Some listings have no name of their own; nothing is linked to them.
        _numbers = real.Select((item, number) => (Name: item.Name!, number)).DistinctBy(named => named.Name).ToDictionary(named => named.Name, named => named.number);
    }

    public int Count { get; }

    public int RealCount => Math.Min(_real.Count, Count);

    public bool IsEnglish { get; }

    public IEnumerable<string> Languages => IsEnglish ? ["en"] : ["en", "zh"];

    public Item this[int number] => number < _real.Count ? _real[number] : _madeUp!.Of(number);

    public IEnumerable<Item> Items() => Enumerable.Range(0, Count).Select(number => this[number]);

    /// <param name="count">Up to the number of English results these alone; up to that of all texts all of them; more, and the rest is made up.</param>
    public static Catalogue Of(DataFiles data, int count)
    {
        var english = data.EnglishResults();
        if (count <= english.Count)
        {
            return new Catalogue([.. english.Take(count)], count, isEnglish: true);
        }

        var all = data.AllResults().ToArray();
        // As a catalogue grows: whose texts come when does not go by their language.
        var dice = new Dice(Seed, 0);
        for (var i = all.Length - 1; i > 0; i--)
        {
            var other = dice.Below(i + 1);
            (all[i], all[other]) = (all[other], all[i]);
        }

        return new Catalogue(all, Math.Max(count, all.Length), isEnglish: false);
    }

    /// <returns>Null where it is not among them.</returns>
    public int? NumberOf(string name) => _numbers.TryGetValue(name, out var number) ? number : null;

    /// <summary>Spread like any id, and yet no table is needed to come back from it.</summary>
    public static Guid IdOf(int number)
    {
        Span<byte> bytes = stackalloc byte[16];
        var dice = new Dice(Seed, ~(ulong)number);
        BinaryPrimitives.WriteUInt64BigEndian(bytes, dice.Next());
        BinaryPrimitives.WriteInt32BigEndian(bytes[8..], number);
        BinaryPrimitives.WriteInt32BigEndian(bytes[12..], (int)dice.Next());
        return new Guid(bytes, bigEndian: true);
    }

    public static int NumberOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadInt32BigEndian(bytes[8..]);
    }
}
