using System.Collections.Frozen;

namespace Marketplace.CodeSchemes;

/// <summary>A scheme of codes as it stands in a file beside this one: code, Chinese, English, a line each.</summary>
/// <param name="Version">The edition that it was written from.</param>
/// <param name="Source">Who sets it.</param>
/// <param name="IsComplete">Else any code of the right form is taken, listed or not.</param>
internal sealed record CodeScheme(string Scheme, string Version, string Source, bool IsComplete, IReadOnlyList<CodeEntry> Codes)
{
    public static readonly FrozenDictionary<string, CodeScheme> All = new[]
    {
        Read("field", "2001", "技术合同认定规则, the 11 fields of contract registration", true),
        Read("industry", "GB/T 4754-2017", "GB/T 4754, the divisions", true),
        Read("region", "2026", "GB/T 2260: the provinces and the districts of Shanghai; ISO 3166-1 alpha-2, names of Unicode CLDR", false),
        Read("licence", "1", "Marketplace", true),
        Read("licencePayment", "1", "Marketplace, after the forms of open licences", true),
        Read("royaltyBase", "1", "Civil Code of the PRC, Art. 846, and net sales", true),
        Read("ipKind", "1", "Marketplace, after the registration of technology contracts", true),
        Read("trl", "ISO 16290:2013", "ISO 16290, technology readiness levels", true),
    }.ToFrozenDictionary(scheme => scheme.Scheme, StringComparer.Ordinal);

    public static readonly CodeScheme Example = All["licence"] with { Codes = [.. All["licence"].Codes.Take(2)] };

    private static CodeScheme Read(string scheme, string version, string source, bool isComplete) => new(scheme, version, source, isComplete,
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "CodeSchemes", $"{scheme}.tsv")).Select(line => line.Split('\t')).Select(c => new CodeEntry(c[0], c[1], c[2]))]);
}

internal sealed record CodeEntry(string Code, string Zh, string En);
