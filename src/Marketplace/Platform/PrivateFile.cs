namespace Marketplace.Platform;

/// <summary>A file with a secret in it: never readable for others, and never half-written.</summary>
internal static class PrivateFile
{
    public static async Task Write(string path, string text)
    {
        var fresh = path + ".new";
        File.Delete(fresh);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var file = new StreamWriter(fresh, options))
        {
            await file.WriteAsync(text);
        }

        File.Move(fresh, path, overwrite: true);
    }
}
