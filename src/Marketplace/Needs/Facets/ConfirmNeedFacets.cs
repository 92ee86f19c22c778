using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Http;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Marketplace.Needs.Facets;

/// <summary>By the owner: from now on they decide what is a near miss.</summary>
internal sealed record ConfirmNeedFacets(Guid Id, IfMatch IfMatch) : ICommand<NeedFacetsView>;

internal static class ConfirmNeedFacetsEndpoint
{
    public static async Task<Ok<NeedFacetsView>> Handle(Guid id, [FromHeader(Name = "If-Match")] string? ifMatch, ISender sender, CancellationToken ct) =>
        TypedResults.Ok(await sender.Send(new ConfirmNeedFacets(id, ETag.Optional(ifMatch)), ct));
}

internal sealed class ConfirmNeedFacetsHandler(MarketplaceDb db, ISuspensions suspended, Actor actor, TimeProvider time) : ICommandHandler<ConfirmNeedFacets, NeedFacetsView>
{
    public async Task<NeedFacetsView> Handle(ConfirmNeedFacets command, CancellationToken ct)
    {
        var need = await db.NeedOfOwner(command.Id, "confirm_facets", actor, suspended, ct);
        command.IfMatch.Check(need.Version);
        need.ConfirmFacets(actor, time.Now());
        return NeedFacetsView.Of(need);
    }
}
