using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Matches.Meaning;

/// <summary>Who sets the model wrongly is told so in one line.</summary>
public sealed class EmbeddingSettingsTests
{
    private const string Endpoint = "http://127.0.0.1:1/v1";

    public static TheoryData<string, string[]> Wrong => new()
    {
        { "Embedding__Modell is no setting; there are: Endpoint, Model, ", ["Modell", "bag"] },
        { "Embedding__ApiKey is set without Embedding__Endpoint", ["Model", "bag"] },
        { "Embedding__Model is missing", ["Endpoint", Endpoint] },
        { "Embedding__Endpoint is an address as http://127.0.0.1:11434/v1", ["Endpoint", "http://me:sk-canary@127.0.0.1/v1", "Model", "bag"] },
        { "Embedding__Endpoint is an address", ["Endpoint", "ftp://127.0.0.1/", "Model", "bag"] },
        { "Embedding__Endpoint and Embedding__OnnxFile are both set", ["Endpoint", Endpoint, "Model", "bag", "OnnxFile", "/none.onnx"] },
        { "Embedding__OnnxFile names /none.onnx, where there is no file.", ["OnnxFile", "/none.onnx"] },
        { "Embedding__Vocabulary is missing", ["OnnxFile", "/etc/hostname"] },
        { "Embedding__OnnxFile is for the program with ONNX in it", ["OnnxFile", "/etc/hostname", "Vocabulary", "/etc/hostname"] },
        { "Embedding__BatchSize is a number from 1 to 2048, and not 0.", ["Endpoint", Endpoint, "Model", "bag", "BatchSize", "0"] },
        { "Embedding__BatchSize is a number from 1 to 2048, and not 1.5.", ["Endpoint", Endpoint, "Model", "bag", "BatchSize", "1.5"] },
        { "Embedding__Timeout is a number from 0.05 to 600, and not soon.", ["Endpoint", Endpoint, "Model", "bag", "Timeout", "soon"] },
        { "Embedding__Questions is true or false.", ["Endpoint", Endpoint, "Model", "bag", "Questions", "no"] },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task It_is_said_in_one_line(string told, string[] settings)
    {
        var (exit, said) = await StartArgument.Run(
            ["migrate"], [("ConnectionStrings__Marketplace", "Host=127.0.0.1;Port=1"), ("Embedding__ApiKey", settings[0] == "Modell" ? "" : "sk-canary"), .. settings.Chunk(2).Select(s => ($"Embedding__{s[0]}", s[1]))]);
        exit.ShouldBe(1, said);
        said.ShouldStartWith(told);
        said.Trim().Split('\n').Length.ShouldBe(1, said);
        said.ShouldNotContain("sk-canary");
    }
}
