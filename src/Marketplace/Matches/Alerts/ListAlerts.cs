using FluentValidation;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Matches.Alerts;

/// <summary>New matches of the caller's own needs and results, the newest first. Overseers read everybody's.</summary>
/// <param name="Need">Of this need.</param>
/// <param name="Result">Of this result.</param>
internal sealed record ListAlerts(Guid? Need, Guid? Result, int? Limit, string? Cursor) : IQuery<Page<AlertView>>, IPagedQuery
{
    public static readonly Page<AlertView> Example = new([AlertView.Example], null);

    public string Filters => string.Join('\n', Need, Result);
}

/// <param name="Of"><c>needs</c>: the result is new among the matches of the need; <c>results</c>: the other way round.</param>
/// <param name="Rank">Where it stood when it was found.</param>
/// <param name="Found">Its public part; null where it can no longer be matched.</param>
internal sealed record AlertView(Guid Id, MatchSide Of, Guid NeedId, Guid ResultId, int Rank, double Score, MatchLevel Level, MatchedItem? Found, DateTimeOffset At)
{
    public static readonly AlertView Example = new(
        new Guid("01980000-0000-7000-8000-00000000000b"), MatchSide.Needs, new Guid("01980000-0000-7000-8000-000000000002"), Match.Example.Result!.Id, 1, 0.41, MatchLevel.Strong, Match.Example.Result, DateTimeOffset.UnixEpoch);
}

internal static class ListAlertsEndpoint
{
    public static async Task<Ok<Page<AlertView>>> Handle([AsParameters] ListAlerts query, ISender sender, CancellationToken ct) => TypedResults.Ok(await sender.Send(query, ct));
}

internal sealed class ListAlertsValidator : AbstractValidator<ListAlerts>
{
    public ListAlertsValidator() => this.ValidPage();
}

internal sealed class ListAlertsHandler(MarketplaceDb db, IEnumerable<IMatchSource> sources, Actor actor) : IQueryHandler<ListAlerts, Page<AlertView>>
{
    public async Task<Page<AlertView>> Handle(ListAlerts query, CancellationToken ct)
    {
        var (own, all) = (actor.ActingFor.ToList(), actor.Oversees);
        var alerts = db.Alerts.AsNoTracking().Where(a => (all || own.Contains(a.OwnerId)) && (query.Need == null || a.NeedId == query.Need) && (query.Result == null || a.ResultId == query.Result));
        if (Cursor.Of(query) is { } after)
        {
            var id = after.Id;
            alerts = alerts.Where(a => a.Id < id);
        }

        var rows = await alerts.OrderByDescending(a => a.Id).Take(query.Size() + 1).ToListAsync(ct);
        var found = new Dictionary<Guid, MatchItem>();
        foreach (var side in rows.GroupBy(a => a.Of == MatchSide.Needs ? MatchSide.Results : MatchSide.Needs))
        {
            foreach (var item in await sources.SourceOf(side.Key).Read([.. side.Select(a => a.FoundId).Distinct()], ct))
            {
                found[item.Id] = item;
            }
        }

        return rows.ToPage(query, a => new Cursor(0, a.Id), a => new AlertView(
            a.Id, a.Of, a.NeedId, a.ResultId, a.Rank, a.Score, a.Level, found.TryGetValue(a.FoundId, out var item) ? MatchedItem.Of(item) : null, a.At));
    }
}
