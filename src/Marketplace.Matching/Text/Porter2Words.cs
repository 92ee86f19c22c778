namespace Marketplace.Matching;

/// <summary>The tables of <see cref="Porter2"/>: suffixes, longest first within a step, and the words that go their own way.</summary>
internal static class Porter2Words
{
    /// <summary>Replace <paramref name="From"/> by <paramref name="To"/>; only behind one of the letters <paramref name="After"/>, if any are given.</summary>
    internal readonly record struct Suffix(string From, string To, string After = "", bool InR2 = false);

    public static readonly string[] Eed = ["eedly", "eed"];
    public static readonly string[] Participles = ["ingly", "edly", "ing", "ed"];

    public static readonly Suffix[] Step2 =
    [
        new("ational", "ate"), new("fulness", "ful"), new("iveness", "ive"), new("ization", "ize"), new("ousness", "ous"),
        new("biliti", "ble"), new("lessli", "less"), new("tional", "tion"),
        new("alism", "al"), new("aliti", "al"), new("ation", "ate"), new("entli", "ent"), new("fulli", "ful"), new("iviti", "ive"), new("ousli", "ous"),
        new("abli", "able"), new("alli", "al"), new("anci", "ance"), new("ator", "ate"), new("enci", "ence"), new("izer", "ize"),
        new("bli", "ble"), new("ogi", "og", After: "l"), new("li", "", After: "cdeghkmnrt"),
    ];

    public static readonly Suffix[] Step3 =
    [
        new("ational", "ate"), new("tional", "tion"), new("alize", "al"), new("icate", "ic"), new("iciti", "ic"),
        new("ative", "", InR2: true), new("ical", "ic"), new("ness", ""), new("ful", ""),
    ];

    public static readonly Suffix[] Step4 =
    [
        new("ement", ""), new("able", ""), new("ance", ""), new("ence", ""), new("ible", ""), new("ment", ""),
        new("ant", ""), new("ate", ""), new("ent", ""), new("ion", "", After: "st"), new("ism", ""), new("iti", ""), new("ive", ""), new("ize", ""), new("ous", ""),
        new("al", ""), new("er", ""), new("ic", ""),
    ];

    /// <summary>Words whose R1 would begin too early: general, communicate, arsenic.</summary>
    public static readonly string[] R1Starts = ["gener", "commun", "arsen"];

    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> DoneAfterPlural = new HashSet<string>(StringComparer.Ordinal)
    {
        "inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    public static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Irregular = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["skis"] = "ski",
        ["skies"] = "sky",
        ["dying"] = "die",
        ["lying"] = "lie",
        ["tying"] = "tie",
        ["idly"] = "idl",
        ["gently"] = "gentl",
        ["ugly"] = "ugli",
        ["early"] = "earli",
        ["only"] = "onli",
        ["singly"] = "singl",
        ["sky"] = "sky",
        ["news"] = "news",
        ["howe"] = "howe",
        ["atlas"] = "atlas",
        ["cosmos"] = "cosmos",
        ["bias"] = "bias",
        ["andes"] = "andes",
    }.GetAlternateLookup<ReadOnlySpan<char>>();
}
