using FluentValidation;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Matches.Duplicates;

/// <summary>Those that are most alike first.</summary>
/// <param name="Least">At least so alike: 0.5 to 1.</param>
internal sealed record ListDuplicates(string? Side, double? Least, int? Limit, string? Cursor) : IQuery<Page<DuplicateView>>, IPagedQuery
{
    public static readonly Page<DuplicateView> Example = new([DuplicateView.Example], null);

    public string Filters => string.Join('\n', Side, Least);
}

/// <param name="Resemblance">0 to 1: the share of runs of words that both have.</param>
internal sealed record DuplicateView(MatchSide Side, double Resemblance, MatchedItem One, MatchedItem Other, DateTimeOffset FoundAt)
{
    public static readonly DuplicateView Example = new(
        MatchSide.Results, 0.83, Match.Example.Result!, Match.Example.Result! with { Id = new Guid("01980000-0000-7000-8000-00000000000c"), ExternalId = "result-2" }, DateTimeOffset.UnixEpoch);
}

internal static class ListDuplicatesEndpoint
{
    public static async Task<Ok<Page<DuplicateView>>> Handle([AsParameters] ListDuplicates query, ISender sender, CancellationToken ct) => TypedResults.Ok(await sender.Send(query, ct));
}

internal sealed class ListDuplicatesValidator : AbstractValidator<ListDuplicates>
{
    public ListDuplicatesValidator()
    {
        this.ValidPage();
        RuleFor(q => q.Side).OneOf(default(MatchSide));
        RuleFor(q => q.Least).InclusiveBetween(0, 1);
    }
}

internal sealed class ListDuplicatesHandler(MarketplaceDb db, IEnumerable<IMatchSource> sources) : IQueryHandler<ListDuplicates, Page<DuplicateView>>
{
    private const double Steps = 10_000;

    public async Task<Page<DuplicateView>> Handle(ListDuplicates query, CancellationToken ct)
    {
        var side = SnakeCase.ParseOrNull<MatchSide>(query.Side);
        var pairs = db.Duplicates.AsNoTracking().Where(d => (side == null || d.Side == side) && (query.Least == null || d.Resemblance >= query.Least));
        if (Cursor.Of(query) is { } after)
        {
            var (alike, id) = (after.Key / Steps, after.Id);
            pairs = pairs.Where(d => EF.Functions.LessThan(ValueTuple.Create(d.Resemblance, d.Id), ValueTuple.Create(alike, id)));
        }

        var rows = await pairs.OrderByDescending(d => d.Resemblance).ThenByDescending(d => d.Id).Take(query.Size() + 1).ToListAsync(ct);
        var there = new Dictionary<Guid, MatchedItem>();
        foreach (var same in rows.GroupBy(d => d.Side))
        {
            foreach (var item in await sources.SourceOf(same.Key).Read([.. same.SelectMany(d => new[] { d.OneId, d.OtherId }).Distinct()], ct))
            {
                there[item.Id] = MatchedItem.Of(item);
            }
        }

        var page = rows.ToPage(query, d => new Cursor((long)Math.Round(d.Resemblance * Steps), d.Id));
        // Of one that cannot be matched any more the worker has not heard yet, or its organization is suspended.
        return new Page<DuplicateView>(
            [.. page.Items.Where(d => there.ContainsKey(d.OneId) && there.ContainsKey(d.OtherId)).Select(d => new DuplicateView(d.Side, d.Resemblance, there[d.OneId], there[d.OtherId], d.FoundAt))],
            page.NextCursor);
    }
}
