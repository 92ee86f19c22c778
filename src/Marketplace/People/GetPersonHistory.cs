using FluentValidation;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.People;

internal sealed record GetPersonHistory(Guid Id, int? Limit, string? Cursor) : IQuery<Page<HistoryEntry>>, IPagedQuery
{
    public string Filters => Id.ToString();
}

internal static class GetPersonHistoryEndpoint
{
    public static async Task<Ok<Page<HistoryEntry>>> Handle([AsParameters] GetPersonHistory query, ISender sender, CancellationToken ct) => TypedResults.Ok(await sender.Send(query, ct));
}

internal sealed class GetPersonHistoryValidator : AbstractValidator<GetPersonHistory>
{
    public GetPersonHistoryValidator() => this.ValidPage();
}

internal sealed class GetPersonHistoryHandler(MarketplaceDb db, Actor actor) : IQueryHandler<GetPersonHistory, Page<HistoryEntry>>
{
    public async Task<Page<HistoryEntry>> Handle(GetPersonHistory query, CancellationToken ct) =>
        await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == query.Id, ct) is { } person
            ? await db.HistoryOf(Person.KindName, query.Id, query, actor.Oversees || actor.ActsFor(person.OrganizationId), ct)
            : throw Problem.NotFound(Person.KindName);
}
