namespace Marketplace.Matching;

/// <summary>Where expressions stand in texts.</summary>
/// <param name="Text">The longest stretch that any of them, or several that touch, cover; as written.</param>
internal sealed record Occurrences(string Text, IReadOnlyList<Field> Fields)
{
    /// <param name="most">The units of the longest of them.</param>
    public static Occurrences Of(List<Part> parts, HashSet<Term> keys, int most)
    {
        var (longest, fields, glance) = ("", new SortedSet<Field>(), 0UL);
        foreach (var key in keys) glance |= BitOf(key);
        foreach (var part in parts)
        {
            var units = part.Analysis.Units;
            int start = 0, end = 0;
            for (var i = 0; i < units.Count; i++)
            {
                var length = Longest(units, i, keys, glance, most);
                if (length == 0) continue;
                if (i >= end || !units[i].Joined && i > start) start = i;
                end = Math.Max(end, i + length);
                fields.Add(part.Field);
                if (units[end - 1].End - units[start].Start > longest.Length) longest = part.Analysis.Text[units[start].Start..units[end - 1].End];
            }
        }
        return new(string.Join(' ', longest.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), [.. fields]);
    }

    /// <param name="glance">Has the bits of all keys: most runs of units are known by it to be none of them.</param>
    private static int Longest(List<Unit> units, int start, HashSet<Term> keys, ulong glance, int most)
    {
        var (key, longest) = (units[start].Term, 0);
        for (var length = 1; length <= most; length++)
        {
            if (length > 1)
            {
                if (start + length > units.Count || !units[start + length - 1].Joined) break;
                key = Expression.Extend(key, length - 1, units[start + length - 1].Term);
            }
            if ((glance & BitOf(key)) != 0 && keys.Contains(key)) longest = length;
        }
        return longest;
    }

    private static ulong BitOf(Term key) => 1UL << (int)((key.Key * 0x9E3779B97F4A7C15) >> 58);
}
