namespace Marketplace.Matching;

/// <summary>English titles of papers, asked for their Chinese text.</summary>
internal sealed class Crossing
{
    public const int Folds = 5;

    private readonly List<DataFolder.Row> both, chinese;

    public Crossing(DataFolder data) => (both, chinese) = (data.Rows("bilingual.jsonl.gz"), data.Rows("zh-papers.jsonl.gz"));

    /// <summary>No English side is posted, nothing is learned.</summary>
    public List<int> Cold(Lexicon lexicon, RankingModel model) => Ranks(Index(_ => false, new(lexicon), model), both);

    /// <summary>
    /// The papers of one fold in Chinese only, the others with both sides, and learned from; the titles of that fold are asked.
    /// </summary>
    public List<int> Learned(Lexicon lexicon, RankingModel model, int fold, CancellationToken ct)
    {
        var pairs = both.Where((_, i) => i % Folds != fold).Select(row => new BilingualPair($"{row.TitleZh}\n{row.AbstractZh}", $"{row.TitleEn}\n{row.AbstractEn}"));
        var knowledge = new Knowledge(lexicon, BilingualModel.Train([.. pairs], ct: ct));
        return Ranks(Index(i => i % Folds != fold, knowledge, model), both.Where((_, i) => i % Folds == fold));
    }

    /// <summary>
    /// The reciprocal rank of each paper asked for by its title in either language, by the way it is posted: each third of the papers in
    /// Chinese only, in English only, in both, in turn. Abstracts are posted alone, or a title would find itself.
    /// </summary>
    public Dictionary<(bool EnglishAsked, int Posted), List<double>> Posted(Lexicon lexicon, RankingModel model)
    {
        var whole = both.Where(row => new[] { row.TitleEn, row.AbstractEn, row.TitleZh, row.AbstractZh }.All(text => !string.IsNullOrWhiteSpace(text))).ToList();
        var found = new Dictionary<(bool, int), List<double>>();
        for (var turn = 0; turn < 3; turn++)
        {
            var index = new MatchIndex(model) { Knowledge = new(lexicon) };
            FieldText[] Texts(DataFolder.Row row, int posted) => [.. new[] { posted != 1 ? row.AbstractZh : null, posted != 0 ? row.AbstractEn : null }.OfType<string>().Select(text => new FieldText(Field.Text, text))];
            index.Apply([.. whole.Select((row, i) => new Document(DataFolder.Id(row.Id), Texts(row, (i + turn) % 3)))], []);
            for (var i = turn; i < whole.Count; i += 3)
                foreach (var english in new[] { true, false })
                {
                    var rank = RankOf(index, english ? whole[i].TitleEn! : whole[i].TitleZh!, whole[i]);
                    if (!found.TryGetValue((english, (i + turn) % 3), out var ranks)) found[(english, (i + turn) % 3)] = ranks = [];
                    ranks.Add(rank > 0 ? 1.0 / rank : 0);
                }
        }
        return found;
    }

    /// <summary>
    /// The rank, from 1, of each eighth paper asked for by title and abstract in the language in which it is not posted, among results and
    /// papers of both: a long text shares something with each, by chance.
    /// </summary>
    public List<int> Whole(Lexicon lexicon, RankingModel model, IReadOnlyList<Document> others, bool english)
    {
        var whole = both.Where(row => new[] { row.TitleEn, row.AbstractEn, row.TitleZh, row.AbstractZh }.All(text => !string.IsNullOrWhiteSpace(text))).ToList();
        var index = new MatchIndex(model) { Knowledge = new(lexicon) };
        index.Apply([.. whole.Select(row => new Document(DataFolder.Id(row.Id), Texts(row, !english))), .. others, .. chinese.Select(row => new Document(DataFolder.Id(row.Id), DataFolder.Chinese(row)))], []);
        return [.. whole.Where((_, i) => i % 8 == 0).Select(row => index.Search(Texts(row, english), 50).Select(hit => hit.Id).ToList().IndexOf(DataFolder.Id(row.Id)) + 1)];

        static FieldText[] Texts(DataFolder.Row row, bool english) => english ? DataFolder.English(row) : DataFolder.Chinese(row);
    }

    private MatchIndex Index(Predicate<int> withEnglish, Knowledge knowledge, RankingModel model)
    {
        var index = new MatchIndex(model) { Knowledge = knowledge };
        index.Apply(
        [
            .. both.Select((row, i) => new Document(DataFolder.Id(row.Id), withEnglish(i) ? [.. DataFolder.Chinese(row), .. DataFolder.English(row)] : DataFolder.Chinese(row))),
            .. chinese.Select(row => new Document(DataFolder.Id(row.Id), DataFolder.Chinese(row))),
        ], []);
        return index;
    }

    private static List<int> Ranks(MatchIndex index, IEnumerable<DataFolder.Row> asked) =>
        [.. asked.Where(row => !string.IsNullOrWhiteSpace(row.TitleEn)).Select(row => RankOf(index, row.TitleEn!, row))];

    /// <summary>From 1; 0 where it is not among the first 50.</summary>
    private static int RankOf(MatchIndex index, string title, DataFolder.Row row) =>
        index.Search([new(Field.Title, title)], 50).Select(hit => hit.Id).ToList().IndexOf(DataFolder.Id(row.Id)) + 1;
}
