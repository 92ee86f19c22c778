using FluentValidation;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Glossary;

internal sealed record PostTerm(TermFields Body) : ICommand<TermView>;

internal static class PostTermEndpoint
{
    public static async Task<Created<TermView>> Handle(TermFields fields, ISender sender, CancellationToken ct)
    {
        var term = await sender.Send(new PostTerm(fields), ct);
        return TypedResults.Created($"/v1/glossary/{term.Id}", term);
    }
}

internal sealed class PostTermValidator : AbstractValidator<PostTerm>
{
    public PostTermValidator() => RuleFor(p => p.Body).SetValidator(new TermFieldsValidator());
}

internal sealed class PostTermHandler(MarketplaceDb db, Actor actor, TimeProvider time) : ICommandHandler<PostTerm, TermView>
{
    public async Task<TermView> Handle(PostTerm command, CancellationToken ct)
    {
        var term = new GlossaryTerm(command.Body, actor, time.Now());
        if (!await db.GlossarySources.AnyAsync(s => s.Name == term.Source, ct))
        {
            throw Problem.Of("unknown_reference", "source");
        }

        db.Terms.Add(term);
        return TermView.Of(term);
    }
}
