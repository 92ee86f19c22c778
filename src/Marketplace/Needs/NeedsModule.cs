using Marketplace.Integration;
using Marketplace.Needs.Facets;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Http;

namespace Marketplace.Needs;

internal static class NeedsModule
{
    public static void AddNeeds(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ILockNeeds, LockNeeds>();
        builder.Services.AddScoped<IMatchSource, MatchableNeeds>();
        builder.Services.AddScoped<IImportTarget, ImportNeeds>();
        builder.AddCheck(Check.Life(NeedFlow.Table.Kind, "needs.needs"));
        builder.Services.AddScoped<INeedFigures, CountNeeds>();
        builder.Services.AddScoped<IOwnedItems, NeedsOnFeed>();
        builder.Services.AddScoped<IHistorySight, NeedHistory>();
        builder.Services.AddSearch<Need>(NeedFlow.Table.Kind);
    }

    public static void MapNeeds(this IEndpointRouteBuilder app)
    {
        var needs = app.MapApi("/v1/needs", "Needs", "Technology that a company looks for (技术需求).");

        needs.MapPost("/", PostNeedEndpoint.Handle).Named("postNeed", "Post a need: a draft, or with publish=true at once")
            .Example(NeedFields.Example, NeedView.Example).For(Role.Operator, Role.Manager, Role.Member, Role.Broker)
            .Refuses("not_a_member", "not_allowed", "unknown_reference", "external_id_taken", "quality_gate", "organization_not_verified");

        needs.MapGet("/", ListNeedsEndpoint.Handle).Named("listNeeds", "List the needs that you may see")
            .Example(null, ListNeeds.Example)
            .AsFileToo<ListNeeds, NeedView>((query, cursor) => query with { Limit = IPagedQuery.MostItems, Cursor = cursor }).Refuses("invalid_cursor").AllowAnonymous();

        needs.MapGet("/{id:guid}", GetNeedEndpoint.Handle).Named("getNeed", "Read a need")
            .Example(null, NeedView.Example).Refuses("not_found").AllowAnonymous();

        needs.MapPatch("/{id:guid}", ReviseNeedEndpoint.Handle).Named("reviseNeed", "Change some of a need (RFC 7396)")
            .Accepts<NeedChanges>("application/merge-patch+json", "application/json").Example(NeedChanges.Example, NeedView.Example with { Version = 2 })
            .For(Role.Operator, Role.Manager, Role.Member, Role.Broker, Role.Expert).Refuses("not_found", "not_allowed", "wrong_state", "quality_gate", "precondition_required");

        needs.MapHistory(NeedFlow.Table.Kind, "Read a need's life, oldest first", HistoryEntry.Example);

        needs.MapGet("/{id:guid}/facets", GetNeedFacetsEndpoint.Handle).Named("getNeedFacets", "Read what a need says, taken apart for its owner to confirm")
            .Example(null, NeedFacetsView.Example).Refuses("not_found");

        needs.MapPatch("/{id:guid}/facets", ReviseNeedFacetsEndpoint.Handle).Named("reviseNeedFacets", "Change some of a need's facets (RFC 7396)")
            .Accepts<FacetChanges>("application/merge-patch+json", "application/json").Example(FacetChanges.Example, NeedFacetsView.Example with { State = FacetState.Edited, Version = 2 })
            .For(Role.Operator, Role.Manager, Role.Member, Role.Broker, Role.Expert).Refuses("not_found", "not_allowed", "wrong_state", "facet_not_in_text", "precondition_required");

        needs.MapPost("/{id:guid}/facets/confirm", ConfirmNeedFacetsEndpoint.Handle).Named("confirmNeedFacets", "Say that the facets are what the need demands")
            .Example(null, NeedFacetsView.Example with { State = FacetState.Confirmed, ConfirmedAt = DateTimeOffset.UnixEpoch, Version = 3 })
            .For(Role.Operator, Role.Manager, Role.Member, Role.Broker, Role.Expert).Refuses("not_found", "not_allowed", "wrong_state");

        needs.MapPost("/{id:guid}/resolve", ResolveNeedEndpoint.Handle).Named("resolveNeed", "Say whether and how a need was met")
            .Example(NeedResolution.Example, NeedView.Example with { Status = NeedStatus.Resolved, Outcome = NeedOutcome.Contract })
            .For(Role.Operator, Role.Manager, Role.Member, Role.Broker, Role.Expert).Refuses("not_found", "not_allowed", "wrong_state");

        foreach (var step in NeedFlow.PlainSteps)
        {
            var route = needs.MapPost("/{id:guid}/" + step, StepNeedEndpoint.For(step)).NamedAfter(step, NeedFlow.Table)
                .Example(StepReason.Example, NeedView.Example with { Status = NeedFlow.Table.EndOf(step) })
                .For(Role.Operator, Role.Manager, Role.Member, Role.Broker, Role.Expert).Refuses("not_found", "not_allowed", "wrong_state", "reason_required");
            if (NeedFlow.Renews(step))
            {
                route.Refuses("organization_not_verified");
            }
        }
    }
}
