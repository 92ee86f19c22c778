using System.ClientModel;
using System.ClientModel.Primitives;
using System.Threading.RateLimiting;
using Marketplace.Platform;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Http.Resilience;
using OpenAI;
using Polly;
using Polly.RateLimiting;
using Generator = Microsoft.Extensions.AI.IEmbeddingGenerator<string, Microsoft.Extensions.AI.Embedding<float>>;

namespace Marketplace.Matches.Meaning;

/// <summary>The model in use, by the road of those who can wait, and of those who cannot.</summary>
/// <param name="Name">Vectors of two names are never compared.</param>
internal sealed record EmbeddingModel(string Name, Generator ForItems, Generator ForQuestions)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>One that this process runs itself.</summary>
    public static EmbeddingModel Of(Generator local) =>
        new(local.GetService<EmbeddingGeneratorMetadata>()?.DefaultModelId ?? throw new StartRefusedException("The embedding model does not say its name."), local, local);

    public static EmbeddingModel Of(EmbeddingSettings settings)
    {
        // Under the name of one model, vectors of another length are those of another.
        var name = settings.Dimensions is { } dimensions ? $"{settings.Model}@{dimensions}" : settings.Model!;
        var retry = new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = 3,
            Delay = TimeSpan.FromMilliseconds(500),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            // As long as the endpoint says; whatever it says, it is tried again some day.
            DelayGenerator = attempt => new(attempt.Outcome.Result?.Headers.RetryAfter?.Delta is { } wait ? TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, LongestWait.Ticks)) : null),
        };
        var forQuestions = settings.RequestsPerMinute / 4;
        var items = Limited(new ResiliencePipelineBuilder<HttpResponseMessage>().AddRetry(retry), settings.RequestsPerMinute - forQuestions, int.MaxValue).AddTimeout(settings.Timeout);
        // Nobody who asks waits for a second try, nor in a queue.
        var questions = Limited(new ResiliencePipelineBuilder<HttpResponseMessage>(), settings.RequestsPerMinute == 0 ? 0 : Math.Max(1, forQuestions), 0);
        return new(name, Client(settings, items.Build()), Client(settings, questions.Build()));
    }

    // A bucket that holds a tenth of a minute's, so that a pause is not followed by a flood.
    private static ResiliencePipelineBuilder<HttpResponseMessage> Limited(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, int perMinute, int queue) =>
        perMinute <= 0 ? pipeline : pipeline.AddRateLimiter(new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = Math.Max(1, perMinute / 10),
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / perMinute,
            QueueLimit = queue,
        }));

    // Without the factory of clients and its logs: what goes out and comes back is nobody's to read.
    private static Generator Client(EmbeddingSettings settings, ResiliencePipeline<HttpResponseMessage> pipeline)
    {
        var handler = new WholeAnswer { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2), ActivityHeadersPropagator = null } };
        var options = new OpenAIClientOptions
        {
            Endpoint = settings.Endpoint,
            Transport = new HttpClientPipelineTransport(new HttpClient(new ResilienceHandler(pipeline) { InnerHandler = handler }) { Timeout = Timeout.InfiniteTimeSpan }),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        };
        // The client insists on some key; an endpoint without keys does not read it.
        return new OpenAIClient(new ApiKeyCredential(settings.ApiKey ?? "none"), options).GetEmbeddingClient(settings.Model).AsIEmbeddingGenerator(settings.Dimensions);
    }

    /// <summary>An answer that stops half-way has not come in time; one without an end is cut off.</summary>
    private sealed class WholeAnswer : DelegatingHandler
    {
        private const long Most = 256 << 20;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            var answer = await base.SendAsync(request, ct);
            await answer.Content.LoadIntoBufferAsync(Most, ct);
            return answer;
        }
    }
}
