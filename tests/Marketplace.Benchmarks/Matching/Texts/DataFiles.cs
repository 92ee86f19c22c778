using System.IO.Compression;
using System.Text.Json;

namespace Marketplace.Benchmarks.Matching.Texts;

/// <summary>The texts of a folder <c>shared/data</c> beside this repository, or of one that is named; they have no licence to stand in it.</summary>
internal sealed class DataFiles(string folder)
{
    private static readonly JsonSerializerOptions Snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private sealed record Line(string Id, string? Title, string? Text, string? TitleZh, string? AbstractZh, string? TitleEn, string? AbstractEn);

    /// <returns>Null where there is no such folder.</returns>
    public static DataFiles? Find(string? named)
    {
        if (named is not null)
        {
            return Directory.Exists(named) ? new DataFiles(named) : null;
        }

        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (Path.Combine(at.FullName, "shared", "data") is var data && Directory.Exists(data))
            {
                return new DataFiles(data);
            }
        }

        return null;
    }

    /// <summary>English only.</summary>
    public IReadOnlyList<Item> EnglishResults() => [.. Lines("en-results").Select(English)];

    /// <summary>All texts there are like those of results. A paper in both languages is one.</summary>
    public IReadOnlyList<Item> AllResults() =>
    [
        .. EnglishResults(),
        .. Lines("en-results-more").Concat(Lines("us-university-listings")).Select(English),
        .. Lines("zh-results").Concat(Lines("zh-patents")).Select(line => new Item(line.Id, SideOf(line.Title, line.Text), null)),
        .. Lines("bilingual").Concat(Lines("zh-papers")).Select(line => new Item(line.Id, SideOf(line.TitleZh, line.AbstractZh), SideOf(line.TitleEn, line.AbstractEn))),
    ];

    public IReadOnlyList<Need> EnglishNeeds() => [.. Lines("en-needs").Select(line => new Need(line.Id, "en", line.Title ?? "", line.Text ?? ""))];

    public IReadOnlyList<Need> MoreEnglishNeeds() => [.. Lines("en-needs-more").Select(line => new Need(line.Id, "en", line.Title ?? "", line.Text ?? ""))];

    public IReadOnlyList<Need> ChineseNeeds() =>
        [.. Lines("zh-needs").Where(line => !string.IsNullOrWhiteSpace(line.Text)).Select(line => new Need(line.Id, "zh", line.Title ?? "", line.Text!))];

    /// <summary>Needs and the results that were funded under them.</summary>
    public ILookup<string, string> Links() => Table("en-links").ToLookup(row => row[0], row => row[1]);

    /// <summary>Needs and their judged results, with a level from 1 to 4.</summary>
    public ILookup<string, (string Result, int Level)> Judgements() => Table("zh-judgements").ToLookup(row => row[0], row => (row[1], int.Parse(row[2], null)));

    /// <summary>Chinese and English of papers.</summary>
    public IEnumerable<(string Chinese, string English)> Pairs() => Lines("bilingual").Select(line => ($"{line.TitleZh}\n{line.AbstractZh}", $"{line.TitleEn}\n{line.AbstractEn}"));

    public StreamReader Dictionary() => new(new GZipStream(File.OpenRead(Path.Combine(folder, "cc-cedict.u8.gz")), CompressionMode.Decompress));

    private static Item English(Line line) => new(line.Id, null, SideOf(line.Title, line.Text));

    private static Side? SideOf(string? title, string? text) =>
        string.IsNullOrWhiteSpace(title) && string.IsNullOrWhiteSpace(text) ? null : new Side(string.IsNullOrWhiteSpace(title) ? null : title, text ?? "");

    private IEnumerable<Line> Lines(string name)
    {
        using var file = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(folder, name + ".jsonl.gz")), CompressionMode.Decompress));
        while (file.ReadLine() is { } line)
        {
            yield return JsonSerializer.Deserialize<Line>(line, Snake)!;
        }
    }

    private IEnumerable<string[]> Table(string name) => File.ReadLines(Path.Combine(folder, name + ".tsv")).Skip(1).Select(line => line.Split('\t'));
}
