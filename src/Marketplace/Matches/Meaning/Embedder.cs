using System.ClientModel;
using System.Diagnostics.Metrics;
using System.Net.Sockets;
using Marketplace.Matching;
using Marketplace.Platform.Telemetry;
using Polly;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Timeout;
using Generator = Microsoft.Extensions.AI.IEmbeddingGenerator<string, Microsoft.Extensions.AI.Embedding<float>>;

namespace Marketplace.Matches.Meaning;

/// <summary>Why there is no vector. Its message holds nothing of what was sent or answered: an endpoint may send back text or key.</summary>
/// <param name="isOfText">Whether the texts are at fault, and others would do.</param>
/// <param name="isAway">Whether there was no answer: why not, changes from one moment to the next.</param>
internal sealed class EmbeddingException(string why, bool isOfText = false, bool isAway = false) : Exception(why)
{
    public bool IsOfText => isOfText;
    public bool IsAway => isAway;
}

/// <summary>Asks the model. Whatever goes wrong there is said once, until it goes well again, and is never more than a missing vector here.</summary>
internal sealed partial class Embedder
{
    private readonly EmbeddingModel _model;
    private readonly EmbeddingSettings _settings;
    private readonly ILogger<Embedder> _log;
    private readonly Counter<long> _requests;
    private readonly ResiliencePipeline _questions;
    private readonly HashSet<string> _outages = [];

    public Embedder(EmbeddingModel model, EmbeddingSettings settings, IMeterFactory meters, ILogger<Embedder> log)
    {
        (_model, _settings, _log) = (model, settings, log);
        _requests = meters.Create(Telemetry.Meter).CreateCounter<long>("marketplace.embedding.requests", "{request}", "Requests to the embedding model, by what came of them");
        _questions = new ResiliencePipelineBuilder()
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                MinimumThroughput = 3,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(10),
                // Our own limit says nothing of the model.
                ShouldHandle = outcome => new(outcome.Outcome.Exception is not (null or RateLimiterRejectedException)),
            })
            .AddTimeout(settings.QuestionTimeout).Build();
    }

    /// <param name="dimension">Of the vectors that there are; 0 where there is none yet.</param>
    /// <returns>Of each text its vector, all of one dimension.</returns>
    /// <exception cref="EmbeddingException"/>
    public Task<IReadOnlyList<MeaningVector>> Items(IReadOnlyList<string> texts, int dimension, CancellationToken ct) => Ask(_model.ForItems, ResiliencePipeline.Empty, texts, dimension, "items", ct);

    /// <returns>Null where it cannot be had at once.</returns>
    public async Task<MeaningVector?> Question(string text, int dimension, CancellationToken ct)
    {
        try
        {
            return (await Ask(_model.ForQuestions, _questions, [text], dimension, "question", ct))[0];
        }
        catch (EmbeddingException)
        {
            // Told and counted; words alone decide.
            return null;
        }
    }

    private async Task<IReadOnlyList<MeaningVector>> Ask(Generator generator, ResiliencePipeline pipeline, IReadOnlyList<string> texts, int dimension, string road, CancellationToken ct)
    {
        try
        {
            var answer = await pipeline.ExecuteAsync(async stop => await generator.GenerateAsync(texts, cancellationToken: stop), ct);
            var vectors = answer.Count == texts.Count ? answer.Select(e => MeaningVector.Of(e.Vector.Span)).ToList() : throw new EmbeddingException($"it answered {answer.Count} vectors to {texts.Count} texts");
            Check(vectors, dimension);
            Count("ok");
            IsBack();

            return vectors;
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            var why = fault as EmbeddingException ?? Of(fault);
            Count(fault is RateLimiterRejectedException or BrokenCircuitException ? "not_asked" : "failed");
            if (!why.IsOfText && fault is not (RateLimiterRejectedException or BrokenCircuitException))
            {
                IsOut(why);
            }

            throw why;
        }

        void Count(string outcome) => _requests.Add(1, new("road", road), new("outcome", outcome));
    }

    // What is wrong is said once, and not by each request that meets it.
    private void IsOut(EmbeddingException why)
    {
        lock (_outages)
        {
            if (_outages.Add(why.IsAway ? "" : why.Message))
            {
                Out(_model.Name, why.Message);
            }
        }
    }

    private void IsBack()
    {
        lock (_outages)
        {
            if (_outages.Count > 0)
            {
                _outages.Clear();
                Back(_model.Name);
            }
        }
    }

    private void Check(List<MeaningVector> vectors, int dimension)
    {
        var asked = _settings.Dimensions ?? vectors[0].Dimension;
        if (vectors.Find(v => v.Dimension != asked) is { } other)
        {
            throw new EmbeddingException($"it answered a vector of {other.Dimension} dimensions where {asked} are asked for");
        }

        if (dimension > 0 && asked != dimension)
        {
            throw new EmbeddingException($"it answered {asked} dimensions where its vectors have {dimension}, so that it is another model: name it by Embedding__Model or Embedding__Dimensions, and all are made anew");
        }
    }

    private static EmbeddingException Of(Exception fault) => fault switch
    {
        ClientResultException { Status: 400 or 413 or 422 } refused => new($"it refused the text with {refused.Status}", isOfText: true),
        ClientResultException { Status: not 0 } refused => new($"it answered {refused.Status}"),
        TimeoutRejectedException or OperationCanceledException => new("it did not answer in time", isAway: true),
        ArgumentException => new("its vector has no direction", isOfText: true),
        _ when Socket(fault) is { } socket => new($"it cannot be reached: {socket.SocketErrorCode}", isAway: true),
        _ => new($"it failed with {fault.GetType().Name}", isAway: true),
    };

    private static SocketException? Socket(Exception? fault) => fault as SocketException ?? (fault is null ? null : Socket(fault.InnerException));

    [LoggerMessage(Level = LogLevel.Warning, Message = "The embedding model {Model} makes no vectors: {Why}. Matches are found by their words, and it is tried again")]
    private partial void Out(string model, string why);

    [LoggerMessage(Level = LogLevel.Information, Message = "The embedding model {Model} makes vectors again")]
    private partial void Back(string model);
}
