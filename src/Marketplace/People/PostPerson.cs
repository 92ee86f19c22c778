using FluentValidation;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Marketplace.People;

internal sealed record PostPerson(PersonFields Body) : ICommand<PersonView>;

internal static class PostPersonEndpoint
{
    public static async Task<Created<PersonView>> Handle(PersonFields fields, ISender sender, CancellationToken ct)
    {
        var person = await sender.Send(new PostPerson(fields), ct);
        return TypedResults.Created($"/v1/people/{person.Id}", person);
    }
}

internal sealed class PostPersonValidator : AbstractValidator<PostPerson>
{
    public PostPersonValidator() => RuleFor(p => p.Body).SetValidator(new PersonFieldsValidator());
}

internal sealed class PostPersonHandler(MarketplaceDb db, IOrganizations organizations, Actor actor, TimeProvider time) : ICommandHandler<PostPerson, PersonView>
{
    public async Task<PersonView> Handle(PostPerson command, CancellationToken ct)
    {
        var organization = await organizations.OwnerOf(command.Body.Organization, actor, ct);
        var person = new Person(organization, command.Body, actor, time.Now());
        db.People.Add(person);
        return PersonView.Of(person);
    }
}
