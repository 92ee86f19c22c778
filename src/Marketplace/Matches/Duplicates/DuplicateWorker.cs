using Marketplace.Integration;
using Marketplace.Matching;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Npgsql;

namespace Marketplace.Matches.Duplicates;

/// <summary>Compares each new or changed item with those of its own side that hold its heaviest terms.</summary>
internal sealed class DuplicateWorker(
    SideIndexes indexes, SideReaders readers, NpgsqlDataSource database, IServiceScopeFactory scopes, ChangeSignal signal, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<DuplicateWorker> log)
    : SharedChangeReader(CursorName, Most, fromNow: false, database, scopes, signal, time, lifetime, log)
{
    public const string CursorName = "match duplicates";

    /// <summary>Measured on real listings: see README.</summary>
    private const double Least = 0.5;

    private const int Most = 500;
    private const int Candidates = 10;

    protected override bool CanBegin => readers.HaveLoaded;

    protected override async Task<bool> Do(IReadOnlyList<Change> changes, ChangeCursor from, ChangeCursor upTo, ISender sender, CancellationToken ct)
    {
        if (!await readers.HaveRead(upTo, ct))
        {
            return false;
        }

        var (byKind, now) = (changes.ToLookup(c => c.Kind, c => c.Id), Time.GetUtcNow());
        var changed = Enum.GetValues<MatchSide>().SelectMany(side => byKind[side.Kind].Distinct().Select(id => (Side: side, Id: id))).ToList();
        var pairs = changed.InParallel().SelectMany(c => Of(c.Side, c.Id, now)).DistinctBy(pair => (pair.OneId, pair.OtherId)).ToList();
        await sender.Send(new RecordDuplicates(from, upTo, [.. changed.Select(c => c.Id)], pairs), ct);
        return true;
    }

    private IEnumerable<DuplicatePair> Of(MatchSide of, Guid id, DateTimeOffset now)
    {
        var side = indexes.Of(of);
        if (side.Find(id) is not { } item)
        {
            yield break;
        }

        var texts = SideIndex.Texts(item);
        var resemblance = new Resemblance(texts);
        foreach (var other in side.Index.Candidates(texts, Candidates, o => o != id && side.Find(o) is { } there && there.OwnerId != item.OwnerId).Select(side.Find).OfType<MatchItem>())
        {
            if (resemblance.To(SideIndex.Texts(other)) is >= Least and var alike)
            {
                yield return DuplicatePair.Of(of, id, other.Id, alike, now);
            }
        }
    }
}
