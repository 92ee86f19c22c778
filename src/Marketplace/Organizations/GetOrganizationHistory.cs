using FluentValidation;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Organizations;

internal sealed record GetOrganizationHistory(Guid Id, int? Limit, string? Cursor) : IQuery<Page<HistoryEntry>>, IPagedQuery
{
    public string Filters => Id.ToString();
}

internal static class GetOrganizationHistoryEndpoint
{
    public static async Task<Ok<Page<HistoryEntry>>> Handle([AsParameters] GetOrganizationHistory query, ISender sender, CancellationToken ct) =>
        TypedResults.Ok(await sender.Send(query, ct));
}

internal sealed class GetOrganizationHistoryValidator : AbstractValidator<GetOrganizationHistory>
{
    public GetOrganizationHistoryValidator() => this.ValidPage();
}

internal sealed class GetOrganizationHistoryHandler(MarketplaceDb db, Actor actor) : IQueryHandler<GetOrganizationHistory, Page<HistoryEntry>>
{
    public async Task<Page<HistoryEntry>> Handle(GetOrganizationHistory query, CancellationToken ct) =>
        await db.Organizations.AnyAsync(o => o.Id == query.Id, ct)
            ? await db.HistoryOf(Organization.KindName, query.Id, query, actor.Oversees || actor.ActsFor(query.Id), ct)
            : throw Problem.NotFound("organization");
}
