using FluentValidation;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Results;

/// <param name="OpenLicence">Whether there is a statement of an open licence.</param>
/// <param name="LicencePayment">How the open licence is paid.</param>
/// <param name="Since">Changed at this time or later.</param>
internal sealed record ListResults(
    string? Status, Guid? Organization, string? ExternalId, string? Field, string? Region, string? Industry, string? Language, string? Text,
    bool? OpenLicence, string? LicencePayment,
    DateTimeOffset? Since, string? Order, int? Limit, string? Cursor) : IQuery<Page<ResultView>>, IPagedQuery
{
    public static readonly Page<ResultView> Example = new([ResultView.Example with { Status = ResultStatus.Published }], null);

    public string Filters => string.Join('\n', Status, Organization, ExternalId, Field, Region, Industry, Language, Text, OpenLicence, LicencePayment, Since?.UtcTicks, Order);
}

internal static class ListResultsEndpoint
{
    public static async Task<Ok<Page<ResultView>>> Handle([AsParameters] ListResults query, ISender sender, CancellationToken ct) =>
        TypedResults.Ok(await sender.Send(query, ct));
}

internal sealed class ListResultsValidator : AbstractValidator<ListResults>
{
    public ListResultsValidator()
    {
        this.ValidPage();
        RuleFor(q => q.Status).OneOf(default(ResultStatus));
        RuleFor(q => q.Field).OneOf(default(TechnologyField));
        RuleFor(q => q.Language).OneOf(default(Language));
        RuleFor(q => q.LicencePayment).OneOf(default(LicencePayment));
        RuleFor(q => q.Order).OneOf(default(Order));
        RuleFor(q => q.Region).Region();
        RuleFor(q => q.Industry).Industry();
    }
}

internal sealed class ListResultsHandler(MarketplaceDb db, ISuspensions suspended, Actor actor) : IQueryHandler<ListResults, Page<ResultView>>
{
    public async Task<Page<ResultView>> Handle(ListResults query, CancellationToken ct)
    {
        var (status, field) = (SnakeCase.ParseOrNull<ResultStatus>(query.Status), SnakeCase.ParseOrNull<TechnologyField>(query.Field));
        var (language, order, since) = (SnakeCase.ParseOrNull<Language>(query.Language), SnakeCase.ParseOrNull<Order>(query.Order), query.Since?.ToUniversalTime());
        var payment = SnakeCase.ParseOrNull<LicencePayment>(query.LicencePayment);
        var results = db.Results.AsNoTracking().VisibleTo(actor, suspended)
            .Where(n => (status == null || n.Status == status) && (field == null || n.Field == field) && (language == null || n.Language == language)
                && (query.Region == null || n.Region == query.Region) && (query.Industry == null || n.Industry == query.Industry)
                && (query.Organization == null || n.OwnerId == query.Organization) && (query.ExternalId == null || n.ExternalId == query.ExternalId)
                && (query.OpenLicence == null || (n.OpenLicence != null) == query.OpenLicence) && (payment == null || n.LicencePayment == payment)
                && (since == null || n.UpdatedAt >= since));

        var rows = await (query.Text is { } text ? db.Matching(results, text) : results).PageOf(query, order).ToListAsync(ct);
        return rows.ToPage(query, n => Sorting.CursorOf(n, order), n => ResultView.Of(n));
    }
}
