using System.Text.Json;

namespace Marketplace.Platform;

/// <summary>One spelling of an enum for the wire, the database and the history: <c>snake_case</c>.</summary>
internal static class SnakeCase
{
    public static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static IReadOnlyList<string> Words<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(Name)];

    public static T? ParseOrNull<T>(string? name) where T : struct, Enum => name is null ? null : Parse<T>(name);

    public static T Parse<T>(string name) where T : struct, Enum => Enum.GetValues<T>().First(value => Name(value) == name);
}
