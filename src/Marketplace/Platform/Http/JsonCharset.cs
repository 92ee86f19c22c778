using Microsoft.Net.Http.Headers;

namespace Marketplace.Platform.Http;

/// <summary>JSON is UTF-8 (RFC 8259, 8.1). Of a charset that it does not know, or finds in quotes, the framework would make a 500.</summary>
internal static class JsonCharset
{
    public static Task Check(HttpContext http, RequestDelegate next)
    {
        if (http.Request.HasJsonContentType() && MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var media) && media.Charset.HasValue)
        {
            if (!HeaderUtilities.RemoveQuotes(media.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            {
                return ProblemAnswer.Write(http, "unsupported_media_type");
            }

            http.Request.ContentType = media.MediaType.Value;
        }

        return next(http);
    }
}
