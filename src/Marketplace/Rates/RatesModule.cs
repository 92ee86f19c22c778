using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Http;

namespace Marketplace.Rates;

internal static class RatesModule
{
    public static void AddRates(this WebApplicationBuilder builder) => builder.Services.AddScoped<IRates, FindRate>();

    public static void MapRates(this IEndpointRouteBuilder app)
    {
        var rates = app.MapApi("/v1/rates", "Rates", "What currencies were worth in CNY.");

        rates.MapPost("/", PostRateEndpoint.Handle).Named("postRate", "Enter what a currency was worth in CNY on a day")
            .Example(RateFields.Example, RateView.Example).For(Role.Operator).Refuses("rate_taken");

        rates.MapGet("/", ListRatesEndpoint.Handle).Named("listRates", "List the rates, the latest days first").Example(null, ListRates.Example)
            .AsFileToo<ListRates, RateView>((query, cursor) => query with { Limit = IPagedQuery.MostItems, Cursor = cursor }).Refuses("invalid_cursor");

        rates.MapGet("/{id:guid}", GetRateEndpoint.Handle).Named("getRate", "Read a rate").Example(null, RateView.Example).Refuses("not_found");
    }
}
