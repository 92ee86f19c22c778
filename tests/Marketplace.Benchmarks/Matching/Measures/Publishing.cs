using System.Diagnostics;
using Marketplace.Benchmarks.Matching.Engines;
using Marketplace.Benchmarks.Matching.Texts;
using Marketplace.Matching;

namespace Marketplace.Benchmarks.Matching.Measures;

/// <summary>New documents one by one, beside a reader that asks without end.</summary>
/// <param name="Searchable">From the call to the answer that has the document in it, in ms: the middle and the longest.</param>
/// <param name="Pause">The longest time of one answer to the reader beyond the middle one while documents came, in ms; and, to know what the machine does by itself, while none came.</param>
internal sealed record Published((double Middle, double Longest) Searchable, (double Writing, double Idle) Pause)
{
    private const int Documents = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static Published Measure(MarketplaceIndex marketplace, Need need)
    {
        // Short, as a reader's who would notice.
        var asked = new[] { new FieldText(Field.Title, need.Title) };
        var idle = Reader(marketplace, asked, () => Thread.Sleep(2000));
        var times = new List<double>();
        var writing = Reader(marketplace, asked, () => times.AddRange(Enumerable.Range(0, Documents).Select(number => Publish(marketplace, number))));
        return new Published((Times.Percentile(times, 0.5), times.Max()), (Longest(writing), Longest(idle)));
    }

    private static double Publish(MarketplaceIndex marketplace, int nth)
    {
        var number = marketplace.Catalogue.Count + nth;
        var like = marketplace.Catalogue.Items().Where(item => item.Chinese is null).ElementAt(nth % 1000);
        // A word that no other document has, of letters only.
        var word = "zyx" + string.Concat($"{number}".Select(digit => (char)(digit - '0' + 'b'))) + "qwv";
        var document = MatchItems.Document(like with { English = new Side($"{word} {like.Main.Title}", like.Main.Text) }, number);
        var clock = Stopwatch.StartNew();
        marketplace.Index.Apply([document], []);
        while (marketplace.Index.Search([new FieldText(Field.Title, word)], 1) is not [var first] || first.Id != document.Id)
        {
            if (clock.Elapsed > Patience)
            {
                throw new InvalidOperationException($"A document is not found {Patience} after it was published.");
            }
        }

        return clock.Elapsed.TotalMilliseconds;
    }

    private static List<double> Reader(MarketplaceIndex marketplace, FieldText[] asked, Action meanwhile)
    {
        var (times, ended) = (new List<double>(1_000_000), false);
        var reader = new Thread(() =>
        {
            while (!Volatile.Read(ref ended))
            {
                var clock = Stopwatch.GetTimestamp();
                marketplace.Index.Search(asked, 20);
                times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
            }
        });
        reader.Start();
        meanwhile();
        Volatile.Write(ref ended, true);
        reader.Join();
        return times;
    }

    private static double Longest(List<double> times) => times.Max() - Times.Percentile(times, 0.5);
}
