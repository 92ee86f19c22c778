namespace Marketplace.Benchmarks.Matching.Texts;

/// <summary>What an item says in one language.</summary>
/// <param name="OwnTitle">Null where the first 120 characters of the text stand for it, as where it is imported.</param>
internal sealed record Side(string? OwnTitle, string Text)
{
    private const int TitleLength = 120;

    public string Title => OwnTitle ?? Text[..Math.Min(TitleLength, Text.Length)];
}

/// <summary>A text like that of a result. One that says the same in both languages is one item.</summary>
/// <param name="Name">As the links and judgements call it; null where it is made up.</param>
internal sealed record Item(string? Name, Side? Chinese, Side? English)
{
    public Side Main => Chinese ?? English!;
}

/// <summary>A question: title and text of a need, in one language.</summary>
/// <param name="Language"><c>en</c> or <c>zh</c>.</param>
internal sealed record Need(string Name, string Language, string Title, string Text)
{
    public bool IsChinese => Language == "zh";
}
