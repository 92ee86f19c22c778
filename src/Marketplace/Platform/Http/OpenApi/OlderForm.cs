using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Marketplace.Platform.Http;

/// <summary>OpenAPI 3.0 has no type <c>null</c>. The library leaves the type out, and readers stumble over a nullable schema that has none.</summary>
internal sealed class OlderForm : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        new OpenApiWalker(new Nulls()).Walk(document);
        return Task.CompletedTask;
    }

    private sealed class Nulls : OpenApiVisitorBase
    {
        public override void Visit(IOpenApiSchema schema)
        {
            if (schema is OpenApiSchema { Type: JsonSchemaType.Null } nothing)
            {
                (nothing.Type, nothing.Enum) = (JsonSchemaType.Null | JsonSchemaType.String, [JsonNullSentinel.JsonNull]);
            }
        }
    }
}
