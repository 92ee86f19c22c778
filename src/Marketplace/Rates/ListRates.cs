using FluentValidation;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Rates;

/// <summary>The latest days first.</summary>
/// <param name="From">A date: of this day or later.</param>
/// <param name="To">A date: of days before this one.</param>
internal sealed record ListRates(string? Currency, DateOnly? From, DateOnly? To, int? Limit, string? Cursor) : IQuery<Page<RateView>>, IPagedQuery
{
    public static readonly Page<RateView> Example = new([RateView.Example], null);

    public string Filters => string.Join('\n', Currency, From?.DayNumber, To?.DayNumber);
}

internal static class ListRatesEndpoint
{
    public static async Task<Ok<Page<RateView>>> Handle([AsParameters] ListRates query, ISender sender, CancellationToken ct) => TypedResults.Ok(await sender.Send(query, ct));
}

internal sealed class ListRatesValidator : AbstractValidator<ListRates>
{
    public ListRatesValidator()
    {
        this.ValidPage();
        RuleFor(q => q.Currency).Currency("money_currency");
        RuleFor(q => q.To).Must((q, to) => q.From is null || to is null || q.From < to).WithMessage(_ => Texts.Of("date_period"));
    }
}

internal sealed class ListRatesHandler(MarketplaceDb db) : IQueryHandler<ListRates, Page<RateView>>
{
    public async Task<Page<RateView>> Handle(ListRates query, CancellationToken ct)
    {
        var rates = db.Rates.AsNoTracking().Where(r =>
            (query.Currency == null || r.Currency == query.Currency) && (query.From == null || r.Date >= query.From) && (query.To == null || r.Date < query.To));
        if (Cursor.Of(query) is { } after)
        {
            var (day, id) = (after.Day, after.Id);
            rates = rates.Where(r => EF.Functions.LessThan(ValueTuple.Create(r.Date, r.Id), ValueTuple.Create(day, id)));
        }

        var rows = await rates.OrderByDescending(r => r.Date).ThenByDescending(r => r.Id).Take(query.Size() + 1).ToListAsync(ct);
        return rows.ToPage(query, r => new Cursor(r.Date.DayNumber, r.Id), RateView.Of);
    }
}
