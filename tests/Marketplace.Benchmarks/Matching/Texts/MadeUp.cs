using System.Text;

namespace Marketplace.Benchmarks.Matching.Texts;

/// <summary>
/// Items put together from the sentences of real ones: of the languages and the number of sentences of a real item drawn by lot, each sentence with even odds
/// from that item or from any of its language, and the title likewise. The same number always gives the same item, so that none has to be kept.
/// </summary>
internal sealed class MadeUp
{
    private readonly IReadOnlyList<Item> _real;
    private readonly ulong _seed;
    private readonly Pool _chinese, _english;

    public MadeUp(IReadOnlyList<Item> real, ulong seed) =>
        (_real, _seed, _chinese, _english) = (real, seed, new Pool(real.Select(item => item.Chinese)), new Pool(real.Select(item => item.English)));

    public Item Of(int number)
    {
        var dice = new Dice(_seed, (ulong)number);
        var like = _real[dice.Below(_real.Count)];
        return new Item(null, _chinese.Make(like.Chinese, ref dice), _english.Make(like.English, ref dice));
    }

    /// <summary>All there is in one language.</summary>
    private sealed class Pool(IEnumerable<Side?> sides)
    {
        private readonly List<Sentence> _sentences = [.. sides.OfType<Side>().SelectMany(Spoken).SelectMany(Sentences.Of)];
        private readonly List<string> _titles = [.. sides.OfType<Side>().Select(side => side.OwnTitle).OfType<string>()];

        public Side? Make(Side? like, ref Dice dice)
        {
            if (like is null)
            {
                return null;
            }

            var text = new StringBuilder(like.Text.Length + 200);
            foreach (var own in Sentences.Of(like.Text))
            {
                var said = dice.EvenOdds() ? own : _sentences[dice.Below(_sentences.Count)];
                text.Append(text.Length > 0 && char.IsAscii(text[^1]) && !char.IsWhiteSpace(text[^1]) ? " " : "").Append(said.Span);
            }

            return new Side(like.OwnTitle is null || dice.EvenOdds() ? like.OwnTitle : _titles[dice.Below(_titles.Count)], text.ToString());
        }

        // Where there is but a title, it is what the item says.
        private static IEnumerable<string> Spoken(Side side) => side.Text.Length > 0 ? [side.Text] : [];
    }
}
