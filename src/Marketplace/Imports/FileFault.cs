using Marketplace.Platform;

namespace Marketplace.Imports;

internal static class FileFault
{
    /// <summary>The file as a whole cannot be read: 400, with why under <c>file</c>.</summary>
    public static ProblemException Of(string text, params IReadOnlyList<object> args) =>
        new("unreadable") { Details = new Dictionary<string, object?> { ["errors"] = new Dictionary<string, string[]> { ["file"] = [Texts.Of(text, args)] } } };
}
