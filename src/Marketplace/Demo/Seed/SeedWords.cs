using System.Text.Json;
using Marketplace.Platform;

namespace Marketplace.Demo;

/// <summary>A word in both languages.</summary>
internal sealed record SeedWord(string Zh, string En)
{
    public static SeedWord Of(string text) => text.Split('|') is [var zh, var en] ? new SeedWord(zh, en) : throw new FormatException(text);
}

internal sealed record SeedPlace(string Region, string Zh, string En)
{
    public static SeedPlace Of(string text) => text.Split('|') is [var region, var zh, var en] ? new SeedPlace(region, zh, en) : throw new FormatException(text);
}

/// <summary>What can be better of a thing: from where it is to where it should be.</summary>
internal sealed record SeedQuality(string Zh, string En, string Unit, decimal From, decimal To)
{
    public bool IsUp => To > From;

    public static SeedQuality Of(string text) => text.Split('|') is [var zh, var en, var unit, var from, var to, _]
        ? new SeedQuality(zh, en, unit, decimal.Parse(from, null), decimal.Parse(to, null))
        : throw new FormatException(text);

    public string Say(decimal value) => Unit == "1" ? $"{value}" : $"{value} {Unit}";
}

internal sealed record SeedField(
    TechnologyField Code, IReadOnlyList<string> Industries, SeedWord Trade, IReadOnlyList<SeedWord> Things, IReadOnlyList<SeedQuality> Qualities,
    IReadOnlyList<SeedWord> Methods, IReadOnlyList<SeedWord> Uses)
{
    /// <summary>The n-th combination, each before any comes again.</summary>
    public (SeedWord Thing, SeedQuality Quality, SeedWord Use) Combination(int number)
    {
        var mixed = (int)((long)number * 97 % (Things.Count * Qualities.Count * Uses.Count));
        return (Things[mixed % Things.Count], Qualities[mixed / Things.Count % Qualities.Count], Uses[mixed / Things.Count / Qualities.Count]);
    }
}

/// <summary>The lists of words that names and texts are made of.</summary>
internal sealed record SeedWords(
    IReadOnlyList<string> First, IReadOnlyList<string> Second, IReadOnlyList<SeedPlace> Places, IReadOnlyList<SeedWord> Schools, IReadOnlyList<string> Troubles,
    IReadOnlyList<string> Conditions, IReadOnlyList<string> Offers, IReadOnlyList<string> Proofs, IReadOnlyList<string> Stages, IReadOnlyList<SeedField> Fields)
{
    private sealed record Lists(
        string First, string Second, List<string> Places, List<string> Schools, List<string> Troubles, List<string> Conditions, List<string> Offers,
        List<string> Proofs, List<string> Stages, List<Field> Fields);

    private sealed record Field(
        TechnologyField Code, List<string> Industries, string Trade, List<string> Things, List<string> Qualities, List<string> Methods, List<string> Uses);

    public static SeedWords Read()
    {
        var l = JsonSerializer.Deserialize<Lists>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Demo", "words.json")), Json.Options)!;
        return new SeedWords(
            l.First.Split(' '), l.Second.Split(' '), l.Places.ConvertAll(SeedPlace.Of), l.Schools.ConvertAll(SeedWord.Of), l.Troubles, l.Conditions, l.Offers,
            l.Proofs, l.Stages, l.Fields.ConvertAll(f => new SeedField(
                f.Code, f.Industries, SeedWord.Of(f.Trade), f.Things.ConvertAll(SeedWord.Of), f.Qualities.ConvertAll(SeedQuality.Of), f.Methods.ConvertAll(SeedWord.Of),
                f.Uses.ConvertAll(SeedWord.Of))));
    }

    /// <summary>A name of two characters, each number another one.</summary>
    public SeedWord Brand(int number)
    {
        var (first, second) = (First[number % First.Count], Second[(number / First.Count + number) % Second.Count]);
        return new SeedWord($"{first[0]}{second[0]}", $"{char.ToUpperInvariant(first[1])}{first[2..]}{second[1..]}");
    }
}
