using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Http;

namespace Marketplace.Organizations;

internal static class OrganizationsModule
{
    public static void AddOrganizations(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<IOrganizations, OrganizationsForOthers>();
        builder.Services.AddScoped<ISuspensions, Suspensions>();
        builder.Services.AddScoped<IHistorySight, OrganizationHistory>();
        builder.Services.AddScoped<IImportTarget, ImportOrganizations>();
        builder.Services.AddSearch<Organization>(OrganizationFlow.Table.Kind);
    }

    public static void MapOrganizations(this IEndpointRouteBuilder app)
    {
        var organizations = app.MapApi("/v1/organizations", "Organizations", "Companies, universities, institutes, hospitals, agencies, government, investors: whose everything is.");

        organizations.MapPost("/", PostOrganizationEndpoint.Handle).Named("postOrganization", "Enter an organization; it is verified at once where an operator enters it")
            .Example(OrganizationFields.Example, OrganizationView.Example).For(Role.Operator, Role.Manager, Role.Broker).Refuses("external_id_taken", "code_taken");

        organizations.MapGet("/", ListOrganizationsEndpoint.Handle).Named("listOrganizations", "List the organizations")
            .Example(null, ListOrganizations.Example)
            .AsFileToo<ListOrganizations, OrganizationView>((query, cursor) => query with { Limit = IPagedQuery.MostItems, Cursor = cursor }).Refuses("invalid_cursor").AllowAnonymous();

        organizations.MapGet("/{id:guid}", GetOrganizationEndpoint.Handle).Named("getOrganization", "Read an organization")
            .Example(null, OrganizationView.Example).Refuses("not_found").AllowAnonymous();

        organizations.MapPatch("/{id:guid}", ReviseOrganizationEndpoint.Handle).Named("reviseOrganization", "Change some of an organization (RFC 7396)")
            .Accepts<OrganizationChanges>("application/merge-patch+json", "application/json").Example(OrganizationChanges.Example, OrganizationView.Example with { Version = 2 })
            .For(Role.Operator, Role.Manager).Refuses("not_found", "not_allowed", "code_taken", "precondition_required");

        foreach (var step in OrganizationFlow.Steps)
        {
            organizations.MapPost("/{id:guid}/" + step, StepOrganizationEndpoint.For(step)).NamedAfter(step, OrganizationFlow.Table)
                .Example(StepReason.Example, OrganizationView.Example with { Status = OrganizationFlow.Table.EndOf(step), Version = 2 })
                .For(Role.Operator).Refuses("not_found", "wrong_state", "reason_required", "own_organization");
        }

        organizations.MapHistory(OrganizationFlow.Table.Kind, "Read an organization's life, oldest first", HistoryEntry.Example with { Step = "verify", From = "unverified", To = "verified" });
    }
}
