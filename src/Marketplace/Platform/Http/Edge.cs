using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Marketplace.Platform.Http;

/// <summary>What every answer of the API is given by the edge: the version as ETag, the next page as Link.</summary>
internal static class Edge
{
    public static async ValueTask<object?> AddHeaders(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        var http = context.HttpContext;
        switch ((result as IValueHttpResult)?.Value)
        {
            case IVersioned versioned:
                http.Response.Headers.ETag = $"\"{versioned.Version}\"";
                break;
            case IPage { NextCursor: { } cursor }:
                var query = QueryHelpers.ParseQuery(http.Request.QueryString.Value).Where(q => !q.Key.Equals("cursor", StringComparison.OrdinalIgnoreCase)).Append(new("cursor", cursor));
                http.Response.Headers.Link = $"<{QueryHelpers.AddQueryString(http.Request.Path, query)}>; rel=\"next\"";
                break;
        }

        return result;
    }
}

/// <summary>On a route where a key changes nothing: it is not looked at.</summary>
internal sealed record IgnoresIdempotencyKey;
