using FluentValidation;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Marketplace.Reports;

/// <summary>What became of the matches that were shown in a period.</summary>
internal sealed record GetMatching(string? From, string? To, string? TimeZone) : IQuery<Matching>, IPeriodQuery;

/// <param name="Models">The versions that ranked them: of the weights, and of what was learned of both languages.</param>
internal sealed record Matching(DateTimeOffset? From, DateTimeOffset? To, MatchingFigures Figures, IReadOnlyList<ModelFigures> Models)
{
    public static readonly Matching Example = new(
        null, null, MatchingFigures.Of([new ShownCount("1/3", "results", 200, 30, 2)], new Exposure(40, 30, 0.41), new Exposure(20, 0, null), new Figures(DateTimeOffset.UnixEpoch)),
        [new ModelFigures("1/3", "results", 200, 30, 0, 2, 0.15m)]);
}

internal sealed record MatchingFigures(
    Figure<int> MatchesShown, Figure<int> MatchesOpened, Figure<int> MatchesIntroduced, Figure<int> MatchesSigned,
    Figure<decimal?> ResultCoverage, Figure<decimal?> ResultExposureGini, Figure<decimal?> NeedCoverage, Figure<decimal?> NeedExposureGini)
{
    public static MatchingFigures Of(IReadOnlyList<ShownCount> counts, Exposure results, Exposure needs, Figures figures) => new(
        figures.Count("matchesShown", counts.Sum(c => c.Shown)), figures.Count("matchesOpened", counts.Sum(c => c.Opened)),
        // There are none yet.
        figures.Count("matchesIntroduced", 0), figures.Count("matchesSigned", counts.Sum(c => c.Signed)),
        figures.Rate("resultCoverage", results.Shown, results.Items), figures.Number("resultExposureGini", results.Gini),
        figures.Rate("needCoverage", needs.Shown, needs.Items), figures.Number("needExposureGini", needs.Gini));
}

/// <param name="Side">Of what was found: <c>needs</c> or <c>results</c>.</param>
internal sealed record ModelFigures(string Model, string Side, int Shown, int Opened, int Introduced, int Signed, decimal? OpenedRate)
{
    public static ModelFigures Of(ShownCount c) => new(c.Model, c.Side, c.Shown, c.Opened, 0, c.Signed, Figures.Share(c.Opened, c.Shown));
}

internal static class GetMatchingEndpoint
{
    public static async Task<Ok<Matching>> Handle([AsParameters] GetMatching query, ISender sender, CancellationToken ct) => TypedResults.Ok(await sender.Send(query, ct));
}

internal sealed class GetMatchingValidator : AbstractValidator<GetMatching>
{
    public GetMatchingValidator() => this.ValidPeriod();
}

internal sealed class GetMatchingHandler(IMatchFigures matches, TimeProvider time) : IQueryHandler<GetMatching, Matching>
{
    public async Task<Matching> Handle(GetMatching query, CancellationToken ct)
    {
        var period = query.Period();
        var counts = await matches.Counts(period, ct);
        var figures = MatchingFigures.Of(counts, await matches.Exposed("results", period, ct), await matches.Exposed("needs", period, ct), Figures.For(period, time.Now()));
        return new Matching(period.From, period.To, figures, [.. counts.OrderBy(c => c.Model, StringComparer.Ordinal).ThenBy(c => c.Side, StringComparer.Ordinal).Select(ModelFigures.Of)]);
    }
}
