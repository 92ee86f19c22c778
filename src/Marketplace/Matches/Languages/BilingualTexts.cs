using Marketplace.Integration;
using Marketplace.Matching;
using Marketplace.Platform;

namespace Marketplace.Matches.Languages;

internal static class BilingualTexts
{
    /// <summary>What an item says in Chinese and in English; null where it is not written in both.</summary>
    public static BilingualPair? PairOf(MatchItem item) =>
        item.IsBilingual
            ? new BilingualPair($"{(item.TitleEn is null ? "" : item.Title)}\n{(item.TextEn is null ? "" : item.Text)}", $"{item.TitleEn}\n{item.TextEn}")
            : null;
}
