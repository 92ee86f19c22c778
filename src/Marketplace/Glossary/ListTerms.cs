using FluentValidation;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Glossary;

/// <param name="Zh">The whole Chinese term.</param>
/// <param name="Withdrawn">Those that are not in use any more; left out where absent.</param>
/// <param name="Since">Changed at this time or later.</param>
internal sealed record ListTerms(string? Zh, string? Source, string? Field, bool? Withdrawn, DateTimeOffset? Since, string? Order, int? Limit, string? Cursor) : IQuery<Page<TermView>>, IPagedQuery
{
    public static readonly Page<TermView> Example = new([TermView.Example], null);

    public string Filters => string.Join('\n', Zh, Source, Field, Withdrawn, Since?.UtcTicks, Order);
}

internal static class ListTermsEndpoint
{
    public static async Task<Ok<Page<TermView>>> Handle([AsParameters] ListTerms query, ISender sender, CancellationToken ct) => TypedResults.Ok(await sender.Send(query, ct));
}

internal sealed class ListTermsValidator : AbstractValidator<ListTerms>
{
    public ListTermsValidator()
    {
        this.ValidPage();
        RuleFor(q => q.Order).OneOf(default(Order));
        RuleFor(q => q.Field).OneOf(default(TechnologyField));
    }
}

internal sealed class ListTermsHandler(MarketplaceDb db) : IQueryHandler<ListTerms, Page<TermView>>
{
    public async Task<Page<TermView>> Handle(ListTerms query, CancellationToken ct)
    {
        var (order, field, since, withdrawn) = (SnakeCase.ParseOrNull<Order>(query.Order), SnakeCase.ParseOrNull<TechnologyField>(query.Field), query.Since?.ToUniversalTime(), query.Withdrawn ?? false);
        var terms = db.Terms.AsNoTracking().Where(t => (query.Zh == null || t.Zh == query.Zh || t.Traditional == query.Zh) && (query.Source == null || t.Source == query.Source)
            && (field == null || t.Field == field) && t.WithdrawnAt.HasValue == withdrawn && (since == null || t.UpdatedAt >= since));
        var rows = await terms.PageOf(query, order).ToListAsync(ct);
        return rows.ToPage(query, t => Sorting.CursorOf(t, order), TermView.Of);
    }
}
