using System.Security.Cryptography;
using System.Text;
using Marketplace.Matching;

namespace Marketplace.Matches.Meaning;

/// <summary>What is told to the model: just what the index of words reads of an item, which everybody may read.</summary>
internal static class EmbeddedText
{
    /// <summary>In UTF-16 units; models take some thousand tokens, and a Chinese character may be more than one.</summary>
    private const int Longest = 4_000;

    public static string Of(IReadOnlyList<FieldText> texts)
    {
        var text = string.Join('\n', texts.Select(part => part.Text));
        return text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
    }

    /// <summary>The same for the same text: the first half of its SHA-256.</summary>
    public static Guid HashOf(string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
