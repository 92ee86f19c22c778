using FluentValidation;
using Marketplace.Matches.Shown;
using Marketplace.Platform;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Marketplace.Matches;

/// <summary>The matches of a text that is not posted. It is not kept.</summary>
internal sealed record SearchMatches(MatchSide? Side = null, string? Title = null, string? Text = null, int? Limit = null, MatchFilters? Filters = null) : IQuery<MatchList>
{
    public static readonly SearchMatches Example = new(MatchSide.Results, "耐溶剂纳滤膜", "用于回收有机溶剂,通量不低于每平方米每小时 30 升。", 20, new MatchFilters(Field: TechnologyField.NewMaterials));
}

internal static class SearchMatchesEndpoint
{
    public static async Task<Ok<MatchList>> Handle(SearchMatches query, ISender sender, CancellationToken ct) => TypedResults.Ok(await sender.Send(query, ct));
}

internal sealed class SearchMatchesValidator : AbstractValidator<SearchMatches>
{
    public SearchMatchesValidator()
    {
        RuleFor(q => q.Side).NotNull();
        RuleFor(q => q.Title).NotEmpty().When(q => q.Text is null);
        RuleFor(q => q.Title).MaximumLength(Rules.TitleLimit);
        RuleFor(q => q.Text).MaximumLength(Rules.TextLimit);
        RuleFor(q => q.Limit).InclusiveBetween(1, IPagedQuery.MostItems);
        RuleFor(q => q.Filters!.TrlMin).InclusiveBetween(1, 9).When(q => q.Filters is not null);
    }
}

internal sealed class SearchMatchesHandler(Matcher matcher, ShownLog shown, Actor actor) : IQueryHandler<SearchMatches, MatchList>
{
    public async Task<MatchList> Handle(SearchMatches query, CancellationToken ct)
    {
        var question = Question.OfText(query.Title, query.Text, query.Side!.Value, query.Filters);
        var matches = await matcher.Search(question, query.Limit ?? GetMatches.DefaultLimit, ct);
        shown.Shown(ShownPlace.Search, question.Side, null, matches.Items, actor);
        return matches;
    }
}
