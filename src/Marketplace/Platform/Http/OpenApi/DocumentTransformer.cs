using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace Marketplace.Platform.Http;

/// <summary>What the operations share: how a problem looks, what a header says, and how one says who asks.</summary>
internal sealed class DocumentTransformer : IOpenApiDocumentTransformer
{
    public const string Problem = "Problem";
    private const string Scheme = "oauth2";

    public async Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Marketplace",
            Version = "v1",
            Description = "A technology-transfer marketplace: needs, results, their matches, deals, and what these are worth.",
            License = new OpenApiLicense { Name = "Apache-2.0", Url = new Uri("https://www.apache.org/licenses/LICENSE-2.0") },
            Contact = new OpenApiContact { Name = "The operator of the platform" },
        };
        // The address differs from machine to machine; the document does not.
        document.Servers = [new OpenApiServer { Url = "/" }];

        var said = context.DescriptionGroups.SelectMany(group => group.Items).SelectMany(item => item.ActionDescriptor.EndpointMetadata.OfType<Describe.Module>()).Distinct().ToDictionary(m => m.Tag, m => m.Description);
        foreach (var tag in document.Tags ?? new HashSet<OpenApiTag>())
        {
            tag.Description = said[tag.Name!];
        }

        var problem = await context.GetOrCreateSchemaAsync(typeof(ProblemDetails), null, ct);
        problem.Properties!["title"] = Text("In the language of whoever asks.");
        problem.Properties["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" };
        problem.Properties["code"] = Text("Stable; for programs to read.");
        problem.Properties["traceId"] = Text("Of the request, for whoever is asked about it.");
        problem.Properties["errors"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "By the name of the member: what is wrong with it.",
            AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Text(null) },
        };
        problem.Properties["steps"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Text(null), Description = "With `wrong_state`: the steps you can take now." };
        problem.Required = new HashSet<string> { "title", "status", "code" };
        document.AddComponent(Problem, problem);

        document.AddComponent<IOpenApiHeader>(HeaderNames.Location, Header("Where it can be read."));
        document.AddComponent<IOpenApiHeader>(HeaderNames.ETag, Header("The version, for If-Match."));
        document.AddComponent<IOpenApiHeader>(ApiDocument.Replayed, Header("`true`: this was answered before, under the same Idempotency-Key."));

        document.AddComponent(Scheme, (IOpenApiSecurityScheme)new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.OAuth2,
            Flows = new OpenApiOAuthFlows { ClientCredentials = new OpenApiOAuthFlow { TokenUrl = new Uri("/connect/token", UriKind.Relative), Scopes = new Dictionary<string, string>() } },
            Description = "`POST /connect/token` with `grant_type=client_credentials`, then `Authorization: Bearer …`.",
        });
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
    }

    private static OpenApiHeader Header(string description) => new OpenApiHeader { Description = description, Schema = Text(null) };

    private static OpenApiSchema Text(string? description) => new() { Type = JsonSchemaType.String, Description = description };
}
