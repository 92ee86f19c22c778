using System.Runtime.InteropServices;

namespace Marketplace.Matching;

/// <summary>Terms and how often they occur, up to <see cref="Weighing.Most"/>.</summary>
internal sealed class Bag : Dictionary<Term, int>
{
    private readonly Glance has = new();

    /// <summary>How often the rarest of these terms occurs; of most texts it is known at a glance that they have not all.</summary>
    public int Least(Term[] terms)
    {
        var least = int.MaxValue;
        foreach (var term in terms)
        {
            if (!has.MayHave(term) || !TryGetValue(term, out var count)) return 0;
            least = Math.Min(least, count);
        }
        return least;
    }

    /// <summary>One side of a document or a query: all its fields, each counted by its weight.</summary>
    public static Bag Of(IEnumerable<Part> side)
    {
        var bag = new Bag();
        foreach (var part in side) bag.Add(part.Analysis, Weighing.Counted(part.Field));
        return bag;
    }

    /// <summary>What stands in each field.</summary>
    public static List<(Field Field, Bag Bag)> ByField(IEnumerable<Part> side) => [.. side.Select(part => (part.Field, Of([part])))];

    private void Add(Analysis analysis, int times)
    {
        Term last = default;
        foreach (var unit in analysis.Units)
        {
            Raise(unit.Term, times);
            if (unit.Joined) Raise(Term.Join(last, unit.Term), times);
            last = unit.Term;
        }
    }

    private void Raise(Term term, int times)
    {
        has.Add(term);
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(this, term, out _);
        count = Math.Min(count + times, Weighing.Most);
    }
}
