namespace Marketplace.Matching;

/// <summary>Where expressions stand in texts.</summary>
/// <param name="Text">The longest stretch that any of them, or several that touch, cover; as written.</param>
internal sealed record Occurrences(string Text, IReadOnlyList<Field> Fields)
{
    public static Occurrences Of(List<Part> parts, HashSet<Term> keys)
    {
        var (longest, fields) = ("", new SortedSet<Field>());
        foreach (var part in parts)
        {
            var units = part.Analysis.Units;
            int start = 0, end = 0;
            for (var i = 0; i < units.Count; i++)
            {
                var length = Longest(units, i, keys);
                if (length == 0) continue;
                if (i >= end || !units[i].Joined && i > start) start = i;
                end = Math.Max(end, i + length);
                fields.Add(part.Field);
                if (units[end - 1].End - units[start].Start > longest.Length) longest = part.Analysis.Text[units[start].Start..units[end - 1].End];
            }
        }
        return new(string.Join(' ', longest.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), [.. fields]);
    }

    private static int Longest(List<Unit> units, int start, HashSet<Term> keys)
    {
        var (key, longest) = (units[start].Term, 0);
        for (var length = 1; length <= Lexicon.LongestChinese; length++)
        {
            if (length > 1)
            {
                if (start + length > units.Count || !units[start + length - 1].Joined) break;
                key = Expression.Extend(key, length - 1, units[start + length - 1].Term);
            }
            if (keys.Contains(key)) longest = length;
        }
        return longest;
    }
}
