using Marketplace.Integration;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Matches.Meaning;

/// <summary>One batch: asks the database what is really due, the model for its vectors, and keeps them.</summary>
internal sealed partial class VectorBatch(EmbeddingModel model, Embedder embedder, IServiceScopeFactory scopes, TimeProvider time, ILogger<VectorBatch> log)
{
    /// <param name="items">What seems to be due.</param>
    /// <returns>Of these what needs no more looking after, and whether anything came of it.</returns>
    /// <exception cref="EmbeddingException"/>
    public async Task<(IReadOnlyList<DueVector> Done, bool IsMore)> Make(List<DueVector> items, CancellationToken ct)
    {
        await using var scope = scopes.CreateSystemScope();
        var (db, sources) = (scope.ServiceProvider.GetRequiredService<MarketplaceDb>(), scope.ServiceProvider.GetServices<IMatchSource>().ToList());
        var ids = items.Select(i => i.Id).ToList();
        // What this node has read may be old: another may have made it meanwhile, and what has been withdrawn is told to nobody.
        var made = await db.Vectors.Where(v => v.Model == model.Name && ids.Contains(v.ItemId)).Select(v => new { v.ItemId, v.TextHash }).ToDictionaryAsync(v => v.ItemId, v => v.TextHash, ct);
        var due = new List<DueText>();
        foreach (var side in items.Where(i => made.GetValueOrDefault(i.Id) != i.Hash).GroupBy(i => i.Side))
        {
            due.AddRange((await sources.SourceOf(side.Key).Read([.. side.Select(i => i.Id)], ct)).Select(item => DueText.Of(side.Key, item)).Where(i => made.GetValueOrDefault(i.Id) != i.Hash));
        }

        var dimension = await db.Vectors.Where(v => v.Model == model.Name).Select(v => v.Values.Length).FirstOrDefaultAsync(ct);
        var vectors = await Vectors(due, dimension, ct);
        if (vectors.Count > 0)
        {
            await scope.ServiceProvider.GetRequiredService<ISender>().Send(new KeepVectors(vectors, []), ct);
        }

        return ([.. items.Where(i => made.GetValueOrDefault(i.Id) == i.Hash), .. due], due.Count > 0);
    }

    /// <param name="gone">What seems to be there no more.</param>
    /// <returns>What is not.</returns>
    public async Task<IReadOnlyList<Guid>> Forget(List<Guid> gone, CancellationToken ct)
    {
        await using var scope = scopes.CreateSystemScope();
        var back = new HashSet<Guid>();
        foreach (var source in scope.ServiceProvider.GetServices<IMatchSource>())
        {
            back.UnionWith((await source.Read(gone, ct)).Select(item => item.Id));
        }

        List<Guid> goneNow = [.. gone.Where(id => !back.Contains(id))];
        await scope.ServiceProvider.GetRequiredService<ISender>().Send(new KeepVectors([], goneNow), ct);
        return goneNow;
    }

    private async Task<List<StoredVector>> Vectors(List<DueText> due, int dimension, CancellationToken ct)
    {
        try
        {
            return due.Count == 0 ? [] : [.. (await embedder.Items([.. due.Select(i => i.Text)], dimension, ct)).Zip(due, (vector, i) => new StoredVector(model.Name, i.Id, i.Side, i.Hash, vector.ToBytes(), time.GetUtcNow()))];
        }
        catch (EmbeddingException fault) when (fault.IsOfText)
        {
            if (due.Count > 1)
            {
                // Which of them it is, is found by halves: the others have their vectors.
                return [.. await Vectors(due[..(due.Count / 2)], dimension, ct), .. await Vectors(due[(due.Count / 2)..], dimension, ct)];
            }

            Refused(due[0].Id, model.Name, fault.Message);
            return [];
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Item {Id} has no vector of {Model}: {Why}. It is found by its words, and tried again when its text changes or at the next start")]
    private partial void Refused(Guid id, string model, string why);
}
