namespace Marketplace.Matching;

internal static class FacetReader
{
    public static Facets Read(IReadOnlyList<FieldText> texts) =>
        new(texts.FirstOrDefault(text => text.Field == Field.Title)?.Text, [], [], [], [], [], [], []);
}
