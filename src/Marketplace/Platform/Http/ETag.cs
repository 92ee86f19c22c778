using Microsoft.Net.Http.Headers;

namespace Marketplace.Platform.Http;

/// <summary>A version on the wire: <c>ETag: "3"</c> out, <c>If-Match: "3"</c> (or a list, or <c>*</c>) in.</summary>
internal static class ETag
{
    public static IfMatch Required(string? ifMatch) => ifMatch is null ? throw Problem.PreconditionRequired() : Optional(ifMatch);

    public static IfMatch Optional(string? ifMatch)
    {
        if (ifMatch is null)
        {
            return IfMatch.Any;
        }

        if (!EntityTagHeaderValue.TryParseList([ifMatch], out var tags) || tags.Count == 0)
        {
            throw Problem.InvalidIfMatch();
        }

        // A weak tag promises too little to write upon (RFC 9110, 13.1.1); a tag that is not ours matches nothing.
        return tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any))
            ? IfMatch.Any
            : new IfMatch([.. tags.Where(tag => !tag.IsWeak).Select(tag => int.TryParse(tag.Tag.AsSpan().Trim('"'), null, out var version) ? version : 0)]);
    }
}
