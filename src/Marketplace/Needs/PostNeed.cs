using FluentValidation;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Marketplace.Needs;

/// <summary>A draft; or, on a manager's or operator's word, published at once where its gate passes.</summary>
internal sealed record PostNeed(NeedFields Body, bool Publish) : ICommand<NeedView>;

internal static class PostNeedEndpoint
{
    public static async Task<Created<NeedView>> Handle(NeedFields fields, bool? publish, ISender sender, CancellationToken ct)
    {
        var need = await sender.Send(new PostNeed(fields, publish ?? false), ct);
        return TypedResults.Created($"/v1/needs/{need.Id}", need);
    }
}

internal sealed class PostNeedValidator : AbstractValidator<PostNeed>
{
    public PostNeedValidator() => RuleFor(p => p.Body).SetValidator(new NeedFieldsValidator());
}

internal sealed class PostNeedHandler(MarketplaceDb db, IOrganizations organizations, Actor actor, TimeProvider time) : ICommandHandler<PostNeed, NeedView>
{
    public async Task<NeedView> Handle(PostNeed command, CancellationToken ct)
    {
        var now = time.Now();
        var owner = await organizations.OwnerOf(command.Body.Organization, actor, ct);
        if (command.Publish)
        {
            if (!actor.IsOperator && !actor.Manages(owner))
            {
                throw Problem.NotAllowed("publish", "need");
            }

            QualityGate.Check(("title", command.Body.Title, QualityGate.ShortestTitle), ("description", command.Body.Description, QualityGate.ShortestText));
            await organizations.HoldVerified(owner, ct);
        }

        var need = new Need(owner, command.Body, command.Publish ? await db.DaysOf(NeedFlow.TimeToLive, now, ct) : null, actor, now);
        db.Needs.Add(need);
        return NeedView.Of(need, actor);
    }
}
