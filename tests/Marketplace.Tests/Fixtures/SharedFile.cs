using System.IO.Compression;

namespace Marketplace.Tests.Fixtures;

/// <summary>A file of `shared/data` beside an ancestor of this project; none of it has a licence to stand in it.</summary>
internal static class SharedFile
{
    /// <summary>Its lines, or the test is skipped.</summary>
    public static IReadOnlyList<string> Lines(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "shared", "data", name) is var path && File.Exists(path))
            {
                using var file = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
                return file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            }
        }

        Assert.Skip($"there is no shared/data/{name} beside any ancestor of the repository");
        return [];
    }
}
