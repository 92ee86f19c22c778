using Marketplace.Matching;

namespace Marketplace.Matches.Meaning;

/// <summary>The vectors that this node answers by: those of one model, and of no other. One writer; who reads goes on with what there was.</summary>
internal sealed class VectorStore
{
    private Vectors _now = new([], Meanings.None, Meanings.None, []);

    public Vectors Now => Volatile.Read(ref _now);

    public bool IsLoaded { get; private set; }

    /// <param name="asked">What was asked for; null is everything. What was asked for and is not there is taken out.</param>
    public void Apply(IReadOnlyList<LoadedVector> there, IReadOnlyCollection<Guid>? asked)
    {
        var (now, gone) = (Now, (asked ?? []).Except(there.Select(v => v.ItemId)).ToHashSet());
        var rows = new Dictionary<Guid, LoadedVector>(now.Rows);
        foreach (var id in gone)
        {
            rows.Remove(id);
        }

        foreach (var vector in there)
        {
            rows[vector.ItemId] = vector;
        }

        // An item never changes its side, and of two items that say the same either vector will do.
        var byText = new Dictionary<Guid, MeaningVector>(rows.Count);
        foreach (var row in rows.Values)
        {
            byText[row.TextHash] = row.Vector;
        }

        Volatile.Write(ref _now, new Vectors(rows, With(MatchSide.Needs), With(MatchSide.Results), byText));
        IsLoaded = true;

        Meanings With(MatchSide side) => now.Of(side).With([.. there.Where(v => v.Side == side).Select(v => KeyValuePair.Create(v.ItemId, v.Vector))], gone);
    }
}

internal sealed record LoadedVector(Guid ItemId, MatchSide Side, Guid TextHash, MeaningVector Vector);

internal sealed record Vectors(Dictionary<Guid, LoadedVector> Rows, Meanings Needs, Meanings Results, Dictionary<Guid, MeaningVector> ByText)
{
    public Meanings Of(MatchSide side) => side == MatchSide.Needs ? Needs : Results;
}
