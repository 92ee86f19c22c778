using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Matches.Shown;

internal sealed class MatchFigures(MarketplaceDb db, SideIndexes indexes) : IMatchFigures
{
    public async Task<IReadOnlyList<ShownCount>> Counts(Period period, CancellationToken ct) => await In(period).GroupBy(s => new { s.Model, s.Side })
        .Select(g => new ShownCount(g.Key.Model, SnakeCase.Name(g.Key.Side), g.Count(), g.Count(s => s.OpenedAt != null), g.Count(s => s.SignedAt != null)))
        .ToListAsync(ct);

    public async Task<Exposure> Exposed(string side, Period period, CancellationToken ct)
    {
        var found = SnakeCase.Parse<MatchSide>(side);
        var times = await In(period).Where(s => s.Side == found).GroupBy(s => found == MatchSide.Needs ? s.NeedId : s.ResultId)
            .Select(g => new { Id = g.Key, Times = g.Count() }).ToListAsync(ct);
        var there = indexes.Of(found);
        var counts = times.Where(t => there.Find(t.Id!.Value) is not null).Select(t => t.Times).ToList();
        return new Exposure(there.Count, counts.Count, Matching.Gini.Of(counts, there.Count));
    }

    private IQueryable<ShownMatch> In(Period period) =>
        db.Shown.AsNoTracking().Where(s => (period.From == null || s.At >= period.From) && (period.To == null || s.At < period.To));
}
