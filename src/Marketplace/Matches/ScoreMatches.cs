using FluentValidation;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Marketplace.Matches;

/// <summary>The scores of named results for a need, or for a text.</summary>
/// <param name="ExternalIds">Of the caller's organizations; an operator's must be unique.</param>
internal sealed record ScoreMatches(
    Guid? NeedId = null, string? Title = null, string? Text = null, IReadOnlyList<Guid>? ResultIds = null, IReadOnlyList<string>? ExternalIds = null) : IQuery<ScoredMatches>
{
    public const int Most = 1000;
    public static readonly ScoreMatches Example = new(new Guid("01980000-0000-7000-8000-000000000002"), ResultIds: [Match.Example.Result!.Id]);
}

/// <param name="Missing">The ids that name nothing that the caller can see.</param>
internal sealed record ScoredMatches(IReadOnlyList<Match> Items, IReadOnlyList<string> Missing)
{
    public static readonly ScoredMatches Example = new([Match.Example], []);
}

internal static class ScoreMatchesEndpoint
{
    public static async Task<Ok<ScoredMatches>> Handle(ScoreMatches query, ISender sender, CancellationToken ct) => TypedResults.Ok(await sender.Send(query, ct));
}

internal sealed class ScoreMatchesValidator : AbstractValidator<ScoreMatches>
{
    public ScoreMatchesValidator()
    {
        RuleFor(q => q.NeedId).NotNull().When(q => q.Title is null && q.Text is null);
        RuleFor(q => q.Title).MaximumLength(Rules.TitleLimit);
        RuleFor(q => q.Text).MaximumLength(Rules.TextLimit);
        RuleFor(q => q.ResultIds).NotNull().When(q => q.ExternalIds is null);
        RuleFor(q => q.ResultIds).AtMost(ScoreMatches.Most);
        RuleFor(q => q.ExternalIds).AtMost(ScoreMatches.Most);
        RuleForEach(q => q.ExternalIds).NotEmpty();
    }
}

internal sealed class ScoreMatchesHandler(Matcher matcher, IEnumerable<IMatchSource> sources, INamedResults results, Actor actor) : IQueryHandler<ScoreMatches, ScoredMatches>
{
    public async Task<ScoredMatches> Handle(ScoreMatches query, CancellationToken ct)
    {
        var named = await Named(query, ct);
        var items = await matcher.Score(await Asked(query, ct), [.. named.Values.OfType<Guid>().Distinct()], ct);
        var there = items.Select(match => match.Result!.Id).ToHashSet();
        return new ScoredMatches(items, [.. named.Where(n => n.Value is not { } id || !there.Contains(id)).Select(n => n.Key)]);
    }

    private async Task<Question> Asked(ScoreMatches query, CancellationToken ct) => query.NeedId is { } needId
        ? new Question(await sources.AskedBy(actor, MatchSide.Needs, needId, ct), MatchSide.Results)
        : Question.OfText(query.Title, query.Text, MatchSide.Results);

    private async Task<Dictionary<string, Guid?>> Named(ScoreMatches query, CancellationToken ct)
    {
        var named = (query.ResultIds ?? []).Distinct().ToDictionary(id => id.ToString(), id => (Guid?)id);
        if (query.ExternalIds is { Count: > 0 } externalIds)
        {
            List<string> asked = [.. externalIds.Distinct()];
            var known = await results.Find(asked, actor, ct);
            foreach (var externalId in asked)
            {
                named[externalId] = known[externalId].ToList() is [var only] ? only : null;
            }
        }

        return named;
    }
}
