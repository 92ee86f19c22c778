namespace Marketplace.Matching;

/// <summary>
/// What was learned of both languages from texts that say the same: which expressions translate which, and how surely. Never
/// changed once made; held without texts.
/// </summary>
public sealed class BilingualModel
{
    /// <summary>The form of <see cref="ToBytes"/>; another one is refused.</summary>
    public const int FormatVersion = 1;

    private readonly Dictionary<Term, Translation[]> translations;

    internal BilingualModel(int pairs, Dictionary<Term, Translation[]> translations) => (Pairs, this.translations) = (pairs, translations);

    /// <summary>How many pairs it learned from.</summary>
    public int Pairs { get; }

    /// <summary>The number of translations that it knows, both directions counted.</summary>
    public int Count => translations.Values.Sum(of => of.Length);

    /// <summary>
    /// Learns from all pairs; the same pairs give the same model. One thread.
    /// </summary>
    /// <param name="progress">From 0 to 1.</param>
    /// <exception cref="OperationCanceledException">Asked to stop.</exception>
    public static BilingualModel Train(IReadOnlyCollection<BilingualPair> pairs, IProgress<double>? progress = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        return new BilingualTraining(pairs, progress, ct).Learn();
    }

    /// <summary>Heaviest first; they sum to 1 at most.</summary>
    internal ReadOnlySpan<Translation> Translations(Term expression) => translations.GetValueOrDefault(expression);

    /// <summary>The whole model, for <see cref="FromBytes"/>.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream))
        {
            writer.Write("MBM"u8);
            writer.Write((byte)FormatVersion);
            writer.Write(Pairs);
            writer.Write(translations.Count);
            foreach (var (from, to) in translations.OrderBy(entry => entry.Key.Key))
            {
                writer.Write(from.Key);
                writer.Write((byte)to.Length);
                foreach (var translation in to)
                {
                    writer.Write(translation.Expression.Parts[0].Key);
                    writer.Write(translation.Weight);
                }
            }
        }
        return stream.ToArray();
    }

    /// <exception cref="FormatException">The bytes are no model, or one of another format version.</exception>
    public static BilingualModel FromBytes(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.Length < 12 || !bytes.AsSpan(0, 3).SequenceEqual("MBM"u8)) throw new FormatException("These bytes are no bilingual model.");
        if (bytes[3] != FormatVersion) throw new FormatException($"The bilingual model is of format {bytes[3]}; this library reads {FormatVersion}.");
        using var reader = new BinaryReader(new MemoryStream(bytes, 4, bytes.Length - 4));
        try
        {
            var (pairs, count) = (reader.ReadInt32(), reader.ReadInt32());
            var translations = new Dictionary<Term, Translation[]>();
            for (var i = 0; i < count; i++)
            {
                var from = new Term(reader.ReadUInt64());
                var to = new Translation[reader.ReadByte()];
                for (var j = 0; j < to.Length; j++) to[j] = new(Expression.OfPart(new(reader.ReadUInt64())), reader.ReadSingle());
                translations.Add(from, to);
            }
            if (reader.BaseStream.Position != reader.BaseStream.Length) throw new FormatException("More follows after the bilingual model.");
            return new(pairs, translations);
        }
        catch (Exception fault) when (fault is EndOfStreamException or ArgumentException)
        {
            throw new FormatException("The bilingual model is cut off or damaged.", fault);
        }
    }
}
