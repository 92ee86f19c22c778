using Marketplace.Platform.Http;

namespace Marketplace.CodeSchemes;

internal static class CodeSchemesModule
{
    public static void MapCodeSchemes(this IEndpointRouteBuilder app)
    {
        var codes = app.MapApi("/v1/codes", "Codes", "The words that stand for fields, industries, regions, licences and kinds of rights.");

        codes.MapGet("/", ListSchemesEndpoint.Handle).Named("listSchemes", "List the schemes of codes").Example(null, SchemeList.Example).AllowAnonymous();

        codes.MapGet("/{scheme}", GetCodesEndpoint.Handle).Named("getCodes", "Read a scheme: its codes in Chinese and English")
            .Example(null, CodeScheme.Example).Refuses("not_found").AllowAnonymous();
    }
}
