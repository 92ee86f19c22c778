using System.Text.Json;
using System.Text.Json.Serialization;

namespace Marketplace.Platform;

/// <summary>A member of a merge patch (RFC 7396): absent leaves the value as it is, <c>null</c> and <c>""</c> clear it. Of a value type, <typeparamref name="T"/> is nullable.</summary>
[JsonConverter(typeof(PatchConverter))]
internal readonly record struct Patch<T>(T? Value)
{
    public bool IsSet { get; } = true;

    public T? Or(T? current) => IsSet ? Value : current;
}

internal static class Patches
{
    public static bool IsPatch(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Patch<>);
}

internal sealed class PatchConverter : JsonConverterFactory
{
    public override bool CanConvert(Type type) => Patches.IsPatch(type);

    public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(type.GenericTypeArguments))!;

    private sealed class Of<T> : JsonConverter<Patch<T>>
    {
        // Without this, null would be read as "absent".
        public override bool HandleNull => true;

        public override Patch<T> Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            new(EmptyMembers.IsEmpty(ref reader) ? default : Nested.Read<T>(ref reader, options));

        public override void Write(Utf8JsonWriter writer, Patch<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Value, options);
    }
}
