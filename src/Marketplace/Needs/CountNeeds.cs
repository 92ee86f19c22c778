using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Needs;

internal sealed class CountNeeds(MarketplaceDb db, Actor actor) : INeedFigures
{
    public Task<int> Owners(Period period, CancellationToken ct) => Collected(period).Select(n => n.OwnerId).Distinct().CountAsync(ct);

    public async Task<IReadOnlyList<NeedCohort>> Cohorts(Period period, CancellationToken ct)
    {
        var (to, zone) = (period.To, period.Zone.Id);
        var cohorts = await Collected(period)
            .Select(n => new
            {
                Submitted = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(n.SubmittedAt!.Value.UtcDateTime, zone),
                IsPublished = n.PublishedAt != null && (to == null || n.PublishedAt < to),
                IsResolved = n.Status == NeedStatus.Resolved && (to == null || n.ResolvedAt < to),
                IsPartially = n.Status == NeedStatus.PartiallyResolved && (to == null || n.ResolvedAt < to),
                Resolved = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(n.ResolvedAt!.Value.UtcDateTime, zone),
            })
            .Select(n => new
            {
                n.Submitted.Year,
                n.Submitted.Month,
                n.IsPublished,
                n.IsResolved,
                n.IsPartially,
                ResolvedYear = n.IsResolved || n.IsPartially ? n.Resolved.Year : 0,
                ResolvedMonth = n.IsResolved || n.IsPartially ? n.Resolved.Month : 0,
            })
            .GroupBy(n => new { n.Year, n.Month, n.ResolvedYear, n.ResolvedMonth })
            .Select(g => new { g.Key, Collected = g.Count(), Published = g.Count(n => n.IsPublished), Resolved = g.Count(n => n.IsResolved), Partially = g.Count(n => n.IsPartially) })
            .ToListAsync(ct);

        return
        [
            .. cohorts.Select(c => new NeedCohort(
                new DateOnly(c.Key.Year, c.Key.Month, 1), c.Key.ResolvedYear == 0 ? null : new DateOnly(c.Key.ResolvedYear, c.Key.ResolvedMonth, 1),
                c.Collected, c.Published, c.Resolved, c.Partially)),
        ];
    }

    private IQueryable<Need> Collected(Period period)
    {
        var (from, to, organizations) = (period.From, period.To, actor.Organizations);
        return db.Needs.AsNoTracking().Where(n => n.SubmittedAt != null && (actor.Oversees || organizations.Contains(n.OwnerId))
            && (from == null || n.SubmittedAt >= from) && (to == null || n.SubmittedAt < to));
    }
}
