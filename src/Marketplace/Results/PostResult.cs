using FluentValidation;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Marketplace.Results;

/// <summary>A draft; or, on a manager's or operator's word, published at once where its gate passes.</summary>
internal sealed record PostResult(ResultFields Body, bool Publish) : ICommand<ResultView>;

internal static class PostResultEndpoint
{
    public static async Task<Created<ResultView>> Handle(ResultFields fields, bool? publish, ISender sender, CancellationToken ct)
    {
        var result = await sender.Send(new PostResult(fields, publish ?? false), ct);
        return TypedResults.Created($"/v1/results/{result.Id}", result);
    }
}

internal sealed class PostResultValidator : AbstractValidator<PostResult>
{
    public PostResultValidator()
    {
        RuleFor(p => p.Body).SetValidator(new ResultFieldsValidator());
        RuleFor(p => p.Body.Summary).NotEmpty();
    }
}

internal sealed class PostResultHandler(MarketplaceDb db, IOrganizations organizations, Actor actor, TimeProvider time) : ICommandHandler<PostResult, ResultView>
{
    public async Task<ResultView> Handle(PostResult command, CancellationToken ct)
    {
        var now = time.Now();
        var owner = await organizations.OwnerOf(command.Body.Organization, actor, ct);
        if (command.Publish)
        {
            if (!actor.IsOperator && !actor.Manages(owner))
            {
                throw Problem.NotAllowed("publish", "result");
            }

            QualityGate.Check(("title", command.Body.Title, QualityGate.ShortestTitle), ("summary", command.Body.Summary, QualityGate.ShortestText));
            await organizations.HoldVerified(owner, ct);
        }

        var result = new Result(owner, command.Body, command.Publish ? await db.DaysOf(ResultFlow.TimeToLive, now, ct) : null, actor, now);
        db.Results.Add(result);
        return ResultView.Of(result);
    }
}
