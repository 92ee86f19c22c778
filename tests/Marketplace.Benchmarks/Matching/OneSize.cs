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

    private bool IsLarge => catalogue.Count >= ManyDocuments;

    public async Task Measure(Knowledge? knowledge)
    {
        Console.WriteLine($"{catalogue.Count:n0} documents, {catalogue.RealCount:n0} of them real");
        var (marketplace, ours) = MarketplaceIndex.Build(catalogue);
        Add(Full, ours);
        var (lucene, theirs) = LuceneIndex.Build(catalogue);
        using (lucene)
        {
            Add("lucene-all", theirs);
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
                rows.Add("lucene-all", catalogue, "open", lucene.Open(Needs("en")[0]).TotalMilliseconds);
            }
        }

        if (!options.IsQuick)
        {
            await Postgres();
            Alone(marketplace);
        }
    }

    private void InOneLanguage(IReadOnlyList<IEngine> engines, string? only = null)
    {
        foreach (var language in catalogue.Languages)
        {
            foreach (var times in Timing.Interleaved(engines, Needs(language), Limit, rounds: IsLarge ? 1 : 3).Where(times => only is null || times.Engine == only))
            {
                Add(times, language);
            }
        }

        // In the largest catalogue nothing new is linked or judged.
        if (!IsLarge)
        {
            foreach (var engine in engines.Where(engine => only is null || engine.Name == only))
            {
                Add(engine);
            }
        }
    }

    // So slow that a few needs must do.
    private async Task Postgres()
    {
        var (postgres, built) = await PostgresIndex.Build(catalogue);
        await using (postgres)
        {
            Add("postgres-fts", built);
            using var engine = new PostgresEngine(postgres, patience: TimeSpan.FromSeconds(20));
            foreach (var language in catalogue.Languages)
            {
                var (before, needs) = (engine.GivenUp, Needs(language));
                var few = needs.Where((_, i) => i % (needs.Count / (IsLarge ? 4 : 20)) == 0).ToList();
                Add(Timing.Interleaved([engine], few, Limit, rounds: 1, warmUps: 2)[0], language, isCapped: engine.GivenUp > before);
            }

            if (catalogue.IsEnglish)
            {
                Add(engine);
            }
        }
    }

    private void Alone(MarketplaceIndex marketplace)
    {
        var needs = Needs("en");
        var few = needs.Where((_, i) => i % 10 == 0).ToList();
        rows.Add(Full, catalogue, "recallOfPruning", few.Average(need => marketplace.Exhaustive(need, Limit).Intersect(marketplace.Usual(need, Limit)).Count() / (double)Limit));
        rows.Add(Full, catalogue, "twoThreads", Throughput.TwoAgainstOne(new FullAnswer(marketplace, Full), needs, TimeSpan.FromSeconds(4)));
        if (MarketplaceIndex.Open(needs[0]) is { } open)
        {
            rows.Add(Full, catalogue, "open", open.TotalMilliseconds);
        }

        if (!IsLarge && !catalogue.IsEnglish)
        {
            rows.Add(Full, catalogue, "everythingSeconds", Throughput.Everything(marketplace, [.. data.EnglishNeeds(), .. data.MoreEnglishNeeds(), .. data.ChineseNeeds()], Limit));
        }

        // Last, since it adds documents.
        var published = Published.Measure(marketplace, needs[0]);
        rows.Add(Full, catalogue, "publishSearchable", published.Searchable.Middle);
        rows.Add(Full, catalogue, "publishLongest", published.Searchable.Longest);
        rows.Add(Full, catalogue, "readerPause", published.Pause.Writing);
        rows.Add(Full, catalogue, "readerPauseIdle", published.Pause.Idle);
    }

    private void Add(string name, Built built)
    {
        rows.Add(name, catalogue, "build", catalogue.Count / built.Processor.TotalSeconds);
        rows.Add(name, catalogue, "buildOnTheClock", catalogue.Count / built.Elapsed.TotalSeconds);
        rows.Add(name, catalogue, "bytesPerResult", (double)built.Bytes / catalogue.Count);
    }

    private void Add(Times times, string language, bool isCapped = false)
    {
        rows.Add(times.Engine, catalogue, language, "p50", times.Middle, isCapped);
        rows.Add(times.Engine, catalogue, language, "p99", times.Percentile99, isCapped);
        foreach (var (part, middle) in times.MiddleOfParts)
        {
            rows.Add(times.Engine, catalogue, language, "p50 " + part, middle);
        }
    }

    private void Add(IEngine engine)
    {
        var quality = new Quality(data, catalogue);
        var (success, recall) = quality.English(engine);
        rows.Add(engine.Name, catalogue, "en", "success10", success);
        rows.Add(engine.Name, catalogue, "en", "recall100", recall);
        if (!catalogue.IsEnglish)
        {
            rows.Add(engine.Name, catalogue, "zh", "ndcg10", quality.Chinese(engine));
        }
    }

    private List<Need> Needs(string language)
    {
        var needs = language == "zh" ? data.ChineseNeeds() : data.EnglishNeeds();
        var step = options.IsQuick ? needs.Count / NeedsWhenQuick : IsLarge ? 4 : 1;
        return [.. needs.Where((_, i) => i % step == 0)];
    }
}
