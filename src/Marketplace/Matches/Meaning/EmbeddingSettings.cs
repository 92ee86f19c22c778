using System.Globalization;
using Marketplace.Platform;

namespace Marketplace.Matches.Meaning;

/// <summary>Which model makes vectors of texts, if any. No record, whose text would tell the key.</summary>
internal sealed class EmbeddingSettings
{
    private const string Section = "Embedding";
    private const int MostDimensions = Matching.MeaningVector.MostDimensions;

    private static readonly HashSet<string> Names = new(
        [nameof(Endpoint), nameof(Model), nameof(ApiKey), nameof(OnnxFile), nameof(Vocabulary), nameof(Dimensions), nameof(BatchSize), nameof(RequestsPerMinute), nameof(Timeout), nameof(QuestionTimeout), nameof(Questions)],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Of an API as OpenAI's, up to the version: <c>http://127.0.0.1:11434/v1</c>.</summary>
    public Uri? Endpoint { get; private init; }
    public string? Model { get; private init; }
    public string? ApiKey { get; private init; }

    /// <summary>A model of this machine's own, for the program with ONNX; with a vocabulary of WordPiece, a word a line.</summary>
    public string? OnnxFile { get; private init; }
    public string? Vocabulary { get; private init; }

    /// <summary>How many to ask the endpoint for; as many as its model has where null.</summary>
    public int? Dimensions { get; private init; }
    public int BatchSize { get; private init; }

    /// <summary>0 for no limit. Three quarters are for items, and a quarter is kept for questions.</summary>
    public int RequestsPerMinute { get; private init; }
    public TimeSpan Timeout { get; private init; }

    /// <summary>So long somebody who asks waits for the model; then words alone decide.</summary>
    public TimeSpan QuestionTimeout { get; private init; }

    /// <summary>Whether what somebody types is sent, too.</summary>
    public bool Questions { get; private init; }

    /// <returns>Null where no model is named.</returns>
    /// <exception cref="StartRefusedException">They cannot be meant so.</exception>
    public static EmbeddingSettings? Of(IConfiguration settings)
    {
        var section = settings.GetSection(Section);
        if (section.GetChildren().FirstOrDefault(child => !Names.Contains(child.Key)) is { } unknown)
        {
            throw Refusal(unknown.Key, $"is no setting; there are: {string.Join(", ", Names)}");
        }

        var (endpoint, onnx) = (Text(nameof(Endpoint)), Text(nameof(OnnxFile)));
        if (endpoint is null && onnx is null)
        {
            return section.GetChildren().FirstOrDefault(child => child.Value is { Length: > 0 }) is { } lone
                ? throw Refusal(lone.Key, $"is set without {Section}__{nameof(Endpoint)} or {Section}__{nameof(OnnxFile)}")
                : null;
        }

        if (endpoint is not null && onnx is not null)
        {
            throw Refusal(nameof(Endpoint), $"and {Section}__{nameof(OnnxFile)} are both set; vectors are made by one model");
        }

        if (Text(nameof(Model)) is { Length: > Rules.IdLimit / 2 })
        {
            throw Refusal(nameof(Model), $"is longer than {Rules.IdLimit / 2} characters");
        }

        return new EmbeddingSettings
        {
            Endpoint = endpoint is null ? null : Address(endpoint),
            Model = endpoint is null ? Text(nameof(Model)) : Text(nameof(Model)) ?? throw Refusal(nameof(Model), "is missing: which model of the endpoint makes the vectors"),
            ApiKey = Text(nameof(ApiKey)),
            OnnxFile = onnx is null ? null : FileOf(nameof(OnnxFile), onnx),
            Vocabulary = onnx is null ? null : FileOf(nameof(Vocabulary), Text(nameof(Vocabulary)) ?? throw Refusal(nameof(Vocabulary), "is missing: the words of the ONNX model, one a line")),
            Dimensions = Text(nameof(Dimensions)) is null ? null : (int)Number(nameof(Dimensions), 0, 1, MostDimensions),
            BatchSize = (int)Number(nameof(BatchSize), 32, 1, 2048),
            RequestsPerMinute = (int)Number(nameof(RequestsPerMinute), endpoint is null ? 0 : 300, 0, 1_000_000),
            Timeout = TimeSpan.FromSeconds(Number(nameof(Timeout), 30, 0.05, 600)),
            QuestionTimeout = TimeSpan.FromSeconds(Number(nameof(QuestionTimeout), 1, 0.05, 30)),
            Questions = Text(nameof(Questions)) is not { } said ? true : bool.TryParse(said, out var sent) ? sent : throw Refusal(nameof(Questions), "is true or false"),
        };

        string? Text(string name) => section[name] is { Length: > 0 } text ? text : null;

        double Number(string name, double usual, double least, double most) =>
            Text(name) is not { } text ? usual
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most && (least < 1 && least > 0 || number == Math.Floor(number)) ? number
            : throw Refusal(name, string.Create(CultureInfo.InvariantCulture, $"is a number from {least} to {most}, and not {text}"));
    }

    private static Uri Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0 && address.Query.Length == 0
            ? address
            // What was set may hold a key.
            : throw Refusal(nameof(Endpoint), $"is an address as http://127.0.0.1:11434/v1, without a key in it: that is {Section}__{nameof(ApiKey)}");

    private static string FileOf(string name, string path) => File.Exists(path) ? Path.GetFullPath(path) : throw Refusal(name, $"names {path}, where there is no file");

    private static StartRefusedException Refusal(string name, string why) => new($"{Section}__{name} {why}.");
}
