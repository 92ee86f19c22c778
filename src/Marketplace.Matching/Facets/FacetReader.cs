using System.Text.RegularExpressions;

namespace Marketplace.Matching;

/// <summary>How many places are looked at, so that no text costs without bound.</summary>
internal sealed class Effort
{
    /// <summary>For one facet; a usual need has a dozen.</summary>
    public const int Most = 400;

    private int left = Most;

    public int Spent { get; private set; }

    public Effort Again()
    {
        left = Most;
        return this;
    }

    public bool Spend() => left-- > 0 && ++Spent > 0;
}

/// <summary>A word that leads to a facet, and what reads the phrase beside it.</summary>
/// <param name="Read">Of a sentence and the beginning and end of the word in it; null where there is no clean phrase.</param>
internal sealed record FacetRule(Regex Trigger, Func<string, int, int, string?> Read, bool OfTitlesOnly = false);

/// <summary>Reads facets sentence by sentence: finds the words that usually lead to one, and looks beside them for a phrase that begins and ends as one does.</summary>
internal static class FacetReader
{
    /// <summary>Of one facet; an owner confirms a handful, not a page.</summary>
    private const int Most = 12;

    public static Facets Read(IReadOnlyList<FieldText> texts) => Read(texts, new Effort());

    /// <inheritdoc cref="Facets.Figures"/>
    public static IReadOnlyList<Target> Figures(IReadOnlyList<FieldText> texts, AskedUnit? of) => Targets(FacetSentences.Stating(of, texts), new Effort(), null, of);

    internal static Facets Read(IReadOnlyList<FieldText> texts, Effort effort)
    {
        var all = FacetSentences.Of(texts);
        var asked = all.Where(s => !s.IsAside && !(s.IsChinese ? ChineseRules.Background() : EnglishRules.Procedure()).IsMatch(s.Text)).ToList();
        var wanted = asked.Where(s => s.IsChinese || s.IsTitle || !EnglishRules.Background().IsMatch(s.Text)).ToList();
        return new(
            Problem(all), Targets(wanted.Select(s => s.Text), effort.Again(), figure => EnglishRules.IsAsked(figure) && ChineseRules.IsAsked(figure)),
            Found(wanted, ChineseRules.Material, EnglishRules.Material, effort.Again()), Found(wanted, ChineseRules.Method, EnglishRules.Method, effort.Again()),
            Found(wanted, ChineseRules.Product, EnglishRules.Product, effort.Again()), Found(wanted, ChineseRules.Application, EnglishRules.Application, effort.Again()),
            Found(wanted, ChineseRules.Must, EnglishRules.Must, effort.Again()), Found(wanted, ChineseRules.Excluded, EnglishRules.Excluded, effort.Again()));
    }

    /// <summary>The sentence that speaks of a difficulty, else of an objective, else the title.</summary>
    private static string? Problem(List<Sentence> all)
    {
        var told = all.Where(s => !s.IsAside && !s.IsTitle && s.Text.Length >= (s.IsChinese ? 8 : 30)).ToList();
        return Of(s => s.IsChinese ? ChineseRules.Problem().IsMatch(s.Text) && !ChineseRules.NoProblem().IsMatch(s.Text) : EnglishRules.Problem().IsMatch(s.Text) && !EnglishRules.NoProblem().IsMatch(s.Text))
            ?? Of(s => s.IsChinese ? ChineseRules.Objective().IsMatch(s.Text) && !ChineseRules.NoProblem().IsMatch(s.Text) : EnglishRules.Objective().IsMatch(s.Text) && !EnglishRules.NoProblem().IsMatch(s.Text))
            ?? all.Where(s => s.IsTitle).Select(s => s.Text).FirstOrDefault();

        string? Of(Func<Sentence, bool> fits) => told.Where(fits).Select(s => s.Text).FirstOrDefault();
    }

    private static IReadOnlyList<Target> Targets(IEnumerable<string> sentences, Effort effort, Func<FoundFigure, bool>? isAsked, AskedUnit? of = null) =>
        [.. sentences.SelectMany(sentence => TargetReader.Read(sentence, effort, isAsked, of)).DistinctBy(target => target.Text).Take(Most)];

    private static IReadOnlyList<string> Found(List<Sentence> sentences, FacetRule[] chinese, FacetRule[] english, Effort effort) =>
        [.. sentences.SelectMany(s => Phrases(s, s.IsChinese ? chinese : english, effort)).Distinct(StringComparer.OrdinalIgnoreCase).Take(Most)];

    private static IEnumerable<string> Phrases(Sentence sentence, FacetRule[] rules, Effort effort)
    {
        foreach (var rule in rules.Where(rule => sentence.IsTitle || !rule.OfTitlesOnly))
            for (var match = rule.Trigger.Match(sentence.Text); match.Success && effort.Spend(); match = match.NextMatch())
                if (rule.Read(sentence.Text, match.Index, match.Index + match.Length) is { } phrase) yield return phrase;
    }
}
