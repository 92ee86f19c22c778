using System.Diagnostics;
using Marketplace.Benchmarks.Matching.Engines;
using Marketplace.Benchmarks.Matching.Texts;
using Marketplace.Matching;

namespace Marketplace.Benchmarks.Matching.Measures;

/// <summary>New documents one by one, beside a reader that asks without end.</summary>
/// <param name="Searchable">From the call to the answer that has the document in it, in ms: the middle and the longest.</param>
/// <param name="Pause">
/// The longest time of one answer to the reader beyond the middle one while documents came, in ms: of several turns, each with as many documents, the least, since
/// what a machine does by itself, and a virtual one is held for tens of ms at a time, can only add to it; and the middle. And while none came, likewise the least.
/// </param>
internal sealed record Published((double Middle, double Longest) Searchable, (double Writing, double WritingMiddle, double Idle) Pause)
{
    private const int Turns = 7;
    private const int Documents = 200;
    private static readonly TimeSpan IdleTurn = TimeSpan.FromSeconds(0.7);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static Published Measure(MarketplaceIndex marketplace, Need need)
    {
        // Short, as a reader's who would notice.
        var asked = new[] { new FieldText(Field.Title, need.Title) };
        var like = marketplace.Catalogue.Items().Where(item => item.Chinese is null).Take(Documents).ToList();
        var (times, idle, writing) = (new List<double>(), new List<double>(), new List<double>());
        for (var turn = 0; turn < Turns; turn++)
        {
            idle.Add(Longest(Reader(marketplace, asked, () => Thread.Sleep(IdleTurn))));
            writing.Add(Longest(Reader(marketplace, asked, () => times.AddRange(like.Select((item, i) => Publish(marketplace, item, (turn * Documents) + i))))));
        }

        return new Published((Times.Percentile(times, 0.5), times.Max()), (writing.Min(), Times.Percentile(writing, 0.5), idle.Min()));
    }

    private static double Publish(MarketplaceIndex marketplace, Item like, int nth)
    {
        var number = marketplace.Catalogue.Count + nth;
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
