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

    private static OpenApiSchema Nothing() => new() { Type = JsonSchemaType.Null | JsonSchemaType.String, Enum = [JsonNullSentinel.JsonNull] };

    private sealed class Nulls : OpenApiVisitorBase
    {
        public override void Visit(IOpenApiSchema schema)
        {
            // Another in its place: the framework has one such schema for all documents.
            foreach (var choices in new[] { schema.OneOf, schema.AnyOf }.OfType<IList<IOpenApiSchema>>())
            {
                for (var i = 0; i < choices.Count; i++)
                {
                    choices[i] = choices[i] is OpenApiSchema { Type: JsonSchemaType.Null } ? Nothing() : choices[i];
                }
            }
        }
    }
}
