using System.Diagnostics;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Marketplace.Benchmarks.Matching.Texts;

namespace Marketplace.Benchmarks.Matching.Engines;

/// <summary>BM25 of the terms of a need, any of which is enough: all of them, or those with the most tf · idf.</summary>
internal sealed class LuceneEngine(LuceneIndex lucene, int terms = int.MaxValue) : IEngine
{
    static LuceneEngine() => BooleanQuery.MaxClauseCount = int.MaxValue;

    public string Name => terms == int.MaxValue ? "lucene-all" : $"lucene-{terms}";

    public Answer Ask(Need need, int limit, IReadOnlySet<int>? among = null)
    {
        var (analysing, searching) = (new Stopwatch(), new Stopwatch());
        analysing.Start();
        var query = Query(need);
        analysing.Stop();
        searching.Start();
        var searcher = lucene.Searcher;
        var found = among is null ? searcher.Search(query, limit) : searcher.Search(query, new Among(among), limit);
        var numbers = MultiDocValues.GetNumericValues(searcher.IndexReader, "number");
        var documents = found.ScoreDocs.Select(hit => (int)numbers.Get(hit.Doc)).ToArray();
        searching.Stop();
        return Answer.Of(documents, ("analysis", analysing.Elapsed), ("search", searching.Elapsed));
    }

    private BooleanQuery Query(Need need)
    {
        var counts = Counts(need);
        var query = new BooleanQuery(disableCoord: true);
        foreach (var term in counts.Count > terms ? Heaviest(counts) : counts.Keys.Select(term => new TermQuery(term)))
        {
            // What a need says often counts more, which costs nothing: without it a quarter of the needs that succeed would fail.
            term.Boost = counts[term.Term];
            query.Add(term, Occur.SHOULD);
        }

        return query;
    }

    // What was looked up to weigh a term is not looked up again to search by it.
    private IEnumerable<TermQuery> Heaviest(Dictionary<Term, int> counts)
    {
        var reader = lucene.Searcher.IndexReader;
        return counts.Select(term => (term.Key, term.Value, Found: TermContext.Build(reader.Context, term.Key)))
            .OrderByDescending(term => term.Value * Math.Log(reader.MaxDoc / (term.Found.DocFreq + 1.0))).Take(terms).Select(term => new TermQuery(term.Key, term.Found));
    }

    private static Dictionary<Term, int> Counts(Need need)
    {
        var counts = new Dictionary<Term, int>();
        using var stream = LuceneIndex.Analyzer.GetTokenStream(need.Language, $"{need.Title}\n{need.Title}\n{need.Title}\n{need.Text}");
        var said = stream.AddAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
        {
            var term = new Term(need.Language, said.ToString());
            counts[term] = counts.GetValueOrDefault(term) + 1;
        }

        stream.End();
        return counts;
    }

    /// <summary>One segment, so that a document's place is its place in the whole.</summary>
    private sealed class Among(IReadOnlySet<int> documents) : Filter
    {
        public override DocIdSet GetDocIdSet(AtomicReaderContext context, IBits acceptDocs)
        {
            var numbers = context.AtomicReader.GetNumericDocValues("number");
            var bits = new FixedBitSet(context.Reader.MaxDoc);
            for (var place = 0; place < context.Reader.MaxDoc; place++)
            {
                if (documents.Contains((int)numbers.Get(place)))
                {
                    bits.Set(place);
                }
            }

            return bits;
        }
    }
}
