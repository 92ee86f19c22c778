using FluentValidation;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Http;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Marketplace.People;

internal sealed record RevisePerson(Guid Id, PersonChanges Body, IfMatch IfMatch) : ICommand<PersonView>;

internal sealed record PersonChanges(Patch<string> Name, Patch<string> NameEn, Patch<string> Orcid, Patch<string> Title)
{
    // Not a record, which would show its absent members too.
    public static readonly object Example = new { title = "教授", nameEn = (string?)null };

    public PersonFields On(PersonFields f) => new(null, Name.Or(f.Name), NameEn.Or(f.NameEn), Orcid.Or(f.Orcid), Title.Or(f.Title));
}

internal static class RevisePersonEndpoint
{
    public static async Task<Ok<PersonView>> Handle(Guid id, PersonChanges changes, [FromHeader(Name = "If-Match")] string? ifMatch, ISender sender, CancellationToken ct) =>
        TypedResults.Ok(await sender.Send(new RevisePerson(id, changes, ETag.Required(ifMatch)), ct));
}

internal sealed class RevisePersonValidator : AbstractValidator<RevisePerson>
{
    // The members that are set are held to the rules of the whole; those that are not, stand as they are.
    public RevisePersonValidator() => RuleFor(r => r.Body)
        .Custom((changes, context) => context.AddFailures(new PersonFieldsValidator().Validate(changes.On(PersonFields.Example))));
}

internal sealed class RevisePersonHandler(MarketplaceDb db, Actor actor, TimeProvider time) : ICommandHandler<RevisePerson, PersonView>
{
    public async Task<PersonView> Handle(RevisePerson command, CancellationToken ct)
    {
        var person = await db.KeptPerson(command.Id, "revise", actor, ct);
        command.IfMatch.Check(person.Version);
        person.Revise(command.Body.On(person.Fields), actor, time.Now());
        return PersonView.Of(person);
    }
}
