using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Marketplace.Matching;

/// <summary>
/// A folder of judged texts: `zh-needs.jsonl.gz` (id, title, text), `zh-results.jsonl.gz` (id, title), `zh-judgements.tsv` (need, result,
/// level 1 to 4), `en-needs.jsonl.gz`, `en-results.jsonl.gz` (id, text), `en-links.tsv` (need, result), `bilingual.jsonl.gz` and
/// `zh-papers.jsonl.gz` (id, title_zh, abstract_zh, title_en, abstract_en), and `cc-cedict.u8.gz`, a dictionary in CC-CEDICT's format.
/// </summary>
/// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
public sealed class DataFolder
{
    private static readonly JsonSerializerOptions Snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
    private readonly string path;

    public DataFolder(string path)
    {
        if (!Directory.Exists(path)) throw new DirectoryNotFoundException($"There is no folder {path}.");
        this.path = path;
    }

    internal sealed record Row(string Id, string? Title, string? Text, string? TitleZh, string? AbstractZh, string? TitleEn, string? AbstractEn);

    internal List<Row> Rows(string name) => [.. Lines(Packed(name)).Select(line => JsonSerializer.Deserialize<Row>(line, Snake)!)];

    /// <summary>The columns of a table, without its head.</summary>
    internal List<string[]> Table(string name) => [.. Lines(new StreamReader(Path.Combine(path, name))).Skip(1).Select(line => line.Split('\t'))];

    internal Lexicon Dictionary()
    {
        using var file = Packed("cc-cedict.u8.gz");
        return Lexicon.Of(CcCedict.Read(file));
    }

    /// <summary>A stable id for a name such as "sbir-860655".</summary>
    internal static Guid Id(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));

    internal static FieldText[] Need(Row row) => Texts(row.Title, row.Text);

    internal static FieldText[] Chinese(Row row) => Texts(row.TitleZh, row.AbstractZh);

    internal static FieldText[] English(Row row) => Texts(row.TitleEn, row.AbstractEn);

    internal List<Document> ChineseResults() => [.. Rows("zh-results.jsonl.gz").Select(row => new Document(Id(row.Id), Texts(row.Title, null)))];

    /// <summary>They have no title: the first 120 characters stand for it, as where they are imported.</summary>
    internal List<Document> EnglishResults() =>
        [.. Rows("en-results.jsonl.gz").Select(row => new Document(Id(row.Id), Texts(row.Text![..Math.Min(120, row.Text!.Length)], row.Text)))];

    private static FieldText[] Texts(string? title, string? text) =>
    [
        .. string.IsNullOrWhiteSpace(title) ? Array.Empty<FieldText>() : [new(Field.Title, title)],
        .. string.IsNullOrWhiteSpace(text) ? Array.Empty<FieldText>() : [new(Field.Text, text)],
    ];

    private StreamReader Packed(string name) => new(new GZipStream(File.OpenRead(Path.Combine(path, name)), CompressionMode.Decompress));

    private static IEnumerable<string> Lines(StreamReader file)
    {
        using (file)
            while (file.ReadLine() is { } line) yield return line;
    }
}
