using System.Text.RegularExpressions;

namespace Marketplace.Matching;

/// <summary>What leads to a facet in English.</summary>
internal static partial class EnglishRules
{
    public static readonly FacetRule[] Material = [new(Materials(), ReadMaterial)];
    public static readonly FacetRule[] Method = [new(Means(), (text, start, end) => Denied().IsMatch(Left(text, start, 24)) ? null : Named(EnglishPhrase.After(text, end, mayPointBack: false)))];
    public static readonly FacetRule[] Product = [new(Makes(), ReadProduct), new(Seeks(), (text, _, end) => Thing(EnglishPhrase.After(text, end, wantsArticle: true)))];
    public static readonly FacetRule[] Application =
    [
        new(Uses(), (text, _, end) => Named(EnglishPhrase.After(text, end))),
        new(Applications(), (text, start, _) => EnglishPhrase.Before(text, start) is { } use && !IsAdjective(use) ? use : null),
    ];
    public static readonly FacetRule[] Must = [new(Musts(), ReadMust)];
    public static readonly FacetRule[] Excluded =
    [
        new(MustNots(), (text, _, end) => EnglishPhrase.After(text, end, mayPoint: true)),
        new(Withouts(), (text, start, end) => Demand().IsMatch(text) && !Either().IsMatch(Left(text, start, 9)) ? EnglishPhrase.After(text, end, mayPoint: true) : null),
    ];

    [GeneratedRegex(@"\b(?:problems?|challeng(?:e|es|ing)|bottlenecks?|difficult(?:y|ies)?|shortcomings?|limitations?|lack of|critical need)\b", RegexOptions.IgnoreCase)]
    public static partial Regex Problem();

    [GeneratedRegex(@"\b(?:objective|goal|needs?|seeks?|develop)\b", RegexOptions.IgnoreCase)]
    public static partial Regex Objective();

    [GeneratedRegex(@"\b(?:offerors?|proposers?|proposals?|applicants?|awardees?|contractors?|solicitation|phase (?:I{1,3}|[123])|this topic include|following)\b", RegexOptions.IgnoreCase)]
    public static partial Regex NoProblem();

    /// <summary>Of how to apply and to be paid.</summary>
    [GeneratedRegex(@"\b(?:offerors?|proposers?|proposals?|applicants?|awardees?|performers?|contractors?|solicitation|SBIR|STTR|small business|phase (?:I{1,3}|[123])|deliverables?|ITAR|clearance|eligible)\b", RegexOptions.IgnoreCase)]
    public static partial Regex Procedure();

    /// <summary>Of how it is now, not of what is wanted.</summary>
    [GeneratedRegex(@"\b(?:current(?:ly)?|existing|today|traditional(?:ly)?|conventional(?:ly)?|typical(?:ly)?|legacy|state[- ]of[- ]the[- ]art|commercially available|historically|recent(?:ly)?|previous(?:ly)?|past|prior|has been|have been|however|unfortunately|studies|commonly|often|usually|were|was)\b", RegexOptions.IgnoreCase)]
    public static partial Regex Background();

    [GeneratedRegex(@"\b(?:must|shall|should|needs?|seeks?|sought|wanted|required|develop|objective|goals?|capable|desires?|able|will)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Demand();

    [GeneratedRegex(@"\b(?:not|than|without|instead of|rather|avoid|never|no longer)\b[^,]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Denied();

    [GeneratedRegex(@"\b(?:alloy|steel|polymer|resin|fiber|fibre|ceramic|composite|graphene|film|coating|membrane|catalyst|glass|rubber|nanotube|nanoparticle|silicon|titanium|aluminum|aluminium|copper|nickel|carbide|nitride|elastomer|epoxy|foam|fabric|laminate|aerogel|hydrogel|superalloy)s?\b(?!-)", RegexOptions.IgnoreCase)]
    private static partial Regex Materials();

    [GeneratedRegex(@"\b(?:using|via|based (?:up)?on|by means of|through the use of|leveraging|employing)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Means();

    [GeneratedRegex(@"(?:^|(?<=\b(?:to|and|or|will|shall|should) ))(?:research, )?(?:develop|design|fabricate|construct|prototype|build)(?:,? (?:and|or|and/or|&) (?:develop|design|demonstrate|validate|test|build|fabricate|evaluate|implement|prototype|prove|produce))?\b|\b(?:the|interested in(?: the)?)(?: design and)? development of\b", RegexOptions.IgnoreCase)]
    private static partial Regex Makes();

    [GeneratedRegex(@"\b(?:seeks?|desires?|solicits?|(?:is|are) (?:interested in|looking for|seeking)|need(?:ed|s)? (?:exists )?for|in need of)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Seeks();

    [GeneratedRegex(@"\b(?:for use (?:in|on|with|by)|(?:used|applied|intended) (?:in|for)|(?:suitable|suited|applicable) (?:for|to|in)|applications? (?:in|include|includes|including|such as))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Uses();

    [GeneratedRegex(@"\bapplications\b", RegexOptions.IgnoreCase)]
    private static partial Regex Applications();

    [GeneratedRegex(@"\b(?:must|shall)\b(?! not\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Musts();

    [GeneratedRegex(@"\b(?:must|shall|should) not (?:contain|use|require|rely on|involve|employ|include|depend on|need|cause|introduce|produce|exhibit|have|emit|interfere with)\b", RegexOptions.IgnoreCase)]
    private static partial Regex MustNots();

    [GeneratedRegex(@"\b(?:without(?: (?:the use of|the need for|use of|requiring))?|free (?:of|from)|not interested in)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Withouts();

    [GeneratedRegex(@"\b(?:and|or|with) $")]
    private static partial Regex Either();

    [GeneratedRegex(@"^(?:if|when|because|since|although|while|as|where|once|to|in|for)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Condition();

    [GeneratedRegex(@"^(?:all|through|non|multi|single|dual|inter|intra)-", RegexOptions.IgnoreCase)]
    private static partial Regex Joined();

    private const int LongestItem = 60;

    private static readonly Words Alone = new("graphene titanium aluminum aluminium rubber steel nickel copper epoxy aerogel hydrogel");

    /// <summary>Whether a figure is one of what is asked for: one that is said of anything needs a sentence that demands, or is an item of a list.</summary>
    public static bool IsAsked(FoundFigure figure) => !figure.IsPlain || figure.Sentence.AsSpan().ContainsAnyInRange('\u4E00', '\u9FFF') || figure.Sentence.Length <= LongestItem || Demand().IsMatch(figure.Sentence);

    private static string Left(string text, int start, int most) => text[Math.Max(0, start - most)..start];

    // With the nouns before it, and further materials behind it: carbon fiber composites.
    private static string? ReadMaterial(string text, int start, int end)
    {
        while (start > 0 && text[start - 1] is '-' or '/' && EnglishPhrase.WordBefore(text, start) is { End: > 0 } joined) start = joined.Start;
        for (var next = EnglishPhrase.Word(text, end); next.End > 0 && Materials().IsMatch(EnglishPhrase.Of(text, next)); next = EnglishPhrase.Word(text, end)) end = next.End;
        if (Joined().IsMatch(text.AsSpan(start, end - start))) return null;
        var from = start;
        for (var n = 0; n < 3; n++)
        {
            var before = EnglishPhrase.WordBefore(text, from);
            var word = EnglishPhrase.Of(text, before);
            // High strength steel is none of another strength.
            if (n > 0 && word is "high" or "High" or "low" or "Low" or "ultra") from = before.Start;
            if (before.End == 0 || EnglishWords.Ends.Has(word) || EnglishWords.Articles.Has(word) || EnglishWords.Pointers.Has(word) || EnglishWords.IsVerb(word) || word.Length < 3 || EnglishWords.EndsAs(word, "ing", "ly") || EnglishWords.EndsAs(word, "ed") && !word.Contains('-') || EnglishWords.Qualities.Has(word)) break;
            if (n == 2) return null;
            from = before.Start;
        }
        var bare = from == start && text.AsSpan(start, end - start).IndexOfAny(' ', '-') < 0;
        return bare && !Alone.Has(text.AsSpan(start, end - start)) ? null : text[from..end];
    }

    // A word alone is a name, or too little.
    private static string? Named(string? phrase) => phrase is null || phrase.Length < 3 || phrase.AsSpan().IndexOfAny(' ', '-') < 0 && (phrase.Length < 4 || !phrase.Any(char.IsAsciiLetterUpper) || IsAdjective(phrase)) ? null : phrase;

    private static bool IsAdjective(string phrase) => !phrase.Contains(' ') && EnglishWords.EndsAs(phrase, "al", "ic", "ary", "ive", "ble");

    private static string? ReadProduct(string text, int start, int end) => Denied().IsMatch(Left(text, start, 16)) ? null : Thing(EnglishPhrase.After(text, end, wantsArticle: text[end - 1] is 'f'));

    private static string? Thing(string? phrase)
    {
        if (Named(phrase) is null) return null;
        var of = phrase!.IndexOf(" of ", StringComparison.OrdinalIgnoreCase);
        var head = EnglishPhrase.WordBefore(phrase, of < 0 ? phrase.Length : of);
        return EnglishWords.Papers.Has(EnglishPhrase.Of(phrase, head)) ? null : phrase;
    }

    private static string? ReadMust(string text, int start, int end)
    {
        var clause = text.AsSpan(0, start).LastIndexOfAny(",:()") + 1;
        if (text.AsSpan(clause, start - clause).IsWhiteSpace()) clause = 0;
        var (subject, words, at) = (text[Math.Max(clause, start - 120)..start].Trim(), 0, start);
        if (subject.Length == 0 || Condition().IsMatch(subject)) return null;
        for (var word = EnglishPhrase.WordBefore(text, at); word.End > 0 && word.Start >= clause; word = EnglishPhrase.WordBefore(text, word.Start), words++)
            if (EnglishWords.People.Has(EnglishPhrase.Of(text, word)) || words > 14) return null;
        if (EnglishPhrase.Clause(text, end) is not { } phrase) return null;
        var first = EnglishPhrase.Word(phrase, 0);
        if (EnglishPhrase.Of(phrase, first) is "be" or "also") first = EnglishPhrase.Word(phrase, first.End);
        while (first.End > 0 && (EnglishWords.EndsAs(EnglishPhrase.Of(phrase, first), "ly") || EnglishPhrase.Of(phrase, first) is "well" or "be" or "also")) first = EnglishPhrase.Word(phrase, first.End);
        return words == 0 || first.End == 0 || EnglishWords.Doings.Has(EnglishPhrase.Of(phrase, first)) || phrase.Contains(" following", StringComparison.Ordinal) || !phrase.Contains(' ') ? null : phrase;
    }
}
