using Marketplace.Platform;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Mvc;

namespace Marketplace.Imports;

internal static class ImportsModule
{
    private const long LargestFile = 1L << 30;

    public static void AddImports(this WebApplicationBuilder builder) => builder.Services.AddHostedService<ImportWorker>();

    public static void MapImports(this IEndpointRouteBuilder app)
    {
        var imports = app.MapApi("/v1/imports", "Imports", "Files of organizations, needs, results or terms.");

        imports.MapPost("/", StartImportEndpoint.Handle).Named("startImport", "Send a file of organizations, needs, results or terms: one JSON object a line, a table, or a format of others")
            .Accepts<Stream>(StartImportEndpoint.Rows, StartImportEndpoint.Csv, StartImportEndpoint.Workbook, StartImportEndpoint.Text, StartImportEndpoint.Xml).Example(StartImportEndpoint.Examples, ImportView.Queued)
            .WithMetadata(new RequestSizeLimitAttribute(LargestFile), new IgnoresIdempotencyKey())
            .For(Role.Operator, Role.Manager, Role.Member, Role.Broker).Refuses("not_allowed", "content_too_large", "unpacks_too_large");

        imports.MapGet("/", ListImportsEndpoint.Handle).Named("listImports", "List the imports, newest first")
            .Example(null, new Page<ImportView>([ImportView.Example], null))
            .AsFileToo<ListImports, ImportView>((query, cursor) => query with { Limit = IPagedQuery.MostItems, Cursor = cursor }).Refuses("invalid_cursor");

        imports.MapGet("/{id:guid}", GetImportEndpoint.Handle).Named("getImport", "Read how far an import is")
            .Example(null, ImportView.Example).Refuses("not_found");

        imports.MapGet("/{id:guid}/errors", GetImportErrorsEndpoint.Handle).Named("getImportErrors", "Read what was wrong with which lines of an import")
            .Example(null, new Page<ImportErrorView>([ImportErrorView.Example], null))
            .AsFileToo<GetImportErrors, ImportErrorView>((query, cursor) => query with { Limit = IPagedQuery.MostItems, Cursor = cursor }).Refuses("not_found", "invalid_cursor");
    }
}
