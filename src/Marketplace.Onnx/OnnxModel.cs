using System.Security.Cryptography;
using Marketplace.Matches.Meaning;
using Marketplace.Platform;
using Microsoft.Extensions.AI;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.Tokenizers;

namespace Marketplace.Onnx;

/// <summary>
/// A sentence model as an ONNX file, of the family of BERT: <c>input_ids</c>, <c>attention_mask</c> and, where it has them, <c>token_type_ids</c> in; out either one
/// vector a text, or one a token, whose mean is the text's. Words are cut by a vocabulary of WordPiece, in lower case.
/// </summary>
internal sealed class OnnxModel : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>As many as models of this family were trained on; what comes after says little more of a text's subject.</summary>
    private const int MostTokens = 512;

    private readonly InferenceSession _session;
    private readonly BertTokenizer _tokenizer;
    private readonly EmbeddingGeneratorMetadata _metadata;
    private readonly List<string> _inputs;
    private readonly string _output;

    /// <exception cref="StartRefusedException">The files are no such model.</exception>
    public OnnxModel(EmbeddingSettings settings)
    {
        var (file, vocabulary) = (settings.OnnxFile!, settings.Vocabulary!);
        try
        {
            // The other half of the processors answers requests meanwhile.
            using var options = new SessionOptions { IntraOpNumThreads = Math.Max(1, Environment.ProcessorCount / 2) };
            // Nor do they wait for work by turning round and round.
            options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
            (_session, _tokenizer) = (new InferenceSession(file, options), BertTokenizer.Create(vocabulary));
        }
        catch (Exception fault) when (fault is OnnxRuntimeException or ArgumentException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new StartRefusedException($"Embedding__OnnxFile or Embedding__Vocabulary cannot be read: {fault.Message.ReplaceLineEndings(" ")}", fault);
        }

        _inputs = [.. _session.InputMetadata.Keys];
        if (_inputs.Find(name => name is not ("input_ids" or "attention_mask" or "token_type_ids") || _session.InputMetadata[name].ElementType != typeof(long)) is { } unknown)
        {
            throw new StartRefusedException($"{file} has the input {unknown}; those known are input_ids, attention_mask and token_type_ids, of 64 bits.");
        }

        _output = _session.OutputMetadata.Keys.OrderBy(name => name switch { "sentence_embedding" => 0, "last_hidden_state" => 1, _ => 2 }).First();
        if (_session.OutputMetadata[_output] is not { Dimensions.Length: 2 or 3 } output || output.ElementType != typeof(float))
        {
            throw new StartRefusedException($"{file} has the output {_output}; one of text or token by dimension is needed, of 32 bits.");
        }

        // Of other content it is another model, whatever its file is called.
        var content = Convert.ToHexStringLower(SHA256.HashData([.. Hash(file), .. Hash(vocabulary)]))[..16];
        _metadata = new EmbeddingGeneratorMetadata("onnx", defaultModelId: $"onnx:{content}");
    }

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.Run(() => Generate([.. values.Select(text => _tokenizer.EncodeToIds(text, MostTokens, out _, out _))], cancellationToken), cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata : null;

    public void Dispose() => _session.Dispose();

    private GeneratedEmbeddings<Embedding<float>> Generate(IReadOnlyList<int>[] texts, CancellationToken ct)
    {
        var (rows, columns) = (texts.Length, texts.Max(text => text.Count));
        long[] ids = new long[rows * columns], mask = new long[ids.Length], types = new long[ids.Length];
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < columns; i++)
            {
                var isText = i < texts[row].Count;
                (ids[row * columns + i], mask[row * columns + i]) = (isText ? texts[row][i] : _tokenizer.PaddingTokenId, isText ? 1 : 0);
            }
        }

        long[] shape = [rows, columns];
        var values = _inputs.ToDictionary(name => name, name => OrtValue.CreateTensorValueFromMemory(name switch { "input_ids" => ids, "attention_mask" => mask, _ => types }, shape));
        try
        {
            using var run = new RunOptions();
            // A run that nobody waits for any more is stopped, and not only forgotten.
            using var stop = ct.Register(() => run.Terminate = true);
            using var answers = _session.Run(run, values, [_output]);
            return Pooled(answers[0], mask, rows, columns);
        }
        finally
        {
            foreach (var value in values.Values)
            {
                value.Dispose();
            }
        }
    }

    private static GeneratedEmbeddings<Embedding<float>> Pooled(OrtValue answer, long[] mask, int rows, int columns)
    {
        var all = answer.GetTensorDataAsSpan<float>();
        var shape = answer.GetTensorTypeAndShape().Shape;
        var dimension = (int)shape[^1];
        var embeddings = new GeneratedEmbeddings<Embedding<float>>(rows);
        for (var row = 0; row < rows; row++)
        {
            var vector = new float[dimension];
            if (shape.Length == 2)
            {
                all.Slice(row * dimension, dimension).CopyTo(vector);
            }

            for (var i = 0; shape.Length == 3 && i < columns; i++)
            {
                // Padding says nothing; and of a sum only the direction counts, as of a mean.
                if (mask[row * columns + i] == 1)
                {
                    System.Numerics.Tensors.TensorPrimitives.Add(vector, all.Slice((row * columns + i) * dimension, dimension), vector);
                }
            }

            embeddings.Add(new Embedding<float>(vector));
        }

        return embeddings;
    }

    private static byte[] Hash(string file)
    {
        using var content = File.OpenRead(file);
        return SHA256.HashData(content);
    }
}
