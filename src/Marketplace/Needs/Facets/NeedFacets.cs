using Marketplace.Integration;
using Marketplace.Matching;

namespace Marketplace.Needs.Facets;

/// <summary>Read: by rules, and again when the text changes. Edited or confirmed by the owner they stay, as far as the text still says them; stale: it has changed since.</summary>
internal enum FacetState { Read, Edited, Confirmed, Stale }

/// <param name="ConfirmedAt">Null until the owner has confirmed them, and again when they are edited.</param>
internal sealed record NeedFacets(FacetState State, FacetSet Set, DateTimeOffset? ConfirmedAt = null);

/// <summary>A target that the need states beside its text, as a facet.</summary>
internal static class StatedTargets
{
    // The first that is found counts: the longer forms hold the shorter ones.
    private static readonly (string Word, Comparator Direction)[] Directions =
    [
        .. new[] { "不低于", "不少于", "不小于", "至少", "not less", "no less", "not below", "at least", "minimum" }.Select(word => (word, Comparator.AtLeast)),
        .. new[] { "不高于", "不超过", "不大于", "不多于", "至多", "not more", "no more", "not above", "at most", "maximum", "less than", "below", "低于", "少于", "小于", "以下", "≤", "<" }
            .Select(word => (word, Comparator.AtMost)),
        .. new[] { "more than", "above", "高于", "大于", "多于", "超过", "以上", "≥", ">" }.Select(word => (word, Comparator.AtLeast)),
    ];

    public static string Said(Target t) => $"{t.Name} {t.Required} {t.Unit}".Trim();

    public static FacetTarget Of(Target t) => new(Said(t), t.Name, DirectionOf(t), t.Required, null, t.Unit, t.MustHave);

    // Where the name does not say it, what there is now is to become better.
    private static Comparator DirectionOf(Target t) =>
        Directions.Where(d => t.Name!.Contains(d.Word, StringComparison.OrdinalIgnoreCase)).Select(d => (Comparator?)d.Direction).FirstOrDefault()
            ?? (t.Current is null ? Comparator.Equal : t.Current > t.Required ? Comparator.AtMost : Comparator.AtLeast);
}
