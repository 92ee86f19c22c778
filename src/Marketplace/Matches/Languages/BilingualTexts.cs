using Marketplace.Integration;
using Marketplace.Matching;
using Marketplace.Platform;

namespace Marketplace.Matches.Languages;

internal static class BilingualTexts
{
    /// <summary>What an item says in Chinese and in English; null where it is not written in both. An item whose own language is English has no Chinese side.</summary>
    public static BilingualPair? PairOf(MatchItem item) =>
        item.Language == Language.Zh && (item.TitleEn is not null || item.TextEn is not null)
            ? new BilingualPair($"{(item.TitleEn is null ? "" : item.Title)}\n{(item.TextEn is null ? "" : item.Text)}", $"{item.TitleEn}\n{item.TextEn}")
            : null;
}
