using Marketplace.Platform;
using Microsoft.Extensions.AI;

namespace Marketplace.Matches.Meaning;

/// <summary>Where no model is named there is no worker, no request and no change to any answer.</summary>
internal static class MeaningModule
{
    public static void AddMeaning(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<VectorStore>();
        services.AddSingleton<QuestionMeaning>();
        if (EmbeddingSettings.Of(builder.Configuration) is not { } settings)
        {
            return;
        }

        // Brought by the program that has it.
        var isLocal = services.Any(service => service.ServiceType == typeof(IEmbeddingGenerator<string, Embedding<float>>));
        if (settings.OnnxFile is not null && !isLocal)
        {
            throw new StartRefusedException("Embedding__OnnxFile is for the program with ONNX in it, src/Marketplace.Onnx: ./run --onnx MODEL --vocabulary FILE.");
        }

        services.AddSingleton(settings);
        services.AddSingleton(provider => settings.OnnxFile is null ? EmbeddingModel.Of(settings) : EmbeddingModel.Of(provider.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>()));
        services.AddSingleton<Embedder>();
        services.AddSingleton<VectorBatch>();
        services.AddHostedService<VectorReader>();
        services.AddHostedService<VectorMaker>();
    }
}
