using System.Text.Json;

namespace Marketplace.Matching;

/// <summary>The weights by which an index ranks and the calibration of its scores: data, with a version.</summary>
/// <param name="Version">Names it in logs of what was shown.</param>
/// <param name="UnitsPart">The part of characters and words in the ranking value.</param>
/// <param name="PairsPart">The part of pairs of neighbours.</param>
/// <param name="SpreadPower">Both are divided by this power of their standard deviation over the documents.</param>
/// <param name="EvenPower">A query whose values differ much between documents is compared with others after division by this power of their standard deviation.</param>
/// <param name="UsualSpread">The standard deviation that changes nothing.</param>
/// <param name="Middle">The value v with score one half: score = v^Slope / (v^Slope + Middle^Slope).</param>
/// <param name="Slope">See <paramref name="Middle"/>.</param>
/// <param name="CrossIdfPower">Across languages rare words count by this power of their idf.</param>
/// <param name="CrossSaturation">Across languages a frequency f counts f / (f + this), at mean length.</param>
/// <param name="CrossScale">A part r of what could be shared across languages is as good as a value of CrossScale · r ^ CrossPower in one language; the first for documents in Chinese, the second for those in English.</param>
/// <param name="CrossPower">See <paramref name="CrossScale"/>.</param>
/// <param name="CrossSingle">A Chinese character alone that is asked counts this much: it rarely is the word that the dictionary explains.</param>
/// <param name="CrossChance">What is shared up to the mean over the documents and so many standard deviations is chance, and taken off.</param>
/// <param name="CrossKept">But this part of a value at least is kept, so that documents stay apart.</param>
/// <param name="SecondChance">What a document says across languages counts this much if it has the query's language too.</param>
/// <param name="LearnedScale">With learned translations more is shared: CrossScale is then multiplied by this.</param>
/// <param name="LearnedPart">How far learned translations are trusted beside those of the dictionary, 0 to 1.</param>
/// <param name="LevelCuts">The scores from which the levels 2, 3 and 4 are the conditional median, ascending.</param>
/// <param name="MeaningPart">Each standard deviation by which a document is nearer in meaning than others, above the floor, is as good as such a value.</param>
/// <param name="MeaningFloor">Up to so many standard deviations nearness in meaning is chance.</param>
public sealed record RankingModel(
    string Version, double UnitsPart, double PairsPart, double SpreadPower, double EvenPower, double UsualSpread, double Middle, double Slope, double CrossIdfPower, double CrossSaturation, IReadOnlyList<double> CrossScale, IReadOnlyList<double> CrossPower,
    double CrossSingle, double CrossChance, double CrossKept, double SecondChance, double LearnedScale, double LearnedPart, IReadOnlyList<double> LevelCuts,
    double MeaningPart = 0.02, double MeaningFloor = 1.5)
{
    /// <summary>So many documents that have the usual spread, or share nothing, are counted beside those that there are.</summary>
    private const double Few = 500, FewForChance = 20;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The one that comes with the library.</summary>
    public static readonly RankingModel Default = Parse(Resources.Text("model.json"));

    /// <exception cref="FormatException">The text is no such model; the message says why.</exception>
    public static RankingModel Parse(string json)
    {
        try
        {
            var model = JsonSerializer.Deserialize<RankingModel>(json, Format);
            return model is { Version.Length: > 0, UnitsPart: >= 0, PairsPart: >= 0, UsualSpread: > 0, Middle: > 0, Slope: > 0, CrossScale: [> 0, > 0], CrossPower: [> 0, > 0], LevelCuts.Count: 3, MeaningPart: >= 0 and <= 10, MeaningFloor: >= 0 }
                ? model
                : throw new FormatException("A ranking model needs a version, parts of at least 0 (of meaning at most 10), a middle above 0 and three level cuts.");
        }
        catch (JsonException fault)
        {
            throw new FormatException($"The ranking model is not JSON of the expected form: {fault.Message}", fault);
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this, Format);

    /// <summary>The level that a score stands for: the middle one of those that experts would give.</summary>
    public Level LevelOf(double score)
    {
        var level = 1;
        for (var i = 0; i < LevelCuts.Count; i++)
            if (score >= LevelCuts[i]) level++;
        return (Level)level;
    }

    /// <summary>By what a query's values are multiplied, given their standard deviation over the documents; few documents tell little of it.</summary>
    internal double Spread(double deviation, int documents)
    {
        var square = (documents * deviation * deviation + Few * UsualSpread * UsualSpread) / (documents + Few);
        return Math.Pow(UsualSpread / Math.Sqrt(square), EvenPower);
    }

    /// <summary>What a document shares by chance, given what documents share; few documents tell little of it.</summary>
    internal double Chance(double mean, double deviation, int documents) => (mean + CrossChance * deviation) * documents / (documents + FewForChance);

    internal double Score(double value) => value <= 0 ? 0 : 1 / (1 + Math.Pow(Middle / value, Slope));
}
