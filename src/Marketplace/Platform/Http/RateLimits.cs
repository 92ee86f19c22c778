using System.Globalization;
using System.Threading.RateLimiting;

namespace Marketplace.Platform.Http;

/// <summary>
/// How often a client may ask (who is not known: an address), and all clients of an organization together; how many lists it may have sent as files
/// at once; how often an address may ask for tokens. Buckets of tokens, on each node for itself.
/// Said in the headers of draft-ietf-httpapi-ratelimit-headers-10.
/// </summary>
internal sealed class RateLimits(IConfiguration settings) : IDisposable
{
    private readonly Limit? _requests = Limit.Of("client", settings.GetValue("RateLimit:PerSecond", 100), settings.GetValue("RateLimit:Burst", 200), ClientOf);

    // Else whoever makes more clients may ask more often. As often as a few of them where nothing is set.
    private readonly Limit? _organizations = Limit.Of(
        "organization",
        settings.GetValue("RateLimit:OrganizationPerSecond", 4 * settings.GetValue("RateLimit:PerSecond", 100)),
        settings.GetValue("RateLimit:OrganizationBurst", 4 * settings.GetValue("RateLimit:Burst", 200)),
        http => Principals.ActorOf(http.User) is { Home: var home } && home != Guid.Empty ? home.ToString() : AddressOf(http));

    // Whoever sets no limit to requests means none to these either.
    private readonly PartitionedRateLimiter<HttpContext>? _files = settings.GetValue("RateLimit:Files", settings.GetValue("RateLimit:PerSecond", 100) == 0 ? 0 : 2) is var most and > 0
        ? PartitionedRateLimiter.Create<HttpContext, string>(http =>
            RateLimitPartition.GetConcurrencyLimiter(ClientOf(http), _ => new ConcurrencyLimiterOptions { PermitLimit = most, QueueLimit = 0 }))
        : null;

    private readonly Limit? _tokens = settings.GetValue("RateLimit:TokenPerSecond", 5) is var perSecond ? Limit.Of("token", perSecond, perSecond, AddressOf) : null;

    /// <summary>Before anybody is known, since to know them is what is asked for.</summary>
    public Task Tokens(HttpContext http, RequestDelegate next) => http.Request.Path.StartsWithSegments("/connect") ? Pass(_tokens, http, next) : next(http);

    public Task Requests(HttpContext http, RequestDelegate next) => http.Request.Path.StartsWithSegments("/health") ? next(http) : Pass(_requests, http, known => Pass(_organizations, known, next));

    /// <summary>Until its answer is sent; a file is a whole list, and reads it for as long as its reader takes.</summary>
    /// <exception cref="ProblemException"/>
    public void File(HttpContext http)
    {
        if (_files?.AttemptAcquire(http) is not { } lease)
        {
            return;
        }

        http.Response.RegisterForDispose(lease);
        if (!lease.IsAcquired)
        {
            throw new ProblemException("too_many_requests");
        }
    }

    public void Dispose()
    {
        _requests?.Buckets.Dispose();
        _organizations?.Buckets.Dispose();
        _files?.Dispose();
        _tokens?.Buckets.Dispose();
    }

    private static Task Pass(Limit? limit, HttpContext http, RequestDelegate next)
    {
        if (limit is null)
        {
            return next(http);
        }

        using var lease = limit.Buckets.AttemptAcquire(http);
        limit.Say(http);
        return lease.IsAcquired ? next(http) : Refuse(http, lease);
    }

    private static Task Refuse(HttpContext http, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Ceiling(after.TotalSeconds) : 1;
        http.Response.Headers.RetryAfter = Math.Max(1, wait).ToString(CultureInfo.InvariantCulture);
        return ProblemAnswer.Write(http, "too_many_requests");
    }

    private static string ClientOf(HttpContext http) => Principals.ActorOf(http.User) is { Kind: ActorKind.Client } actor ? actor.ToString() : AddressOf(http);

    private static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";

    private sealed record Limit(string Name, int PerSecond, int Burst, PartitionedRateLimiter<HttpContext> Buckets)
    {
        // Filled up in steps of a tenth of a second or so.
        private const int StepsPerSecond = 10;

        /// <param name="perSecond">0 is no limit.</param>
        public static Limit? Of(string name, int perSecond, int burst, Func<HttpContext, string> key)
        {
            if (perSecond <= 0)
            {
                return null;
            }

            var step = (perSecond + StepsPerSecond - 1) / StepsPerSecond;
            var bucket = new TokenBucketRateLimiterOptions
            {
                TokenLimit = Math.Max(1, burst),
                TokensPerPeriod = step,
                ReplenishmentPeriod = TimeSpan.FromSeconds((double)step / perSecond),
                QueueLimit = 0,
            };
            return new Limit(name, perSecond, bucket.TokenLimit, PartitionedRateLimiter.Create<HttpContext, string>(http => RateLimitPartition.GetTokenBucketLimiter(key(http), _ => bucket)));
        }

        public void Say(HttpContext http)
        {
            var left = Buckets.GetStatistics(http)?.CurrentAvailablePermits ?? Burst;
            http.Response.Headers.AppendCommaSeparatedValues("RateLimit-Policy", $"\"{Name}\";q={Burst};w={Seconds(Burst)}");
            http.Response.Headers.AppendCommaSeparatedValues("RateLimit", $"\"{Name}\";r={left};t={Seconds(Burst - left)}");
        }

        private long Seconds(long tokens) => (tokens + PerSecond - 1) / PerSecond;
    }
}
