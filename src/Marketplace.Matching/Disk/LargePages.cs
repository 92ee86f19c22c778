using System.Runtime.InteropServices;

namespace Marketplace.Matching;

/// <summary>Arrays that are filled at once from a file: for the large ones the system is asked for pages of 2 MB instead of 4 kB, of which each costs, when it is touched first, more than what is put on it.</summary>
internal static unsafe partial class LargePages
{
    private const long Page = 2 << 20;
    private const int HugePages = 14;

    /// <returns>Not zeros.</returns>
    public static T[] Of<T>(int length) where T : unmanaged
    {
        var array = GC.AllocateUninitializedArray<T>(length);
        var bytes = (long)length * sizeof(T);
        if (bytes >= 2 * Page && OperatingSystem.IsLinux())
        {
            fixed (T* first = array)
            {
                var from = ((long)first + Page - 1) / Page * Page;
                // A wish: where it is not granted, all is as it was.
                _ = Advise((nint)from, (nuint)(((long)first + bytes - from) / Page * Page), HugePages);
            }
        }
        return array;
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint from, nuint length, int advice);
}
