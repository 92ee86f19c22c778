using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Matches.Meaning;

/// <summary>What tests of vectors have: a database, and an endpoint of an embedding model.</summary>
public abstract class EmbeddingModelTests(TestServer server) : IAsyncLifetime
{
    internal readonly TestApp app = new(server);
    internal EmbeddingEndpoint endpoint = null!;

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        endpoint = await EmbeddingEndpoint.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await endpoint.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
