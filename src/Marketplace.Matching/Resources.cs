namespace Marketplace.Matching;

/// <summary>Data that comes with the library.</summary>
internal static class Resources
{
    public static string Text(string name)
    {
        using var reader = new StreamReader(typeof(Resources).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The library was built without {name}."));
        return reader.ReadToEnd();
    }
}
