using System.Buffers;

namespace Marketplace.Matching;

/// <summary>A zeroed buffer from the shared pool, given back when disposed: searches then leave no garbage of the catalogue's size.</summary>
internal readonly struct Scratch : IDisposable
{
    private readonly float[] rented;
    private readonly int length;

    private Scratch(int length) => (rented, this.length) = (ArrayPool<float>.Shared.Rent(length), length);

    public static Scratch Zeros(int length)
    {
        var scratch = new Scratch(length);
        scratch.Span.Clear();
        return scratch;
    }

    public Span<float> Span => rented.AsSpan(0, length);

    public void Dispose() => ArrayPool<float>.Shared.Return(rented);
}
