using Marketplace.Matching;

namespace Marketplace.Matches.Languages;

/// <summary>What this node matches the two languages by. Each part is put in its place at any moment, and both sides go by it at once.</summary>
internal sealed class MatchKnowledge(SideIndexes indexes)
{
    private readonly Lock _one = new();

    /// <summary>The trained model that this node answers with; 0 is none.</summary>
    public int ModelVersion { get; private set; }

    public void Use(Lexicon lexicon)
    {
        lock (_one)
        {
            Set(Now with { Lexicon = lexicon });
        }
    }

    public void Use(BilingualModel model, int version)
    {
        lock (_one)
        {
            Set(Now with { Learned = model });
            ModelVersion = version;
        }
    }

    private Knowledge Now => indexes.Of(MatchSide.Results).Index.Knowledge;

    private void Set(Knowledge knowledge)
    {
        foreach (var side in Enum.GetValues<MatchSide>())
        {
            indexes.Of(side).Index.Knowledge = knowledge;
        }
    }
}
