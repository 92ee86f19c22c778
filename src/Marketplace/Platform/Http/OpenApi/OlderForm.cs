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
            if (schema is not OpenApiSchema { OneOf: { } choices })
            {
                return;
            }

            // Put in its place, and not changed: the framework gives the same one to every document.
            for (var i = 0; i < choices.Count; i++)
            {
                if (choices[i] is OpenApiSchema { Type: JsonSchemaType.Null })
                {
                    choices[i] = new OpenApiSchema { Type = JsonSchemaType.Null | JsonSchemaType.String, Enum = [JsonNullSentinel.JsonNull] };
                }
            }
        }
    }
}
