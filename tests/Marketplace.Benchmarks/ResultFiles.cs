using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Marketplace.Benchmarks;

/// <summary><c>results.json</c> and <c>results.md</c> beside this project: each command writes its members and its section, and leaves those of the others.</summary>
internal static class ResultFiles
{
    private const string Head = "# Benchmarks\n";
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Folder => Path.Combine(Root(new DirectoryInfo(AppContext.BaseDirectory)), "tests", "Marketplace.Benchmarks");

    /// <param name="file">Without its ending.</param>
    public static void Keep(string file, params IEnumerable<(string Name, object Value)> members)
    {
        var path = Path.Combine(Folder, file + ".json");
        var json = File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path))!.AsObject() : [];
        foreach (var (name, value) in members)
        {
            json[name] = JsonSerializer.SerializeToNode(value, Indented);
        }

        File.WriteAllText(path, json.ToJsonString(Indented) + "\n");
        Console.WriteLine($"Written: {path}");
    }

    /// <param name="section">Begins with its heading, of the second level.</param>
    public static void Tell(string file, string section)
    {
        var path = Path.Combine(Folder, file + ".md");
        var parts = (File.Exists(path) ? File.ReadAllText(path) : Head).Split("\n## ").ToList();
        var (said, heading) = (section["## ".Length..].Trim() + "\n", section["## ".Length..].Split('\n')[0]);
        var at = parts.FindIndex(part => part.Split('\n')[0] == heading);
        if (at < 0)
        {
            parts.Add(said);
        }
        else
        {
            parts[at] = said;
        }

        File.WriteAllText(path, string.Join("\n## ", parts));
    }

    private static string Root(DirectoryInfo folder) => File.Exists(Path.Combine(folder.FullName, "Marketplace.sln")) ? folder.FullName : Root(folder.Parent!);
}
