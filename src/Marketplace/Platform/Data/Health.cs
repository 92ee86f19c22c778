using Marketplace.Platform.Http;
using Npgsql;

namespace Marketplace.Platform.Data;

internal sealed record Health(string Status)
{
    public static readonly Health Live = new("live");
    public static readonly Health Ready = new("ready");
}

/// <summary>For whoever supervises the service: whether the process lives, and whether it can answer.</summary>
internal static class HealthRoutes
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").WithTags("Service").WithMetadata(new Describe.Module("Service", "For whoever supervises it.")).AllowAnonymous();
        health.MapGet("/live", () => TypedResults.Ok(Health.Live)).Named("getLive", "Whether the process lives").Example(null, Health.Live);
        health.MapGet("/ready", async (NpgsqlDataSource database, IEnumerable<IHostedService> workers, CancellationToken ct) =>
        {
            // What is kept in memory answers wrongly before it is there.
            if (workers.OfType<ChangeReader>().Any(reader => !reader.HasLoaded))
            {
                throw new ProblemException("service_unavailable");
            }

            try
            {
                await using var command = database.CreateCommand("select");
                await command.ExecuteNonQueryAsync(ct);
                return TypedResults.Ok(Health.Ready);
            }
            catch (NpgsqlException)
            {
                throw new ProblemException("service_unavailable");
            }
        }).Named("getReady", "Whether it can answer").Example(null, Health.Ready).Refuses("service_unavailable");
    }
}
