using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Marketplace.Tests.Generated;

/// <summary>What a request must be answered, beside what the document allows.</summary>
internal enum Must
{
    /// <summary>Anything the document has.</summary>
    Conform,

    /// <summary>It is as the document wants it: that it is of the wrong form may not be said of it, nor that its role may not.</summary>
    NotBeMalformed,

    /// <summary>It has one fault of form.</summary>
    BeMalformed,

    /// <summary>Its role may not.</summary>
    BeForbidden,
    BeUnauthorized,

    /// <summary>Another's, through another's parent, or nothing at all.</summary>
    BeNotFound,

    /// <summary>The precondition is wanting.</summary>
    NeedIfMatch,
    BeUnsupported,

    /// <summary>It was done before.</summary>
    BeRefusedByState,
    Succeed,
}

/// <param name="Why">What was done to it, for whoever reads a finding.</param>
internal sealed record Sent(Operation Operation, string Method, string Path, Caller By, Must Must, string Why)
{
    public Dictionary<string, string> Headers { get; init; } = [];
    /// <summary>What it is about, where that is something we know of.</summary>
    public Made? Thing { get; init; }
    public string? Body { get; init; }
    public string? Media { get; init; }
    public string? Token { get; init; } = By.Token;

    public HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(new HttpMethod(Method), new Uri(Path, UriKind.Relative)) { Content = Body is null ? null : new ByteArrayContent(Encoding.UTF8.GetBytes(Body)) };
        if (Media is not null && message.Content is not null) message.Content.Headers.TryAddWithoutValidation("Content-Type", Media);
        if (Token is not null) message.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Token}");
        foreach (var (name, value) in Headers) message.Headers.TryAddWithoutValidation(name, value);
        return message;
    }

    /// <summary>One line for a shell: BASE_URL, and the caller's token in a variable named after it.</summary>
    public string ToCurl()
    {
        var line = new StringBuilder("curl -sig -X ").Append(Method).Append(" \"$BASE_URL\"'").Append(Path).Append('\'');
        if (Token is not null) line.Append(" -H \"Authorization: Bearer ").Append(Token == By.Token ? "$" + By.Name.ToUpperInvariant() : Token).Append('"');
        foreach (var (name, value) in Headers) line.Append(" -H '").Append(name).Append(": ").Append(value).Append('\'');
        if (Media is not null && Body is not null) line.Append(" -H 'Content-Type: ").Append(Media).Append('\'');
        if (Body is not null) line.Append(" --data-binary ").Append(LongRuns.Replace(Quoted(Body), run => $"'\"$(printf %{run.Length}s | tr ' ' x)\"'"));
        return line.ToString();
    }

    // Texts are written in ASCII, escaped; a file has lines.
    private static string Quoted(string body) => body.Any(char.IsControl)
        ? "$'" + body.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal) + "'"
        : "'" + body.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    private static readonly Regex LongRuns = new("x{100,}");
}

internal sealed record Answer(int Status, string Media, IReadOnlyDictionary<string, string> Headers, string Text)
{
    public JsonElement? Json { get; } = Media is "application/json" or "application/problem+json" && Text.Length > 0 ? JsonDocument.Parse(Text).RootElement : null;

    public string? Code => Json is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty("code", out var code) ? code.GetString() : null;
    public bool IsDone => Status is >= 200 and < 300;

    public static async Task<Answer> Of(HttpResponseMessage message) => new(
        (int)message.StatusCode, message.Content.Headers.ContentType?.MediaType ?? "",
        message.Headers.Concat(message.Content.Headers).ToDictionary(h => h.Key, h => string.Join(",", h.Value), StringComparer.OrdinalIgnoreCase),
        await message.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
