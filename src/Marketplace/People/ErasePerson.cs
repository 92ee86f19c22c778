using FluentValidation;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Http;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Marketplace.People;

/// <summary>All that names a person goes; what they did stands under an id that names nobody. The kept answers of earlier commands are the exception, for 48 hours.</summary>
internal sealed record ErasePerson(Guid Id, StepReason? Body, IfMatch IfMatch) : ICommand<PersonView>;

internal static class ErasePersonEndpoint
{
    public static async Task<Ok<PersonView>> Handle(Guid id, StepReason? reason, [FromHeader(Name = "If-Match")] string? ifMatch, ISender sender, CancellationToken ct) =>
        TypedResults.Ok(await sender.Send(new ErasePerson(id, reason, ETag.Optional(ifMatch)), ct));
}

internal sealed class ErasePersonValidator : AbstractValidator<ErasePerson>
{
    public ErasePersonValidator() => RuleFor(s => s.Body!.Reason).MaximumLength(StepReason.Limit).When(s => s.Body is not null);
}

internal sealed class ErasePersonHandler(MarketplaceDb db, IForgetViewers viewers, Actor actor, TimeProvider time) : ICommandHandler<ErasePerson, PersonView>
{
    public async Task<PersonView> Handle(ErasePerson command, CancellationToken ct)
    {
        var person = await db.KeptPerson(command.Id, "erase", actor, ct);
        command.IfMatch.Check(person.Version);
        person.Erase(actor, time.Now(), command.Body?.Reason);
        await viewers.Forget(person.Id, ct);
        return PersonView.Of(person);
    }
}
