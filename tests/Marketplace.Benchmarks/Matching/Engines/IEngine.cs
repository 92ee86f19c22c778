using Marketplace.Benchmarks.Matching.Texts;

namespace Marketplace.Benchmarks.Matching.Engines;

/// <param name="Documents">Their numbers, best first.</param>
/// <param name="Took">From the text of the question to what is shown, without the reading of the texts of what was found, which in the service come from the database.</param>
/// <param name="Parts">Of which.</param>
internal readonly record struct Answer(IReadOnlyList<int> Documents, TimeSpan Took, params IReadOnlyList<(string Name, TimeSpan Took)> Parts)
{
    public static Answer Of(IReadOnlyList<int> documents, params IReadOnlyList<(string Name, TimeSpan Took)> parts) =>
        new(documents, parts.Aggregate(TimeSpan.Zero, (sum, part) => sum + part.Took), parts);
}

/// <summary>Finds documents for a need.</summary>
internal interface IEngine
{
    string Name { get; }

    /// <param name="among">Only these; null for all.</param>
    Answer Ask(Need need, int limit, IReadOnlySet<int>? among = null);
}

/// <summary>What making an index took.</summary>
/// <param name="Processor">Time of all cores together, without the making of the texts.</param>
/// <param name="Elapsed">On the clock, likewise.</param>
/// <param name="Bytes">Beyond the texts.</param>
internal sealed record Built(TimeSpan Processor, TimeSpan Elapsed, long Bytes)
{
    /// <summary>The middle of each.</summary>
    public static Built Middle(IReadOnlyCollection<Built> turns)
    {
        return new(Of(built => built.Processor), Of(built => built.Elapsed), Of(built => built.Bytes));

        T Of<T>(Func<Built, T> figure) => turns.Select(figure).Order().ElementAt(turns.Count / 2);
    }
}
