using System.Text.Json.Serialization;
using FluentValidation;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Marketplace.Reports;

/// <param name="From">A date or a time: needs first submitted, deals entered and values dated from this on.</param>
/// <param name="To">A date or a time: before this, and as it stood then.</param>
internal sealed record GetFunnel(string? From, string? To, string? TimeZone, Guid? Branch) : IQuery<Funnel>, IPeriodQuery;

internal sealed record Funnel(DateTimeOffset? From, DateTimeOffset? To, FunnelFigures Figures, IReadOnlyList<Cohort> Cohorts)
{
    public static readonly Funnel Example = new(
        null, null,
        FunnelFigures.Of(1, [new NeedCohort(new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 1), 1, 1, 1, 0)], new DealCounts(1, 1), Values.Example.Figures, new Figures(DateTimeOffset.UnixEpoch)),
        [new Cohort("2026-11", 1, 1, 1, 0, 1, [1])]);
}

/// <summary>The needs of the period, what became of them, and the deals and values of the same time.</summary>
internal sealed record FunnelFigures(
    Figure<int> Companies, Figure<int> NeedsCollected, Figure<int> NeedsPublished, Figure<int> NeedsResolved, Figure<int> NeedsFullyResolved,
    Figure<int> NeedsPartiallyResolved, Figure<decimal?> ResolvedRate, Figure<int> Deals, Figure<int> DealsSigned, [property: JsonIgnore] ValueFigures Values) : ValueFigures(Values)
{
    public static FunnelFigures Of(int owners, IReadOnlyList<NeedCohort> needs, DealCounts deals, ValueFigures values, Figures figures)
    {
        var (collected, fully, partially) = (needs.Sum(n => n.Collected), needs.Sum(n => n.Resolved), needs.Sum(n => n.PartiallyResolved));
        return new FunnelFigures(
            figures.Count("companies", owners), figures.Count("needsCollected", collected), figures.Count("needsPublished", needs.Sum(n => n.Published)),
            figures.Count("needsResolved", fully + partially), figures.Count("needsFullyResolved", fully), figures.Count("needsPartiallyResolved", partially),
            figures.Rate("resolvedRate", fully + partially, collected), figures.Count("deals", deals.Entered), figures.Count("dealsSigned", deals.Signed), values);
    }
}

/// <summary>The needs first submitted in one month.</summary>
/// <param name="NeedsResolved">Fully or partially.</param>
/// <param name="Curve">How many of them were resolved by the end of that month, of the next, and so on, up to the last in which one was.</param>
internal sealed record Cohort(
    string Month, int NeedsCollected, int NeedsPublished, int NeedsResolved, int NeedsPartiallyResolved, decimal? ResolvedRate, IReadOnlyList<int> Curve)
{
    public static Cohort Of(DateOnly month, IReadOnlyList<NeedCohort> needs)
    {
        var (collected, resolved) = (needs.Sum(n => n.Collected), needs.Sum(n => n.Resolved + n.PartiallyResolved));
        var last = needs.Max(n => n.ResolvedIn) is { } end ? MonthsTo(end) : -1;
        return new Cohort(
            month.ToString("yyyy-MM", null), collected, needs.Sum(n => n.Published), resolved, needs.Sum(n => n.PartiallyResolved), Figures.Share(resolved, collected),
            [.. Enumerable.Range(0, last + 1).Select(age => needs.Where(n => n.ResolvedIn is { } at && MonthsTo(at) <= age).Sum(n => n.Resolved + n.PartiallyResolved))]);

        int MonthsTo(DateOnly later) => (later.Year - month.Year) * 12 + later.Month - month.Month;
    }
}

internal static class GetFunnelEndpoint
{
    public static async Task<Ok<Funnel>> Handle([AsParameters] GetFunnel query, ISender sender, CancellationToken ct) => TypedResults.Ok(await sender.Send(query, ct));
}

internal sealed class GetFunnelValidator : AbstractValidator<GetFunnel>
{
    public GetFunnelValidator() => this.ValidPeriod();
}

internal sealed class GetFunnelHandler(INeedFigures needs, IDealFigures deals, TimeProvider time) : IQueryHandler<GetFunnel, Funnel>
{
    public async Task<Funnel> Handle(GetFunnel query, CancellationToken ct)
    {
        // There are none yet: no branch is the platform's.
        if (query.Branch is not null)
        {
            throw Problem.UnknownReference("branch");
        }

        var period = query.Period();
        var figures = Figures.For(period, time.Now());
        var cohorts = await needs.Cohorts(period, ct);
        var values = DealValues.Of(await deals.Values(period, ct), period);
        return new Funnel(
            period.From, period.To,
            FunnelFigures.Of(await needs.Owners(period, ct), cohorts, await deals.Count(period, ct), ValueFigures.Of(values, figures), figures),
            [.. cohorts.GroupBy(c => c.Month).OrderBy(g => g.Key).Select(g => Cohort.Of(g.Key, [.. g]))]);
    }
}
