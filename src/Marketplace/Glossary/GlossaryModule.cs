using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Http;

namespace Marketplace.Glossary;

internal static class GlossaryModule
{
    public static void AddGlossary(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<IHistorySight, TermHistory>();
        builder.Services.AddScoped<IGlossary, ReadGlossary>();
        builder.Services.AddScoped<IImportTarget, ImportTerms>();
    }

    public static void MapGlossary(this IEndpointRouteBuilder app)
    {
        var glossary = app.MapApi("/v1/glossary", "Glossary", "Terms in Chinese and English, by which needs and results of the two languages find one another.");

        glossary.MapPost("/", PostTermEndpoint.Handle).Named("postTerm", "Enter a term")
            .Example(TermFields.Example, TermView.Example).For(Role.Operator).Refuses("unknown_reference", "already_exists");

        glossary.MapGet("/", ListTermsEndpoint.Handle).Named("listTerms", "List the terms that are in use").Example(null, ListTerms.Example)
            .AsFileToo<ListTerms, TermView>((query, cursor) => query with { Limit = IPagedQuery.MostItems, Cursor = cursor }).Refuses("invalid_cursor");

        glossary.MapGet("/{id:guid}", GetTermEndpoint.Handle).Named("getTerm", "Read a term").Example(null, TermView.Example).Refuses("not_found");

        glossary.MapPatch("/{id:guid}", ReviseTermEndpoint.Handle).Named("reviseTerm", "Change some of a term (RFC 7396)")
            .Accepts<TermChanges>("application/merge-patch+json", "application/json").Example(TermChanges.Example, TermView.Example with { Version = 2 })
            .For(Role.Operator).Refuses("not_found", "wrong_state", "precondition_required");

        glossary.MapPost("/{id:guid}/withdraw", WithdrawTermEndpoint.Handle).Named("withdrawTerm", "Take a term out of use")
            .Example(StepReason.Example, TermView.Example with { WithdrawnAt = DateTimeOffset.UnixEpoch, Version = 2 }).For(Role.Operator).Refuses("not_found", "wrong_state");

        glossary.MapHistory(GlossaryTerm.KindName, "Read what was done to a term, oldest first", HistoryEntry.Example with { Step = "revise", From = "used", To = "used" });

        glossary.MapGet("/sources", ListSourcesEndpoint.Handle).Named("listSources", "List where the terms come from, with licence and attribution")
            .Example(null, SourceList.Example).AllowAnonymous();

        glossary.MapGet("/sources/{id:guid}", GetSourceEndpoint.Handle).Named("getSource", "Read a source of terms")
            .Example(null, SourceView.Example).AllowAnonymous().Refuses("not_found");

        glossary.MapPost("/sources", PostSourceEndpoint.Handle).Named("postSource", "Name a source of terms")
            .Example(SourceFields.Example, SourceView.Example).For(Role.Operator).Refuses("already_exists");
    }
}
