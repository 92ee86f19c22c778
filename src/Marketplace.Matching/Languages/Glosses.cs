using System.Text.RegularExpressions;

namespace Marketplace.Matching;

/// <summary>A gloss of a dictionary to English expressions.</summary>
internal static partial class Glosses
{
    private static readonly string[] Pointers =
        ["surname ", "variant of ", "old variant of ", "CL:", "see ", "see also ", "abbr. for ", "abbr. of ", "abbr. to ", "also written ", "also pr. ", "used in ", "(old)", "erhua variant of "];

    /// <summary>Says nothing of the meaning, only where to look.</summary>
    private static bool IsPointer(string gloss) => Pointers.Any(start => gloss.StartsWith(start, StringComparison.OrdinalIgnoreCase));

    /// <summary>None of a gloss that points as a whole ("abbr. for A, B"), nor of a part that does.</summary>
    public static IEnumerable<string> Expressions(string gloss) => IsPointer(gloss) ? [] : Brackets().Replace(gloss, " ")
        .Split([';', ',', '/'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Where(part => !IsPointer(part)).Select(part => Someone().Replace(part, " "));

    [GeneratedRegex(@"\([^)]*\)|\[[^\]]*\]|（[^）]*）")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"\b(sth|sb|smth|e\.g\.|i\.e\.|etc)(?!\w)", RegexOptions.IgnoreCase)]
    private static partial Regex Someone();
}
