using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Http;

namespace Marketplace.Deals;

internal static class DealsModule
{
    private static readonly Role[] Parties = [Role.Manager, Role.Member, Role.Broker, Role.Operator];

    public static void AddDeals(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<IDealFigures, CountDeals>();
        builder.Services.AddScoped<IHistorySight, DealHistory>();
        builder.AddCheck(Check.Life(DealFlow.Table.Kind, "deals.deals"));
        builder.AddCheck(LedgerChecks.Gapless);
        builder.AddCheck(LedgerChecks.Reversals);
    }

    public static void MapDeals(this IEndpointRouteBuilder app)
    {
        var deals = app.MapApi("/v1/deals", "Deals", "Agreements between a buyer and a seller (交易), and the statements of what they are worth.");

        deals.MapPost("/", PostDealEndpoint.Handle).Named("postDeal", "Enter a deal on a need, a result or both")
            .Example(DealFields.Example, DealView.Example).For(Parties)
            .Refuses("not_a_member", "same_organization", "unknown_reference", "rate_missing", "value_out_of_range", "not_found", "not_owned_by_party", "need_not_published", "result_not_available", "organization_suspended");

        deals.MapGet("/", ListDealsEndpoint.Handle).Named("listDeals", "List the deals you take part in")
            .Example(null, ListDeals.Example)
            .AsFileToo<ListDeals, DealView>((query, cursor) => query with { Limit = IPagedQuery.MostItems, Cursor = cursor }).Refuses("invalid_cursor");

        deals.MapGet("/{id:guid}", GetDealEndpoint.Handle).Named("getDeal", "Read a deal")
            .Example(null, DealView.Example).Refuses("not_found");

        deals.MapPatch("/{id:guid}", ReviseDealEndpoint.Handle).Named("reviseDeal", "Change some of a deal's terms (RFC 7396)")
            .Accepts<DealChanges>("application/merge-patch+json", "application/json").Example(DealChanges.Example, DealView.Example with { Version = 2 })
            .For(Parties).Refuses("not_found", "not_allowed", "wrong_state", "unknown_reference", "organization_suspended", "precondition_required");

        deals.MapHistory(DealFlow.Table.Kind, "Read a deal's steps, oldest first", HistoryEntry.Example with { Step = DealFlow.PriceStep, From = "intent", To = "pricing" });

        deals.MapStep(DealFlow.PriceStep, PriceDealEndpoint.Handle, PriceChoice.Example).Refuses("price_route_required");
        deals.MapStep(DealFlow.SignStep, SignDealEndpoint.Handle, SignedContract.Example)
            .Refuses("rate_missing", "value_out_of_range", "result_not_available", "result_unverified");
        deals.MapStep(DealFlow.TerminateStep, TerminateDealEndpoint.Handle, Termination.Example);
        foreach (var step in DealFlow.PlainSteps)
        {
            var route = deals.MapStep(step, StepDealEndpoint.For(step), StepReason.Example);
            if (step == DealFlow.ConfirmStep)
            {
                route.Refuses("price_route_required");
            }
        }

        MapValues(deals);
    }

    private static void MapValues(RouteGroupBuilder deals)
    {
        deals.MapPost("/{id:guid}/values", PostValueEndpoint.Handle).Named("postDealValue", "State a value of a deal, or reverse a statement")
            .Example(ValueFields.Example, ValueView.Example).For(Parties)
            .Refuses("not_found", "not_a_member", "wrong_state", "rate_missing", "value_out_of_range", "unknown_reference", "not_reversible", "reversal_differs", "already_reversed");

        deals.MapGet("/{id:guid}/values", ListValuesEndpoint.Handle).Named("listDealValues", "List the statements of a deal, in order")
            .Example(null, new Page<ValueView>([ValueView.Example], null))
            .AsFileToo<ListValues, ValueView>((query, cursor) => query with { Limit = IPagedQuery.MostItems, Cursor = cursor }).Refuses("not_found", "invalid_cursor");

        deals.MapGet("/{id:guid}/values/{valueId:guid}", GetValueEndpoint.Handle).Named("getDealValue", "Read a statement of a deal")
            .Example(null, ValueView.Example).Refuses("not_found");

        deals.MapPost("/{id:guid}/values/{valueId:guid}/confirm", ConfirmValueEndpoint.Handle).Named("confirmDealValue", "Confirm a statement that another has made")
            .Example(null, ValueView.Example with { Status = ValueStatus.Counting }).For([.. Parties, Role.Auditor])
            .Refuses("not_found", "not_a_member", "own_statement", "already_confirmed", "statement_reversed");

        deals.MapGet("/{id:guid}/ledger", GetLedgerEndpoint.Handle).Named("getDealLedger", "Read the statements of a deal and what they come to")
            .Example(null, LedgerView.Example).Refuses("not_found");
    }

    private static RouteHandlerBuilder MapStep(this RouteGroupBuilder deals, string step, Delegate handle, object example) =>
        deals.MapPost("/{id:guid}/" + step, handle).NamedAfter(step, DealFlow.Table)
            .Example(example, DealView.After(step)).For(Parties).Refuses("not_found", "not_allowed", "wrong_state");
}
