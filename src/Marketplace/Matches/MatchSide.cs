using Marketplace.Integration;
using Marketplace.Platform;

namespace Marketplace.Matches;

internal enum MatchSide { Results, Needs }

internal static class MatchSides
{
    extension(MatchSide side)
    {
        /// <summary>The one that answers it.</summary>
        public MatchSide Other => side == MatchSide.Needs ? MatchSide.Results : MatchSide.Needs;

        /// <summary>One item of it, as the feed, problems and events name it.</summary>
        public string Kind => side == MatchSide.Needs ? "need" : "result";
    }
}

internal static class Sources
{
    public static IMatchSource SourceOf(this IServiceProvider services, MatchSide side) => services.GetServices<IMatchSource>().SourceOf(side);

    public static IMatchSource SourceOf(this IEnumerable<IMatchSource> sources, MatchSide side) =>
        sources.Single(source => source.Side == SnakeCase.Name(side));

    /// <summary>The item that asks: one that can be matched, or one of the actor's own.</summary>
    public static async Task<MatchItem> AskedBy(this IEnumerable<IMatchSource> sources, Actor actor, MatchSide side, Guid id, CancellationToken ct)
    {
        var source = sources.SourceOf(side);
        return await source.Read(id, ct) ?? await source.ReadOwn(id, actor, ct)
            ?? throw Problem.NotFound(side.Kind);
    }
}
