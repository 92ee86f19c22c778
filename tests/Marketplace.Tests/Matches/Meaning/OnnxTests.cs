using Marketplace.Matches.Meaning;
using Marketplace.Matching;
using Marketplace.Onnx;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;

namespace Marketplace.Tests.Matches.Meaning;

/// <summary>The service with a model of this machine's own, which the test writes.</summary>
public sealed class OnnxTests(TestApp app) : IClassFixture<TestApp>, IDisposable
{
    private static readonly string[] Special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];

    // Each line is of one meaning; the pieces make up a word.
    private static readonly string[][] Meanings = [["auto", "##mobile", "vehicles", "car", "汽", "车"], ["paddy", "rice"], ["bridge", "welding"], ["yoghurt"], ["turbine"], ["wafers"], ["oncology"]];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("marketplace-onnx-");

    private string Model => Path.Combine(_folder.FullName, "model.onnx");

    private string Vocabulary => Path.Combine(_folder.FullName, "vocab.txt");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_text_is_the_mean_of_its_tokens_whatever_stands_beside_it()
    {
        Write();
        using var model = new OnnxModel(Settings());
        var alone = await Vectors(model, ["Automobile"]);
        var beside = await Vectors(model, ["Automobile", "汽车 rice welding yoghurt turbine wafers oncology", ""]);
        beside[0].Vector.ToArray().ShouldBe(alone[0].Vector.ToArray());
        // Pieces and characters are words of one meaning; the long text has seven.
        Cosine(alone[0], (await Vectors(model, ["汽车"]))[0]).ShouldBe(1, 0.01);
        Cosine(alone[0], (await Vectors(model, ["rice"]))[0]).ShouldBe(0, 0.01);
        Cosine(alone[0], beside[1]).ShouldBe(2 / Math.Sqrt(10), 0.02);
        // A text far too long is cut, and not refused.
        Cosine((await Vectors(model, [string.Concat(Enumerable.Repeat("rice ", 5000)) + "wafers"]))[0], (await Vectors(model, ["rice"]))[0]).ShouldBe(1, 0.01);

        var name = model.GetService<EmbeddingGeneratorMetadata>()!.DefaultModelId;
        Write(scale: 2);
        using var other = new OnnxModel(Settings());
        other.GetService<EmbeddingGeneratorMetadata>()!.DefaultModelId.ShouldNotBe(name);
    }

    [Fact]
    public async Task What_is_no_model_is_refused_in_one_line()
    {
        Write();
        await File.WriteAllTextAsync(Model, "no model", TestContext.Current.CancellationToken);
        Should.Throw<StartRefusedException>(() => new OnnxModel(Settings())).Message.ShouldStartWith("Embedding__OnnxFile or Embedding__Vocabulary cannot be read: ");
        Write();
        await File.WriteAllTextAsync(Vocabulary, "lonely", TestContext.Current.CancellationToken);
        Should.Throw<StartRefusedException>(() => new OnnxModel(Settings())).Message.ShouldNotContain('\n');
    }

    [Fact]
    public async Task The_whole_service_finds_by_it()
    {
        Write();
        var by = await app.Actor(Role.Manager);
        var results = await app.PostAll(await app.Actor(Role.Manager), "results", [("Automobile suspension", "Dampers made of magnetic fluids."), .. MeaningStory.Others]);
        var need = await app.Post(by, "needs", Items.Body("needs", "汽车减震器", "安静的汽车。须在任何路面上都有良好的性能。"), publish: true);
        using var service = await RunningService.Start(
            typeof(OnnxModel).Assembly.Location, app.ConnectionString, by.Token, [("Embedding__OnnxFile", Model), ("Embedding__Vocabulary", Vocabulary), ("Logging__LogLevel__Default", "Warning")]);
        await Story.Soon(async () => (await service.Client.Matches(need)) is [var best, ..] && best.IsOf(results[0]) && best.Meant() == 1);
        (await service.Client.SearchResults("vehicles"))[0].IsOf(results[0]).ShouldBeTrue();
        (await app.InDatabase(db => db.Set<StoredVector>().Select(v => v.Model).Distinct().ToListAsync(TestContext.Current.CancellationToken))).Single().ShouldStartWith("onnx:");
        (await service.Health("ready")).ShouldBe(HttpStatusCode.OK);
    }

    private EmbeddingSettings Settings() => EmbeddingSettings.Of(new ConfigurationBuilder().AddInMemoryCollection(
        [new("Embedding:OnnxFile", Model), new("Embedding:Vocabulary", Vocabulary)]).Build())!;

    private void Write(float scale = 1)
    {
        File.WriteAllLines(Vocabulary, [.. Special, .. Meanings.SelectMany(words => words)]);
        // What opens and closes a text, and what is unknown, says next to nothing; padding would say much, if it were read.
        float[][] special = [Row(-1, 50), .. Enumerable.Repeat(Row(-1, 0.001f), 4)];
        File.WriteAllBytes(Model, OnnxFile.Of([.. special, .. Meanings.SelectMany((words, meaning) => words.Select(_ => Row(meaning, scale)))]));
    }

    private static Task<GeneratedEmbeddings<Embedding<float>>> Vectors(OnnxModel model, string[] texts) => model.GenerateAsync(texts, cancellationToken: TestContext.Current.CancellationToken);

    private static float[] Row(int meaning, float value) => [.. Enumerable.Range(-1, Meanings.Length + 1).Select(i => i == meaning ? value : 0)];

    private static double Cosine(Embedding<float> a, Embedding<float> b) => MeaningVector.Of(a.Vector.Span).Cosine(MeaningVector.Of(b.Vector.Span));
}
