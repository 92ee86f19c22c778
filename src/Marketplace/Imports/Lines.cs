using System.Runtime.CompilerServices;

namespace Marketplace.Imports;

/// <summary>The lines of a file, none of which is ever held whole if it is too long.</summary>
internal static class Lines
{
    public const int Longest = 1 << 20;
    private const int Chunk = 1 << 16;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <param name="Body">Without its line ending; null where it is longer than <see cref="Longest"/>. It holds until the next is asked for.</param>
    public readonly record struct Line(int Number, ReadOnlyMemory<byte>? Body)
    {
        public bool IsBlank => Body is { } body && body.Span.Trim(" \t"u8).IsEmpty;
    }

    /// <summary>Blank ones are counted, and left out.</summary>
    public static async IAsyncEnumerable<Line> Read(Stream file, [EnumeratorCancellation] CancellationToken ct)
    {
        var chunk = new byte[Chunk];
        using var line = new MemoryStream();
        var (number, isTooLong) = (1, false);
        for (int count; (count = await file.ReadAsync(chunk, ct)) > 0;)
        {
            for (var rest = chunk.AsMemory(0, count); ;)
            {
                var end = rest.Span.IndexOf((byte)'\n');
                Add(rest.Span[..(end < 0 ? rest.Length : end)]);
                if (end < 0)
                {
                    break;
                }

                if (Whole() is { IsBlank: false } whole)
                {
                    yield return whole;
                }

                line.SetLength(0);
                (number, isTooLong, rest) = (number + 1, false, rest[(end + 1)..]);
            }
        }

        if (Whole() is { IsBlank: false } last)
        {
            yield return last;
        }

        // What may still turn out to be no part of the line is kept beyond the limit: the mark, and a carriage return.
        void Add(ReadOnlySpan<byte> part)
        {
            isTooLong |= line.Length + part.Length > Longest + ByteOrderMark.Length + 1;
            if (!isTooLong)
            {
                line.Write(part);
            }
        }

        Line Whole()
        {
            var body = line.GetBuffer().AsMemory(0, (int)line.Length);
            body = number == 1 && body.Span.StartsWith(ByteOrderMark) ? body[ByteOrderMark.Length..] : body;
            body = body.Span.EndsWith("\r"u8) ? body[..^1] : body;
            // A bare null would become an empty memory.
            return new Line(number, isTooLong || body.Length > Longest ? default(ReadOnlyMemory<byte>?) : body);
        }
    }
}
