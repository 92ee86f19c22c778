namespace Marketplace.Matching.Tests;

/// <summary>Reasons come from what the index has read, as long as that is what the texts say.</summary>
public sealed class ReadDocumentTests
{
    private static readonly string[] Pieces =
        ["graphene ", "Thermal ", "films ", " the ", "IL-6 ", "PM2.5 ", "0.5 g ", "batteries, ", ". ", "\n", "石墨烯", "鋰電池", "，", "ﬁlms ", "e\u0301", "①", "\uD835\uDC00 ", new(' ', 700)];

    [Fact]
    public void What_the_index_has_read_of_a_document_is_what_its_texts_say()
    {
        var (random, shared) = (new Random(21), 0);
        for (var n = 0; n < 60; n++)
        {
            var documents = Enumerable.Range(0, 20).Select(_ => new Document(Guid.NewGuid(), Texts(random))).ToList();
            // In the base, in a layer above it, and moved from one to another.
            var snapshot = Snapshot.Empty.With(documents[..15], []).With(documents[15..17], []).With(documents[17..], []);
            if (n % 3 == 0) snapshot = snapshot.Rebuilt();
            var asked = Sides.Of(Texts(random));
            for (var side = 0; side < Sides.Number; side++)
            {
                var query = new QuerySide(asked[side], side, snapshot.Rarity, RankingModel.Default);
                foreach (var read in documents.Select(document => new ReadDocument(document, snapshot)))
                {
                    read.IsAsRead.ShouldBeTrue();
                    read.Says(side).ShouldBe(read.Side(side).Exists(part => part.Analysis.Units.Count > 0));
                    if (!read.Says(side)) continue;
                    var segment = snapshot.Layers[read.Layer].Segment;
                    var (fast, plain) = (CommonRuns.Of(query, read, new(query, segment[side]), segment[side].RowOf(read.Place)), CommonRuns.Of(query, read, side));
                    fast.All.ShouldBe(plain.All);
                    fast.Counts.ToArray().ShouldBe(plain.Counts.ToArray());
                    fast.Fields.ToArray().ShouldBe(plain.Fields.ToArray());
                    for (var run = 0; run < fast.All.Count; run++)
                    {
                        fast.PlacesOf(run).ToArray().ShouldBe(plain.PlacesOf(run).ToArray());
                        fast.TextOf(run).ShouldBe(plain.TextOf(run));
                        shared++;
                    }
                }
            }
        }
        shared.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public void A_unit_ends_where_it_was_read_to_end()
    {
        var random = new Random(22);
        for (var n = 0; n < 500; n++)
        {
            var read = Analyzer.Analyze(string.Concat(random.GetItems(Pieces, random.Next(60))));
            foreach (var unit in read.Units) UnitReader.EndOf(read.Text, unit.Start).ShouldBe(unit.End, read.Text);
        }
    }

    [Fact]
    public void Of_texts_that_have_changed_since_the_reasons_are_those_of_now()
    {
        var id = Guid.NewGuid();
        var index = new MatchIndex();
        index.Apply([new(id, [new(Field.Title, "Membranes of graphene"), new(Field.Text, "They last.")]), new(Guid.NewGuid(), [new(Field.Title, "Breeding of rice")])], []);
        var question = index.Ask([new(Field.Title, "Membranes of graphene for lithium batteries")]);
        Terms("Membranes of graphene", "They last.").ShouldBe(["Membranes of graphene"]);
        Terms("Membranes of graphene", "Lithium batteries last.").ShouldBe(["Membranes of graphene", "Lithium batteries"], ignoreOrder: true);
        Terms("Graphene", "They last.").ShouldBe(["Graphene"]);
        // The same letters in another field are another text.
        question.Explain(new(id, [new(Field.Text, "Membranes of graphene"), new(Field.Text, "They last.")])).Terms.ShouldAllBe(term => term.DocumentFields.SequenceEqual(new[] { Field.Text }));

        IEnumerable<string> Terms(string title, string text) => question.Explain(new(id, [new(Field.Title, title), new(Field.Text, text)])).Terms.Select(term => term.Term);
    }

    private static List<FieldText> Texts(Random random) =>
        [.. Enumerable.Range(0, 1 + random.Next(4)).Select(_ => new FieldText((Field)random.Next(3), string.Concat(random.GetItems(Pieces, random.Next(40)))))];
}
