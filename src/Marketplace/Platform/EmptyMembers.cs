using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Marketplace.Platform;

/// <summary>On the wire an optional member that is <c>""</c> is absent, whatever it would be else: forms and tables send what was left blank so.</summary>
internal static class EmptyMembers
{
    public static bool IsEmpty(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String && string.IsNullOrWhiteSpace(reader.GetString());

    /// <summary>Of each member that may be null. A text sees to it itself, a member of a patch too.</summary>
    /// <param name="wire">The document is made with a copy of it, which must see the types as they are.</param>
    public static void AreAbsent(JsonSerializerOptions wire) =>
        wire.TypeInfoResolver = (wire.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(type =>
        {
            foreach (var member in ReferenceEquals(type.Options, wire) ? type.Properties.Where(m => MayBeNull(m.PropertyType)) : [])
            {
                member.CustomConverter = (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(member.PropertyType), member.CustomConverter)!;
            }
        });

    private static bool MayBeNull(Type type) => type.IsValueType ? Nullable.GetUnderlyingType(type) is not null : type != typeof(string);

    /// <param name="own">The member's, where it is not that of its type.</param>
    private sealed class Of<T>(JsonConverter? own) : JsonConverter<T>
    {
        private readonly JsonConverter<T>? _own = (JsonConverter<T>?)own;

        public override T? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            IsEmpty(ref reader) ? default : _own is not null ? _own.Read(ref reader, type, options) : Nested.Read<T>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            if (_own is not null)
            {
                _own.Write(writer, value, options);
            }
            else
            {
                JsonSerializer.Serialize(writer, value, options);
            }
        }
    }
}

internal static class Nested
{
    public static T? Read<T>(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(ref reader, options);
        }
        catch (JsonException within)
        {
            // Its path begins at this member. That of the one around it is filled in on the way out.
            throw new JsonException(within.Message, within);
        }
    }
}
