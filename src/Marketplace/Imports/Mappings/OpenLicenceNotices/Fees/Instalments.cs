namespace Marketplace.Imports.Mappings.OpenLicenceNotices.Fees;

/// <summary>The parts in which a sum is paid, as far as the cells name them: the first, each of the others, how often in all, how many beside the first or a year, and the sum.</summary>
internal sealed class Instalments(IReadOnlyList<FeeCell> cells)
{
    /// <summary>Whether each is said in one way only, and they make the sum.</summary>
    public bool Fit
    {
        get
        {
            var (firsts, parts, totals) = (Amounts(FeeRole.First), Amounts(FeeRole.Each), Amounts(FeeRole.Total));
            var (often, many) = (cells.SelectMany(c => c.Reading.Times).Distinct().ToList(), cells.SelectMany(c => c.Reading.Batches).Distinct().ToList());
            if (firsts.Count > 1 || parts.Count > 1 || totals.Count > 1 || often.Count > 1 || many.Count > 1 || often.Contains(0) || many.Contains(0))
            {
                return false;
            }

            decimal? first = firsts is [var one] ? one : null;
            int? times = often is [var n] ? n : null;
            int? batches = many is [var m] ? m : null;
            return (times is null || batches is null || times % batches == 0 || (times - 1) % batches == 0)
                && (totals is not [var total] || (!(first > total) && (parts is not [> 0 and var each] || Makes(first, each, times, batches, total))));
        }
    }

    // Where it is not said how often, it is whole years of so many.
    private static bool Makes(decimal? first, decimal each, int? times, int? batches, decimal total) =>
        times is null ? (total - (first ?? 0)) % (each * (batches ?? 1)) == 0 : (first ?? each) + (times - 1) * each == total;

    private List<decimal> Amounts(FeeRole role) => [.. cells.SelectMany(c => c.Reading.Amounts(role)).Distinct()];
}
