using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.People;

internal sealed record GetPerson(Guid Id) : IQuery<PersonView>;

internal static class GetPersonEndpoint
{
    public static async Task<Ok<PersonView>> Handle(Guid id, ISender sender, CancellationToken ct) => TypedResults.Ok(await sender.Send(new GetPerson(id), ct));
}

internal sealed class GetPersonHandler(MarketplaceDb db) : IQueryHandler<GetPerson, PersonView>
{
    public async Task<PersonView> Handle(GetPerson query, CancellationToken ct) =>
        await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == query.Id, ct) is { } person ? PersonView.Of(person) : throw Problem.NotFound(Person.KindName);
}
