using Marketplace.Benchmarks.Matching.Texts;
using Marketplace.Integration;
using Marketplace.Matches;
using Marketplace.Matching;
using Marketplace.Platform;

namespace Marketplace.Benchmarks.Matching.Engines;

/// <summary>The texts as the service holds them after an import.</summary>
internal static class MatchItems
{
    private static readonly Guid University = new("01980000-0000-7000-8000-00000000000a");
    private static readonly Guid Company = new("01980000-0000-7000-8000-00000000000b");

    public static MatchItem Result(Item item, int number) => new(
        Catalogue.IdOf(number), null, University, University, item.Main.Title, item.Chinese is null ? null : item.English?.Title, item.Main.Text, item.Chinese is null ? null : item.English?.Text,
        [], null, null, null, null, item.Chinese is null ? Language.En : Language.Zh, true, null, new ResultTerms([], null, null, []));

    public static Document Document(Item item, int number) => new(Catalogue.IdOf(number), SideIndex.Texts(Result(item, number)));

    public static IReadOnlyList<FieldText> Texts(Need need) => [.. new[] { new FieldText(Field.Title, need.Title), new FieldText(Field.Text, need.Text) }.Where(text => text.Text.Length > 0)];

    /// <summary>Its facets are read when it is published, as there.</summary>
    public static MatchItem Posted(Need need)
    {
        var facets = FacetSet.Read([need.Title], [need.Text], []);
        return new MatchItem(
            Guid.Empty, null, Company, Company, need.Title, null, need.Text, null, [], null, null, null, null, need.IsChinese ? Language.Zh : Language.En, false,
            new NeedTerms(null, null, null, null, new Lazy<FacetSet>(facets), false), null);
    }
}
