using Marketplace.Integration;

namespace Marketplace.Imports;

/// <summary>What is wrong with a line.</summary>
internal sealed class ImportError
{
    private const int FieldLimit = 200;
    private const int MessageLimit = 1000;

    public ImportError(Guid importId, ImportFault fault) => (ImportId, Line, Field, Code, Message) =
        (importId, fault.Line, fault.Field is { } field ? Storable(field, FieldLimit) : null, fault.Code, Storable(fault.Message, MessageLimit));

    private ImportError() { }

    public long Seq { get; private set; }
    public Guid ImportId { get; private set; }
    public int Line { get; private set; }
    public string? Field { get; private set; }
    public string Code { get; private set; } = "";
    public string Message { get; private set; } = "";

    // The name of a member that we do not know is whatever the file has there: it may be long, and hold U+0000.
    private static string Storable(string text, int limit)
    {
        text = text.Replace('\0', '\uFFFD');
        return text.Length <= limit ? text : text[..(char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit)];
    }
}

internal sealed record ImportErrorView(int Line, string? Field, string Code, string Message)
{
    public static readonly ImportErrorView Example = new(3, "uscc", "code_taken", "There is another organization with this code.");
}
