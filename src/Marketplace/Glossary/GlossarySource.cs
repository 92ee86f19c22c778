using Marketplace.Platform;

namespace Marketplace.Glossary;

/// <summary>Where terms come from, and under what licence they may be used.</summary>
/// <param name="Name">Terms, files and lists name it by this. Up to 50 lower-case letters, digits and hyphens.</param>
/// <param name="Licence">An SPDX identifier, where it has one.</param>
/// <param name="Attribution">What must be shown to whoever uses it.</param>
internal sealed record GlossarySource(Guid Id, string Name, string Title, string Licence, string Attribution, string? Url, DateTimeOffset CreatedAt)
{
    public const string KindName = "glossary_source";
    public const string Own = "own";
    public const string BuiltIn = "marketplace";
    public const string CcCedict = "cc-cedict";

    /// <summary>Those that are there from the beginning.</summary>
    public static readonly IReadOnlyList<GlossarySource> First =
    [
        new(new Guid("01980000-0000-7000-8000-000000000a01"), Own, "Terms of this platform's operators", "LicenseRef-own", "The operator of this platform", null, DateTimeOffset.UnixEpoch),
        new(new Guid("01980000-0000-7000-8000-000000000a02"), BuiltIn, "Terms of the eleven fields", "Apache-2.0", "Marketplace", null, DateTimeOffset.UnixEpoch),
        new(new Guid("01980000-0000-7000-8000-000000000a03"), CcCedict, "CC-CEDICT, a Chinese-English dictionary", "CC-BY-SA-4.0", "CC-CEDICT, published by MDBG, contributed to by its community", "https://www.mdbg.net/chinese/dictionary?page=cc-cedict", DateTimeOffset.UnixEpoch),
    ];
}

/// <param name="Terms">How many of them are in use.</param>
internal sealed record SourceView(Guid Id, string Name, string Title, string Licence, string Attribution, string? Url, int Terms, DateTimeOffset CreatedAt)
{
    public static readonly SourceView Example = Of(GlossarySource.First[2], 116_967);

    public static SourceView Of(GlossarySource s, int terms) => new(s.Id, s.Name, s.Title, s.Licence, s.Attribution, s.Url, terms, s.CreatedAt);
}
