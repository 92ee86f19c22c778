using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace Marketplace.Platform;

internal static class Json
{
    /// <summary>For what we keep (outbox, answers): read without complaint about members that a later version added.</summary>
    public static readonly JsonSerializerOptions Options = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>For what comes in as a file, row by row: as strict as the wire.</summary>
    public static readonly JsonSerializerOptions Strict = ConfigureStrict(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>For rows that PostgreSQL reads as those of a table.</summary>
    public static readonly JsonSerializerOptions AsColumns = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) } };

    /// <summary>For the wire: a member we do not know is a mistake of the client's, and it should hear of it.</summary>
    public static JsonSerializerOptions ConfigureStrict(JsonSerializerOptions json)
    {
        json.Converters.Add(new WordConverter(json));
        Configure(json);
        json.Converters.Add(new TextConverter(json));
        EmptyMembers.AreAbsent(json);
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.AllowDuplicateProperties = false;
        json.PropertyNameCaseInsensitive = false;
        return json;
    }

    private static JsonSerializerOptions Configure(JsonSerializerOptions json)
    {
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        json.NumberHandling = JsonNumberHandling.Strict;
        // Chinese as it is, and not as \u escapes.
        json.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        return json;
    }
}

/// <summary>A text of the wire: outer blanks are no part of it, and an empty one is as good as none. PostgreSQL cannot store U+0000.</summary>
/// <param name="wire">The document is made with a copy of it: there the framework's own converter is wanted, of which alone it knows that it writes a text.</param>
internal sealed class TextConverter(JsonSerializerOptions wire) : JsonConverterFactory
{
    public override bool CanConvert(Type type) => type == typeof(string);

    public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options) =>
        ReferenceEquals(options, wire) ? new OfText() : (JsonConverter)JsonMetadataServices.StringConverter;

    private sealed class OfText : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.String)
            {
                throw new JsonException("A text is expected.");
            }

            var text = reader.GetString()!.Trim();
            return text.Contains('\0') ? throw new JsonException(UnstorableText.Code) : text.Length == 0 ? null : text;
        }

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }
}

/// <summary>A word of an enum, spelled as it is: the framework's own reader takes any case, and makes of two with a comma between them a third.</summary>
/// <param name="wire">The document is made with a copy of it: there the framework's own converter is wanted, which alone can list its words.</param>
internal sealed class WordConverter(JsonSerializerOptions wire) : JsonConverterFactory
{
    public override bool CanConvert(Type type) => type.IsEnum;

    public override JsonConverter? CreateConverter(Type type, JsonSerializerOptions options) => ReferenceEquals(options, wire)
        ? (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(type))!
        : new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false).CreateConverter(type, options);

    private sealed class Of<T> : JsonConverter<T> where T : struct, Enum
    {
        private static readonly Dictionary<T, string> Words = Enum.GetValues<T>().ToDictionary(value => value, SnakeCase.Name);
        private static readonly Dictionary<string, T> Values = Words.ToDictionary(pair => pair.Value, pair => pair.Key);

        public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && Values.TryGetValue(reader.GetString()!, out var value) ? value : throw new JsonException("A word is expected.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Words[value]);
    }
}

internal static class UnstorableText
{
    public const string Code = "member_with_nul";
}
