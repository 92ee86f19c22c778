using FluentValidation;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Http;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Marketplace.Glossary;

internal sealed record ReviseTerm(Guid Id, TermChanges Body, IfMatch IfMatch) : ICommand<TermView>;

internal sealed record TermChanges(Patch<string> Zh, Patch<string> Traditional, Patch<string> Reading, Patch<IReadOnlyList<string>> En, Patch<TechnologyField?> Field)
{
    // Not a record, which would show its absent members too.
    public static readonly object Example = new { en = new[] { "nanofiltration membrane" }, field = (string?)null };

    public TermFields On(TermFields f) => f with { Zh = Zh.Or(f.Zh), Traditional = Traditional.Or(f.Traditional), Reading = Reading.Or(f.Reading), En = En.Or(f.En), Field = Field.Or(f.Field) };
}

internal static class ReviseTermEndpoint
{
    public static async Task<Ok<TermView>> Handle(Guid id, TermChanges changes, [FromHeader(Name = "If-Match")] string? ifMatch, ISender sender, CancellationToken ct) =>
        TypedResults.Ok(await sender.Send(new ReviseTerm(id, changes, ETag.Required(ifMatch)), ct));
}

internal sealed class ReviseTermValidator : AbstractValidator<ReviseTerm>
{
    // The members that are set are held to the rules of the whole; those that are not, stand as they are.
    public ReviseTermValidator() => RuleFor(r => r.Body)
        .Custom((changes, context) => context.AddFailures(new TermFieldsValidator().Validate(changes.On(TermFields.Example))));
}

internal sealed class ReviseTermHandler(MarketplaceDb db, Actor actor, TimeProvider time) : ICommandHandler<ReviseTerm, TermView>
{
    public async Task<TermView> Handle(ReviseTerm command, CancellationToken ct)
    {
        var term = await db.LockedTerm(command.Id, ct);
        command.IfMatch.Check(term.Version);
        term.Revise(command.Body.On(term.Fields), actor, time.Now());
        return TermView.Of(term);
    }
}
