using System.Text.Json.Serialization;
using FluentValidation;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Http;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Marketplace.Needs;

/// <summary>By its owner, who alone knows whether the need is met.</summary>
internal sealed record ResolveNeed(Guid Id, NeedResolution Body, IfMatch IfMatch) : ICommand<NeedView>;

internal enum ResolutionStatus { Resolved, PartiallyResolved, Unresolved }

/// <param name="Status">Where absent: resolved, or unresolved where the outcome is none.</param>
internal sealed record NeedResolution(NeedOutcome? Outcome = null, ResolutionStatus? Status = null, string? Note = null)
{
    public static readonly NeedResolution Example = new(NeedOutcome.Contract, ResolutionStatus.Resolved, "中试线已于五月投用。");

    [JsonIgnore]
    public NeedStatus To => (Status ?? (Outcome == NeedOutcome.None ? ResolutionStatus.Unresolved : ResolutionStatus.Resolved)) switch
    {
        ResolutionStatus.Resolved => NeedStatus.Resolved,
        ResolutionStatus.PartiallyResolved => NeedStatus.PartiallyResolved,
        _ => NeedStatus.Unresolved,
    };
}

internal static class ResolveNeedEndpoint
{
    public static async Task<Ok<NeedView>> Handle(
        Guid id, NeedResolution resolution, [FromHeader(Name = "If-Match")] string? ifMatch, ISender sender, CancellationToken ct) =>
        TypedResults.Ok(await sender.Send(new ResolveNeed(id, resolution, ETag.Optional(ifMatch)), ct));
}

internal sealed class ResolveNeedValidator : AbstractValidator<ResolveNeed>
{
    public ResolveNeedValidator()
    {
        RuleFor(r => r.Body.Outcome).NotNull();
        RuleFor(r => r.Body.Note).MaximumLength(Rules.TextLimit);
    }
}

internal sealed class ResolveNeedHandler(MarketplaceDb db, ISuspensions suspended, Actor actor, TimeProvider time) : ICommandHandler<ResolveNeed, NeedView>
{
    public async Task<NeedView> Handle(ResolveNeed command, CancellationToken ct)
    {
        var need = await db.LockedNeed(command.Id, actor, suspended, ct) ?? throw Problem.NotFound("need");
        command.IfMatch.Check(need.Version);
        need.Resolve(command.Body.To, command.Body.Outcome!.Value, command.Body.Note, actor, time.Now());
        return NeedView.Of(need, actor);
    }
}
