namespace Marketplace.Matching;

/// <summary>
/// One or more neighbouring units of one language, in 64 bits and as what the index knows of them: a single unit, or all adjacent pairs.
/// </summary>
/// <param name="Key">The same for the same units, however the text was written.</param>
/// <param name="Parts">A document holds the expression about as often as the rarest of these.</param>
/// <param name="Length">In units.</param>
internal sealed record Expression(Term Key, Term[] Parts, int Length)
{
    public static Expression Of(ReadOnlySpan<Term> units)
    {
        var key = units[0];
        var parts = units.Length == 1 ? [units[0]] : new Term[units.Length - 1];
        for (var i = 1; i < units.Length; i++)
        {
            parts[i - 1] = Term.Join(units[i - 1], units[i]);
            key = Extend(key, i, units[i]);
        }
        return new(key, parts, units.Length);
    }

    /// <summary>What the index knows by one term: a unit, or a pair of neighbours.</summary>
    public static Expression OfPart(Term part) => new(part, [part], part.IsPair ? 2 : 1);

    /// <summary>The key of the first <paramref name="length"/> units and one more: the pair's own for two, a hash for more.</summary>
    public static Term Extend(Term key, int length, Term next) => length == 1 ? Term.Join(key, next) : Term.Mix(key, next);
}

/// <summary>What an expression may stand for in the other language, and how much each stands for it.</summary>
internal readonly record struct Translation(Expression Expression, float Weight);
