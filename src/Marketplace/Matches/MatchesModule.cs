using Marketplace.Matches.Alerts;
using Marketplace.Integration;
using Marketplace.Matches.Duplicates;
using Marketplace.Matches.Languages;
using Marketplace.Matches.Meaning;
using Marketplace.Matches.Shown;
using Marketplace.Matches.Snapshots;
using Marketplace.Matches.Spreading;
using Marketplace.Platform;
using Marketplace.Platform.Http;

namespace Marketplace.Matches;

internal static class MatchesModule
{
    public static void AddMatches(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SideIndexes>();
        builder.Services.AddScoped<Matcher>();
        builder.AddMeaning();
        builder.Services.AddSingleton<MatchKnowledge>();
        builder.Services.AddHostedService<LexiconReader>();
        builder.Services.AddHostedService<ModelReader>();
        builder.Services.AddHostedService<ModelTrainer>();
        builder.Services.AddSingleton<ShownOften>();
        builder.Services.AddHostedService<ShownOftenReader>();
        builder.Services.AddSingleton<ShownLog>();
        builder.Services.AddSingleton<IMatchesOpened>(provider => provider.GetRequiredService<ShownLog>());
        builder.Services.AddHostedService<ShownWriter>();
        builder.Services.AddScoped<IMatchFigures, MatchFigures>();
        builder.Services.AddScoped<IForgetViewers, ForgetViewers>();
        builder.Services.AddSingleton<SideReaders>();
        builder.Services.AddSingleton<SnapshotFolder>();
        builder.Services.AddSingleton<SnapshotStart>();
        builder.Services.AddHostedService<DuplicateWorker>();
        builder.Services.AddSingleton<FindAlerts>();
        builder.Services.AddHostedService<AlertWorker>();
        foreach (var side in Enum.GetValues<MatchSide>())
        {
            builder.Services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<SideReader>(provider, side));
        }

        // Ends before those do whose indexes it writes.
        builder.Services.AddHostedService<SnapshotKeeper>();
    }

    /// <summary>Begins to, and does not wait.</summary>
    public static void ReadSnapshots(this WebApplication app) => app.Services.GetRequiredService<SnapshotStart>().Begin();

    public static void MapMatches(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("/v1", "Matches", "Which results answer a need, which needs a result answers, and why.");

        api.MapGet("/needs/{id:guid}/matches", GetMatchesEndpoint.For(MatchSide.Needs)).Named("getNeedMatches", "The results that answer a need, best first, and why")
            .Example(null, MatchList.Example).Refuses("not_found");

        api.MapGet("/results/{id:guid}/matches", GetMatchesEndpoint.For(MatchSide.Results)).Named("getResultMatches", "The needs that a result answers, best first, and why")
            .Example(null, MatchList.Example).Refuses("not_found");

        api.MapPost("/matches/search", SearchMatchesEndpoint.Handle).Named("searchMatches", "The same for a text that is not posted")
            .WithMetadata(new IgnoresIdempotencyKey()).Example(SearchMatches.Example, MatchList.Example);

        api.MapPost("/matches/score", ScoreMatchesEndpoint.Handle).Named("scoreMatches", "The scores of named results, best first")
            .WithMetadata(new IgnoresIdempotencyKey()).Example(ScoreMatches.Example, ScoredMatches.Example).Refuses("not_found");

        api.MapGet("/matches/alerts", ListAlertsEndpoint.Handle).Named("listAlerts", "List what is new among the matches of your needs and results").Example(null, ListAlerts.Example)
            .AsFileToo<ListAlerts, AlertView>((query, cursor) => query with { Limit = IPagedQuery.MostItems, Cursor = cursor }).Refuses("invalid_cursor");

        api.MapGet("/matches/duplicates", ListDuplicatesEndpoint.Handle).Named("listDuplicates", "List needs and results of different organizations that say nearly the same").Example(null, ListDuplicates.Example)
            .AsFileToo<ListDuplicates, DuplicateView>((query, cursor) => query with { Limit = IPagedQuery.MostItems, Cursor = cursor }).For(Role.Operator).Refuses("invalid_cursor");

        api.MapGet("/matches/model", GetModelEndpoint.Handle).Named("getMatchModel", "Whether a model of bilingual texts is in use")
            .Example(null, Model.Example);

        api.MapPost("/matches/model", TrainModelEndpoint.Handle).Named("trainMatchModel", "Learn a model from the texts that are in both languages")
            .WithMetadata(new IgnoresIdempotencyKey()).Example(null, Model.Example with { State = ModelState.Training }).For(Role.Operator);
    }
}
