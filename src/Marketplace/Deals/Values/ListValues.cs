using FluentValidation;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Marketplace.Deals;

internal sealed record ListValues(Guid Id, int? Limit, string? Cursor) : IQuery<Page<ValueView>>, IPagedQuery
{
    public string Filters => Id.ToString();
}

internal static class ListValuesEndpoint
{
    public static async Task<Ok<Page<ValueView>>> Handle([AsParameters] ListValues query, ISender sender, CancellationToken ct) =>
        TypedResults.Ok(await sender.Send(query, ct));
}

internal sealed class ListValuesValidator : AbstractValidator<ListValues>
{
    public ListValuesValidator() => this.ValidPage();
}

internal sealed class ListValuesHandler(MarketplaceDb db, Actor actor, TimeProvider time) : IQueryHandler<ListValues, Page<ValueView>>
{
    public async Task<Page<ValueView>> Handle(ListValues query, CancellationToken ct)
    {
        var after = Cursor.Of(query)?.Key ?? 0;
        var ledger = await db.VisibleLedger(query.Id, actor, time.Now(), ct);
        return ledger.Views.Where(v => v.Seq > after).Take(query.Size() + 1).ToList().ToPage(query, v => new Cursor(v.Seq, query.Id));
    }
}
