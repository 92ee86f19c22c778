using Marketplace.Matches.Meaning;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

[assembly: HostingStartup(typeof(Marketplace.Onnx.Start))]

namespace Marketplace.Onnx;

/// <summary>
/// The service, as it is, with an embedding model of this machine's own: started by the same arguments, it makes its vectors with
/// <c>Embedding__OnnxFile</c> and <c>Embedding__Vocabulary</c>, and sends no text anywhere.
/// </summary>
internal sealed class Start : IHostingStartup
{
    private static int Main(string[] args)
    {
        // By the framework's own door for those who bring services, so that the service knows nothing of this project.
        Environment.SetEnvironmentVariable("ASPNETCORE_HOSTINGSTARTUPASSEMBLIES", typeof(Start).Assembly.GetName().Name);
        return AppDomain.CurrentDomain.ExecuteAssemblyByName("Marketplace", args);
    }

    // A model is loaded when it is asked for, and not to migrate a database.
    public void Configure(IWebHostBuilder builder) => builder.ConfigureServices(services =>
        services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(provider => new OnnxModel(provider.GetRequiredService<EmbeddingSettings>())));
}
