using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Marketplace.Matching.Tests;

/// <summary>The judged texts in a folder `shared/data` beside an ancestor of this project; they have no licence to stand in it.</summary>
internal static class SharedData
{
    internal sealed record Row(string Id, string? Title, string? Text);

    /// <summary>The folder, or the test is skipped.</summary>
    public static string Folder
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
                if (Path.Combine(folder.FullName, "shared", "data") is var data && Directory.Exists(data)) return data;
            Assert.Skip("there is no folder shared/data beside any ancestor of the repository");
            return "";
        }
    }

    public static List<Row> Rows(string name)
    {
        using var file = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(Folder, name)), CompressionMode.Decompress));
        return [.. Lines(file).Select(line => JsonSerializer.Deserialize<Row>(line, JsonSerializerOptions.Web)!)];
    }

    /// <summary>The columns of a table, without its head.</summary>
    public static List<string[]> Table(string name)
    {
        using var file = new StreamReader(Path.Combine(Folder, name));
        return [.. Lines(file).Skip(1).Select(line => line.Split('\t'))];
    }

    /// <summary>A stable Guid for a name such as "sbir-860655".</summary>
    public static Guid Id(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));

    public static FieldText[] Need(Row row) => [new(Field.Title, row.Title!), new(Field.Text, row.Text!)];

    public static List<Document> ChineseResults(string file = "zh-results.jsonl.gz") =>
        [.. Rows(file).Select(row => new Document(Id(row.Id), [new(Field.Title, row.Title!)]))];

    public static List<Document> EnglishResults(string file = "en-results.jsonl.gz") =>
        [.. Rows(file).Select(row => new Document(Id(row.Id), [new(Field.Title, row.Text!.Length > 120 ? row.Text[..120] : row.Text), new(Field.Text, row.Text)]))];

    private static IEnumerable<string> Lines(StreamReader file)
    {
        while (file.ReadLine() is { } line) yield return line;
    }
}
