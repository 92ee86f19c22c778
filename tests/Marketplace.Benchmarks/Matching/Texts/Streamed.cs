using System.Collections;
using System.Diagnostics;

namespace Marketplace.Benchmarks.Matching.Texts;

/// <summary>Things that are made one by one while they are read, and how long their making took: that is no part of what reads them.</summary>
internal sealed class Streamed<T>(int count, Func<int, T> make) : IReadOnlyCollection<T>
{
    private readonly Stopwatch _making = new();

    public int Count => count;

    public TimeSpan Making => _making.Elapsed;

    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < count; i++)
        {
            _making.Start();
            var made = make(i);
            _making.Stop();
            yield return made;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
