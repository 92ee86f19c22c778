using System.Diagnostics;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Cjk;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Marketplace.Benchmarks.Matching.Texts;

namespace Marketplace.Benchmarks.Matching.Engines;

/// <summary>
/// Lucene.Net in its best shape: one segment, mapped into memory, frequencies and norms without positions, nothing stored but the number. A field a language,
/// with the title three times, and BM25.
/// </summary>
internal sealed class LuceneIndex : IAsyncDisposable
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;
    private readonly string _folder = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"marketplace-bench-lucene-{Guid.NewGuid():n}");
    private MMapDirectory? _directory;
    private DirectoryReader? _reader;

    public static Analyzer Analyzer { get; } = new PerFieldAnalyzerWrapper(
        new EnglishAnalyzer(Version), new Dictionary<string, Analyzer> { ["zh"] = new CJKAnalyzer(Version) });

    public IndexSearcher Searcher { get; private set; } = null!;

    public static (LuceneIndex Index, Built Built) Build(Catalogue catalogue)
    {
        var made = Leftovers.Keep(new LuceneIndex());
        var items = new Streamed<Item>(catalogue.Count, number => catalogue[number]);
        var (processor, clock) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        made.Write(items);
        var (elapsed, used) = (clock.Elapsed - items.Making, Environment.CpuUsage.TotalTime - processor - items.Making);
        made.Open();
        return (made, new Built(used, elapsed, made._directory!.ListAll().Sum(made._directory.FileLength)));
    }

    /// <summary>Opened anew from disk, to the first answer.</summary>
    public TimeSpan Open(Need first)
    {
        _reader?.Dispose();
        _directory?.Dispose();
        var clock = Stopwatch.StartNew();
        Open();
        new LuceneEngine(this).Ask(first, 20);
        return clock.Elapsed;
    }

    public ValueTask DisposeAsync()
    {
        if (Leftovers.Take(this))
        {
            // Null where it is cut off while it is built.
            _reader?.Dispose();
            _directory?.Dispose();
            System.IO.Directory.Delete(_folder, recursive: true);
        }

        return ValueTask.CompletedTask;
    }

    private void Open()
    {
        _directory = new MMapDirectory(_folder);
        _reader = DirectoryReader.Open(_directory);
        Searcher = new IndexSearcher(_reader) { Similarity = new BM25Similarity(1.2f, 0.75f) };
    }

    private void Write(IEnumerable<Item> items)
    {
        // One thread: its merges are not for the other core either.
        var settings = new IndexWriterConfig(Version, Analyzer) { RAMBufferSizeMB = 256, MergeScheduler = new SerialMergeScheduler(), Similarity = new BM25Similarity(1.2f, 0.75f) };
        using var directory = new MMapDirectory(_folder);
        using var writer = new IndexWriter(directory, settings);
        var content = new FieldType { IsIndexed = true, IsTokenized = true, IndexOptions = IndexOptions.DOCS_AND_FREQS };
        content.Freeze();
        var number = 0;
        foreach (var item in items)
        {
            var document = new Document { new NumericDocValuesField("number", number++) };
            Add(document, "en", item.English, content);
            Add(document, "zh", item.Chinese, content);
            writer.AddDocument(document);
        }

        writer.ForceMerge(1);
    }

    private static void Add(Document document, string field, Side? side, FieldType content)
    {
        if (side is not null)
        {
            document.Add(new Field(field, $"{side.Title}\n{side.Title}\n{side.Title}\n{side.Text}", content));
        }
    }
}
