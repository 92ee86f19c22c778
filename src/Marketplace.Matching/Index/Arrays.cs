namespace Marketplace.Matching;

/// <summary>As <see cref="Array.Resize"/>, without writing zeros where all will be written over: a new page costs more than what is put on it.</summary>
internal static class Arrays
{
    public static void Resize<T>(ref T[] array, int length) where T : unmanaged
    {
        var old = array;
        array = GC.AllocateUninitializedArray<T>(length);
        old.AsSpan(0, Math.Min(old.Length, length)).CopyTo(array);
    }
}
