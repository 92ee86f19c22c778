using Marketplace.Matching;
using Microsoft.Extensions.Caching.Memory;

namespace Marketplace.Matches.Meaning;

/// <summary>A question as a vector. A published item's is there already; what somebody types is asked for, and remembered by its hash, not by its text.</summary>
internal sealed class QuestionMeaning(VectorStore store, EmbeddingSettings? settings = null, Embedder? embedder = null) : IDisposable
{
    private const int Remembered = 2_000;
    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = Remembered });

    /// <returns>Null where words alone decide.</returns>
    public async ValueTask<MeaningQuery?> Of(Question question, CancellationToken ct)
    {
        var now = store.Now;
        var documents = now.Of(question.Side);
        if (documents.Count == 0)
        {
            return null;
        }

        var text = EmbeddedText.Of(question.Texts);
        var hash = EmbeddedText.HashOf(text);
        // A draft is neither published nor typed: nobody is told of it.
        var vector = now.ByText.GetValueOrDefault(hash) ?? (question.IsTyped && settings is { Questions: true } && embedder is not null ? await Typed(text, hash, documents.Dimension, embedder, ct) : null);
        return vector is null ? null : new MeaningQuery(vector, documents);
    }

    public void Dispose() => _cache.Dispose();

    private async Task<MeaningVector?> Typed(string text, Guid hash, int dimension, Embedder model, CancellationToken ct)
    {
        if (_cache.TryGetValue(hash, out MeaningVector? known) && known?.Dimension == dimension)
        {
            return known;
        }

        var vector = text.Length == 0 ? null : await model.Question(text, dimension, ct);
        return vector is null ? null : _cache.Set(hash, vector, new MemoryCacheEntryOptions { Size = 1 });
    }
}
