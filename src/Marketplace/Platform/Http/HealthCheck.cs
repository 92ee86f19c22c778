namespace Marketplace.Platform.Http;

/// <summary>The start argument <c>healthcheck</c>: asks the service that listens here whether it can answer, for images without an HTTP client.</summary>
internal static class HealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <returns>An exit code: 0 where it is ready, else 1.</returns>
    public static async Task<int> Ask(IConfiguration settings)
    {
        using var client = new HttpClient { BaseAddress = AddressOf(settings), Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"{client.BaseAddress}: {fault.Message}");
            return 1;
        }
    }

    // What stands for every address of this machine is asked by the one that is surely its own.
    private static Uri AddressOf(IConfiguration settings) =>
        settings["urls"] is { Length: > 0 } urls
            ? new Uri(urls.Split(';')[0].Replace("://+", "://127.0.0.1", StringComparison.Ordinal).Replace("://*", "://127.0.0.1", StringComparison.Ordinal).Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal))
            : new Uri($"http://127.0.0.1:{(settings["HTTP_PORTS"] ?? "5000").Split(';')[0]}");
}
