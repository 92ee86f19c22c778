using System.Runtime.InteropServices;

namespace Marketplace.Matching.Tests;

/// <summary>What is fast says the same as what is plain.</summary>
public sealed class FastPathTests
{
    private static readonly string[] Pieces =
        ["graphene ", "Thermal", " the ", "IL-6", "TC 4", "PM2.5 ", "0.5 g", "800 ℃", "67 %", "2024", "batteries, ", "x", "Ti-6Al-4V", ". ", "\n", "石墨烯", "鋰電池", "，", "ﬁlm", "é", "e\u0301", "①", "ｶﾞ", "\uD835\uDC00", "\uD800", "한국", "(a)"];

    [Fact]
    public void A_part_gives_each_of_its_pairs_an_ordinal_in_the_order_they_are_met()
    {
        var (random, table, keys) = (new Random(16), new PartTable(), new List<ulong>());
        foreach (var size in new[] { 5, 3_000, 0, 700 })
        {
            ulong[] pairs = [.. Enumerable.Range(0, size).Select(_ => (ulong)random.Next(1, 1 + size))];
            var known = pairs.Distinct().ToList();
            pairs.Select(table.Add).ShouldBe(pairs.Select(pair => known.IndexOf(pair)));
            table.EndPart().ShouldBe(known.Count);
            keys.AddRange(known);
        }
        table.Keys.ShouldBe([.. keys]);
    }

    [Fact]
    public void A_table_of_terms_gives_each_its_own_ordinal()
    {
        var (random, table) = (new Random(14), new TermTable());
        Term[] terms = [.. Enumerable.Range(0, 5_000).Select(_ => new Term((ulong)random.NextInt64() & ~0xFFFUL)).Distinct()];
        foreach (var term in terms.Concat(terms)) table.Add(term);
        table.Count.ShouldBe(terms.Length);
        terms.Select(table.Find).ShouldBe(Enumerable.Range(0, terms.Length));
        table.Find(new Term(1)).ShouldBe(-1);
        // Many at once, of which some are not there.
        Term[] asked = [.. terms, .. terms.Select(term => new Term(term.Key | 1))];
        var ordinals = new int[asked.Length];
        table.Find(asked, ordinals);
        ordinals.ShouldBe(asked.Select(table.Find));
    }

    [Fact]
    public void Postings_are_the_counts_of_each_document_be_they_dealt_out_in_parts_or_not()
    {
        var random = new Random(15);
        foreach (var documents in new[] { 3, 1_500 })
        {
            var (builder, bags, words) = (new ShelfBuilder(), new List<Bag>(), new WordTable(UnitReader.Words));
            for (var place = 0; place < documents; place++)
            {
                // Some words in every text, most in few, and pairs said twice.
                List<Part> parts = [new(Field.Title, Words(8)), new(Field.Keywords, Words(4)), new(Field.Text, Words(60))];
                builder.Begin(place);
                foreach (var part in parts) builder.Add(part.Field, part.Text, CollectionsMarshal.AsSpan(part.Analysis.Units), [.. part.Analysis.Units.Select(_ => -1)], words);
                bags.Add(Bag.Of(parts));
            }
            var postings = builder.Build(documents).Postings;
            var found = Enumerable.Range(0, documents).Select(_ => new Dictionary<Term, int>()).ToList();
            for (var ordinal = 0; ordinal < postings.Count; ordinal++)
            {
                var rows = postings.Rows(ordinal);
                postings.Find(postings.TermOf(ordinal)).ShouldBe(ordinal);
                for (var i = 0; i < rows.Length; i++)
                {
                    if (i > 0) rows.Row(i).ShouldBeGreaterThan(rows.Row(i - 1));
                    found[rows.Row(i)].Add(postings.TermOf(ordinal), rows.Count(i));
                }
            }
            for (var row = 0; row < documents; row++) found[row].OrderBy(one => one.Key.Key).ShouldBe(bags[row].OrderBy(one => one.Key.Key));
        }

        Analysis Words(int number) => Analyzer.Analyze(string.Join(' ', Enumerable.Range(0, number).Select(_ => $"q{(char)('a' + (random.Next(26) * random.Next(26) / 26))}{random.Next(random.Next(1, 60))}x")));
    }

    [Fact]
    public void Rare_units_are_written_wide_and_read_back()
    {
        int[] codes = [0, 4, 0xEFFF, 0xF000, 0xFFFF, 0x10000, 0x0FFF_FFFF, 3];
        var writer = new Sequences.Writer();
        foreach (var row in new[] { codes, [], codes[2..5] })
        {
            foreach (var code in row) writer.Add(code);
            writer.EndRow();
        }
        var said = writer.Build();
        Read(said, 0).ShouldBe(codes);
        Read(said, 1).ShouldBeEmpty();
        Read(said, 2).ShouldBe(codes[2..5]);

        static List<int> Read(Sequences said, int row)
        {
            var found = new List<int>();
            var reader = said.Read(row);
            while (reader.TryNext(out var code)) found.Add(code);
            return found;
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_document_has_the_same_value_by_what_it_says_as_by_the_postings_of_all(bool later)
    {
        var random = new Random(15);
        for (var round = 0; round < 20; round++)
        {
            Document[] documents = [.. Enumerable.Range(0, 80).Select(n => new Document(new(n, 0, 0, new byte[8]), [new(Field.Title, Text(random, 4)), new((Field)random.Next(3), Text(random, 30))]))];
            var (all, chosen) = (new MatchIndex(), new MatchIndex { FewPostings = 0 });
            foreach (var index in new[] { all, chosen })
            {
                index.Apply(documents[..70], []);
                index.Apply(documents[(later ? 70 : 0)..], [documents[3].Id]);
            }
            FieldText[] query = [new(Field.Title, Text(random, 5)), new(Field.Text, Text(random, 40))];
            chosen.Ask(query).Exhaustive(80).ShouldBe(all.Search(query, 80));
            chosen.Score(query, [.. documents.Select(document => document.Id)]).ShouldBe(all.Score(query, [.. documents.Select(document => document.Id)]));
            // Where the heaviest terms find too few, all are looked at.
            chosen.Search(query, 80).ShouldBe(all.Search(query, 80));
        }
    }

    [Fact]
    public void What_is_chosen_by_the_heaviest_terms_is_what_all_would_give()
    {
        var (english, chosen) = (SharedData.EnglishResults(), new MatchIndex { FewPostings = 0 });
        chosen.Apply(english, []);
        var needs = SharedData.Rows("en-needs.jsonl.gz").Take(60).Select(SharedData.Need).ToList();
        needs.Average(need => chosen.Ask(need) is var asked ? asked.Exhaustive(20).Intersect(asked.Search(20)).Count() / 20.0 : 0).ShouldBeGreaterThan(0.9);
    }

    private static string Text(Random random, int pieces) => string.Concat(random.GetItems(Pieces, random.Next(1, pieces)));
}
