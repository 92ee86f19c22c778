using Marketplace.Benchmarks.Matching.Engines;
using Marketplace.Benchmarks.Matching.Measures;
using Marketplace.Benchmarks.Matching.Texts;
using Marketplace.Matching;

namespace Marketplace.Benchmarks.Matching;

/// <summary>All that is measured on one catalogue.</summary>
internal sealed class OneSize(DataFiles data, Catalogue catalogue, Options options, Rows rows)
{
    private const string Full = "marketplace-full";
    private const string TwoLanguages = "marketplace-two-languages";
    private const int Limit = 20;
    private const int NeedsWhenQuick = 40;
    private const int ManyDocuments = 500_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Figures _figures = new(rows, catalogue, data);

    private bool IsLarge => catalogue.Count >= ManyDocuments;

    public async Task Measure(Knowledge? knowledge)
    {
        Console.WriteLine($"{catalogue.Count:n0} documents, {catalogue.RealCount:n0} of them real");
        var (marketplace, lucene) = await Build(turns: IsLarge ? 1 : 3);
        await using (lucene)
        {
            IEngine[] engines = [new FullAnswer(marketplace, Full), new CandidatesOnly(marketplace), new LuceneEngine(lucene), new LuceneEngine(lucene, 25)];
            InOneLanguage(engines);
            if (knowledge is not null)
            {
                marketplace.Index.Knowledge = knowledge;
                InOneLanguage([new FullAnswer(marketplace, TwoLanguages), new LuceneEngine(lucene)], only: TwoLanguages);
                marketplace.Index.Knowledge = Knowledge.None;
            }

            if (!options.IsQuick)
            {
                _figures.Add("lucene-all", "open", lucene.Open(Needs("en")[0]).TotalMilliseconds);
            }
        }

        if (!options.IsQuick)
        {
            await Postgres();
            Alone(marketplace);
        }
    }

    // By turns; the last are kept.
    private async Task<(MarketplaceIndex Marketplace, LuceneIndex Lucene)> Build(int turns)
    {
        var (ours, theirs) = (new List<Built>(), new List<Built>());
        while (true)
        {
            var (marketplace, own) = MarketplaceIndex.Build(catalogue);
            var (lucene, other) = LuceneIndex.Build(catalogue);
            ours.Add(own);
            theirs.Add(other);
            if (ours.Count == turns)
            {
                _figures.Add(Full, Built.Middle(ours));
                _figures.Add("lucene-all", Built.Middle(theirs));
                return (marketplace, lucene);
            }

            await lucene.DisposeAsync();
        }
    }

    private void InOneLanguage(IReadOnlyList<IEngine> engines, string? only = null)
    {
        foreach (var language in catalogue.Languages)
        {
            foreach (var times in Timing.Interleaved(engines, Needs(language), Limit, rounds: IsLarge ? 1 : 3, warmUps: IsLarge ? 30 : 240).Where(times => only is null || times.Engine == only))
            {
                _figures.Add(times, language);
            }
        }

        // In the largest catalogue nothing new is linked or judged.
        if (!IsLarge)
        {
            foreach (var engine in engines.Where(engine => only is null || engine.Name == only))
            {
                _figures.Add(engine);
            }
        }
    }

    // So slow that a few needs must do.
    private async Task Postgres()
    {
        var (postgres, built) = await PostgresIndex.Build(catalogue);
        await using (postgres)
        {
            _figures.Add("postgres-fts", built);
            using var engine = new PostgresEngine(postgres, Patience);
            foreach (var language in catalogue.Languages)
            {
                var needs = Needs(language);
                var few = needs.Where((_, i) => i % (needs.Count / (IsLarge ? 4 : 20)) == 0).ToList();
                _figures.Add(Timing.Interleaved([engine], few, Limit, rounds: 1, warmUps: 2)[0], language, givenUpAfter: Patience);
            }

            if (catalogue.IsEnglish)
            {
                _figures.Add(engine);
            }
        }
    }

    private void Alone(MarketplaceIndex marketplace)
    {
        var needs = Needs("en");
        var few = needs.Where((_, i) => i % 10 == 0).ToList();
        _figures.Add(Full, "recallOfPruning", few.Average(need => marketplace.Exhaustive(need, Limit).Intersect(marketplace.Usual(need, Limit)).Count() / (double)Limit));
        _figures.Add(Full, "twoThreads", Throughput.TwoAgainstOne(new FullAnswer(marketplace, Full), needs, TimeSpan.FromSeconds(4)));
        _figures.Add(Full, "open", marketplace.Open(needs[0]).TotalMilliseconds);

        if (!IsLarge && !catalogue.IsEnglish)
        {
            _figures.Add(Full, "everythingSeconds", Throughput.Everything(marketplace, [.. data.EnglishNeeds(), .. data.MoreEnglishNeeds(), .. data.ChineseNeeds()], Limit));
        }

        // Last, since it adds documents.
        var published = Published.Measure(marketplace, needs[0]);
        _figures.Add(Full, "publishSearchable", published.Searchable.Middle);
        _figures.Add(Full, "publishLongest", published.Searchable.Longest);
        _figures.Add(Full, "readerPause", published.Pause.Writing);
        _figures.Add(Full, "readerPauseMiddle", published.Pause.WritingMiddle);
        _figures.Add(Full, "readerPauseIdle", published.Pause.Idle);
    }

    private List<Need> Needs(string language)
    {
        var needs = language == "zh" ? data.ChineseNeeds() : data.EnglishNeeds();
        var step = options.IsQuick ? needs.Count / NeedsWhenQuick : IsLarge ? 4 : 1;
        return [.. needs.Where((_, i) => i % step == 0)];
    }
}
