using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Http;

namespace Marketplace.People;

internal static class PeopleModule
{
    private static readonly Role[] Keepers = [Role.Operator, Role.Manager, Role.Member, Role.Broker];

    public static void AddPeople(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<IHistorySight, PersonHistory>();
        builder.Services.AddSearch<Person>(Person.KindName);
    }

    public static void MapPeople(this IEndpointRouteBuilder app)
    {
        var people = app.MapApi("/v1/people", "People", "Those who work at an organization, and their erasure.");

        people.MapPost("/", PostPersonEndpoint.Handle).Named("postPerson", "Enter a person of your organization")
            .Example(PersonFields.Example, PersonView.Example).For(Keepers).Refuses("not_a_member", "unknown_reference", "code_taken");

        people.MapGet("/", ListPeopleEndpoint.Handle).Named("listPeople", "List the people").Example(null, ListPeople.Example)
            .AsFileToo<ListPeople, PersonView>((query, cursor) => query with { Limit = IPagedQuery.MostItems, Cursor = cursor }).Refuses("invalid_cursor");

        people.MapGet("/{id:guid}", GetPersonEndpoint.Handle).Named("getPerson", "Read a person").Example(null, PersonView.Example).Refuses("not_found");

        people.MapPatch("/{id:guid}", RevisePersonEndpoint.Handle).Named("revisePerson", "Change some of a person (RFC 7396)")
            .Accepts<PersonChanges>("application/merge-patch+json", "application/json").Example(PersonChanges.Example, PersonView.Example with { Version = 2 })
            .For(Keepers).Refuses("not_found", "not_allowed", "wrong_state", "code_taken", "precondition_required");

        people.MapPost("/{id:guid}/erase", ErasePersonEndpoint.Handle).Named("erasePerson", "Erase all that names a person")
            .Example(StepReason.Example, PersonView.Example with { Name = null, NameEn = null, Orcid = null, Title = null, ErasedAt = DateTimeOffset.UnixEpoch, Version = 2 })
            .For(Keepers).Refuses("not_found", "not_allowed", "wrong_state");

        people.MapHistory(Person.KindName, "Read what was done to a person's entry, oldest first", HistoryEntry.Example with { Step = "revise", From = "known", To = "known" });
    }
}
