using FluentValidation;
using Marketplace.Integration;
using Marketplace.Matches.Shown;
using Marketplace.Platform;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Marketplace.Matches;

/// <summary>The matches of an item that is posted, on the other side. To its owner also before it is published: its text is then the question, and nobody else's answer.</summary>
internal sealed record GetMatches(MatchSide Of, Guid Id, int? Limit) : IQuery<MatchList>
{
    public const int DefaultLimit = 20;
}

internal static class GetMatchesEndpoint
{
    public static Delegate For(MatchSide side) => async Task<Ok<MatchList>> (Guid id, int? limit, ISender sender, CancellationToken ct) =>
        TypedResults.Ok(await sender.Send(new GetMatches(side, id, limit), ct));
}

internal sealed class GetMatchesValidator : AbstractValidator<GetMatches>
{
    public GetMatchesValidator() => RuleFor(q => q.Limit).InclusiveBetween(1, IPagedQuery.MostItems);
}

internal sealed class GetMatchesHandler(Matcher matcher, IEnumerable<IMatchSource> sources, ShownLog shown, Actor actor) : IQueryHandler<GetMatches, MatchList>
{
    public async Task<MatchList> Handle(GetMatches query, CancellationToken ct)
    {
        var item = await sources.AskedBy(actor, query.Of, query.Id, ct);
        var other = query.Of == MatchSide.Needs ? MatchSide.Results : MatchSide.Needs;
        var matches = await matcher.Search(new Question(item, other), query.Limit ?? GetMatches.DefaultLimit, ct);
        shown.Shown(query.Of == MatchSide.Needs ? ShownPlace.NeedMatches : ShownPlace.ResultMatches, other, item.Id, matches.Items, actor);
        return matches;
    }
}
