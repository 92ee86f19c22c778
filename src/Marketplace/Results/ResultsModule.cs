using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Http;

namespace Marketplace.Results;

internal static class ResultsModule
{
    public static void AddResults(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ILockResults, LockResults>();
        builder.Services.AddScoped<IMatchSource, MatchableResults>();
        builder.Services.AddScoped<INamedResults, MatchableResults>();
        builder.Services.AddScoped<IImportTarget, ImportResults>();
        builder.Services.AddScoped<IOwnedItems, ResultsOnFeed>();
        builder.Services.AddScoped<IHistorySight, ResultHistory>();
        builder.Services.AddSearch<Result>(ResultFlow.Table.Kind);
        builder.AddCheck(Check.Life(ResultFlow.Table.Kind, "results.results"));
    }

    public static void MapResults(this IEndpointRouteBuilder app)
    {
        var results = app.MapApi("/v1/results", "Results", "What research has found and offers (科技成果).");

        results.MapPost("/", PostResultEndpoint.Handle).Named("postResult", "Post a result: a draft, or with publish=true at once")
            .Example(ResultFields.Example, ResultView.Example).For(Role.Operator, Role.Manager, Role.Member, Role.Broker)
            .Refuses("not_a_member", "not_allowed", "unknown_reference", "external_id_taken", "quality_gate", "organization_not_verified");

        results.MapGet("/", ListResultsEndpoint.Handle).Named("listResults", "List the results that you may see")
            .Example(null, ListResults.Example)
            .AsFileToo<ListResults, ResultView>((query, cursor) => query with { Limit = IPagedQuery.MostItems, Cursor = cursor }).Refuses("invalid_cursor").AllowAnonymous();

        results.MapGet("/{id:guid}", GetResultEndpoint.Handle).Named("getResult", "Read a result")
            .Example(null, ResultView.Example).Refuses("not_found").AllowAnonymous();

        results.MapPatch("/{id:guid}", ReviseResultEndpoint.Handle).Named("reviseResult", "Change some of a result (RFC 7396)")
            .Accepts<ResultChanges>("application/merge-patch+json", "application/json").Example(ResultChanges.Example, ResultView.Example with { Version = 2 })
            .For(Role.Operator, Role.Manager, Role.Member, Role.Broker, Role.Expert).Refuses("not_found", "not_allowed", "wrong_state", "quality_gate", "precondition_required");

        results.MapHistory(ResultFlow.Table.Kind, "Read a result's life, oldest first", HistoryEntry.Example with { Step = "disclose", To = "disclosed" });

        foreach (var step in ResultFlow.PlainSteps)
        {
            var route = results.MapPost("/{id:guid}/" + step, StepResultEndpoint.For(step)).NamedAfter(step, ResultFlow.Table)
                .Example(StepReason.Example, ResultView.Example with { Status = ResultFlow.Table.EndOf(step) })
                .For(Role.Operator, Role.Manager, Role.Member, Role.Broker, Role.Expert).Refuses("not_found", "not_allowed", "wrong_state", "reason_required");
            if (ResultFlow.Renews(step))
            {
                route.Refuses("organization_not_verified");
            }
        }
    }
}
