using System.Collections.Frozen;
using System.Text.Json;

namespace Marketplace.Platform;

/// <summary>One spelling of an enum for the wire, the database and the history: <c>snake_case</c>.</summary>
internal static class SnakeCase
{
    // Asked for with every row that is read or written.
    private static class Known<T> where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> Names =
            Enum.GetValues<T>().ToFrozenDictionary(value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));

        public static readonly FrozenDictionary<string, T> Values = Names.ToFrozenDictionary(name => name.Value, name => name.Key);
    }

    public static string Name<T>(T value) where T : struct, Enum => Known<T>.Names[value];

    public static IReadOnlyList<string> Words<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(Name)];

    public static T? ParseOrNull<T>(string? name) where T : struct, Enum => name is null ? null : Parse<T>(name);

    public static T Parse<T>(string name) where T : struct, Enum => Known<T>.Values[name];
}
