using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Marketplace.Integration;
using Marketplace.Matches.Languages;
using Marketplace.Matches.Spreading;
using Marketplace.Platform;
using Marketplace.Platform.Telemetry;

namespace Marketplace.Matches.Shown;

/// <summary>Takes down what is shown, outside of the request that shows it. Where it cannot be written fast enough, some of it is lost, and that is counted.</summary>
internal sealed class ShownLog : IMatchesOpened
{
    private const int Most = 100_000;
    private readonly Channel<object> _waiting = Channel.CreateBounded<object>(new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.Wait });
    private readonly Counter<long> _lost;
    private readonly SideIndexes _indexes;
    private readonly MatchKnowledge _knowledge;
    private readonly ShownOften _often;
    private readonly TimeProvider _time;

    public ShownLog(SideIndexes indexes, MatchKnowledge knowledge, ShownOften often, TimeProvider time, IMeterFactory meters)
    {
        (_indexes, _knowledge, _often, _time) = (indexes, knowledge, often, time);
        _lost = meters.Create(Telemetry.Meter).CreateCounter<long>("marketplace.matches.shown.lost", "{match}", "Shown matches that were not taken down");
    }

    public ChannelReader<object> Waiting => _waiting.Reader;

    /// <param name="of">The posted item that asked; null where a text did.</param>
    public void Shown(ShownPlace place, MatchSide side, Guid? of, IReadOnlyList<Match> matches, Actor viewer)
    {
        var (now, model) = (_time.Now(), $"{_indexes.Of(side).Index.Model.Version}/{_knowledge.ModelVersion}{_often.Version}");
        foreach (var match in matches)
        {
            Add(new ShownMatch(Guid.CreateVersion7(now), side, match.Need?.Id ?? of, match.Result?.Id ?? of, match.Rank, match.Score, model, place, viewer.Id, now));
        }
    }

    public void Opened(string side, Guid id, Actor viewer)
    {
        if (viewer.Kind == ActorKind.Client)
        {
            Add(new OpenedItem(SnakeCase.Parse<MatchSide>(side), id, viewer.Id, _time.Now()));
        }
    }

    private void Add(object line)
    {
        if (!_waiting.Writer.TryWrite(line))
        {
            _lost.Add(1);
        }
    }
}
