namespace Marketplace.Matching.Tests;

/// <summary>What came after the base is in layers above it, and is found as if all were one.</summary>
public sealed class LayersTests
{
    private const int Themes = 12;

    [Fact]
    public void What_is_likely_is_chosen_over_all_layers_together()
    {
        var (random, index) = (new Random(61), new MatchIndex { FewPostings = 0 });
        index.Apply([.. Enumerable.Range(0, 3_000).Select(n => Of(random, n, random.Next(Themes)))], []);
        index.Apply([.. Enumerable.Range(3_000, 400).Select(n => Of(random, n, n % 2 == 0 ? 0 : random.Next(Themes)))], [Id(7), Id(8)]);
        index.Apply([.. Enumerable.Range(3_400, 60).Select(n => Of(random, n, 1))], [Id(3_000)]);
        for (var theme = 0; theme < Themes; theme++)
        {
            using var asked = index.Ask(Of(random, -1, theme).Texts);
            var (found, all) = (asked.Search(20), asked.Exhaustive(20));
            found.Count.ShouldBe(20);
            found.ShouldBe(asked.Score([.. found.Select(hit => hit.Id)]));
            found.Intersect(all).Count().ShouldBeGreaterThan(17, $"theme {theme}");
        }
    }

    [Fact]
    public void A_theme_that_only_what_came_late_has_fills_the_answer()
    {
        var (random, index) = (new Random(62), new MatchIndex { FewPostings = 0 });
        index.Apply([.. Enumerable.Range(0, 3_000).Select(n => Of(random, n, random.Next(Themes)))], []);
        index.Apply([.. Enumerable.Range(3_000, 100).Select(n => Of(random, n, Themes))], []);
        index.Search(Of(random, -1, Themes).Texts, 50).ShouldAllBe(hit => hit.Id.CompareTo(Id(3_000)) >= 0);
    }

    [Fact]
    public void Of_words_that_few_share_all_these_are_found_and_no_others()
    {
        var (random, index) = (new Random(64), new MatchIndex { FewPostings = 0 });
        index.Apply([.. Enumerable.Range(0, 3_000).Select(n => Of(random, n, n < 200 ? 0 : 1))], []);
        index.Apply([.. Enumerable.Range(3_000, 30).Select(n => Of(random, n, n < 3_010 ? 0 : 1))], [Id(7), Id(8)]);
        FieldText[] query = [new(Field.Text, string.Join(' ', Enumerable.Range(0, 40).Select(n => $"theme0x{n}")))];
        using var asked = index.Ask(query);
        asked.Search(250).Count.ShouldBe(208);
        asked.Search(250).ShouldBe(asked.Exhaustive(250));
        // Of these hardly any is among the seventy that are looked at first.
        static bool isLate(Guid id) => id.CompareTo(Id(3_000)) >= 0;
        asked.Search(10, isLate).Count.ShouldBe(10);
    }

    [Fact]
    public void Where_the_heaviest_terms_are_said_by_few_those_that_share_the_others_are_found_too()
    {
        // Of more postings than are added up.
        var (passage, index) = (string.Join(' ', Enumerable.Range(0, 600).Select(n => $"rare{n}x")), new MatchIndex { FewPostings = 0 });
        index.Apply([.. Enumerable.Range(0, 2_000).Select(n => new Document(Id(n), [new(Field.Text, n < 60 ? passage : $"membranes of kind{n}x")]))], []);
        using var asked = index.Ask([new(Field.Text, $"{passage}. membranes")]);
        asked.Search(100).Count.ShouldBe(100);
        asked.Search(100).ShouldBe(asked.Exhaustive(100));
    }

    [Fact]
    public void A_question_that_is_disposed_of_can_explain_and_find_no_more_and_leaves_the_others_alone()
    {
        var (random, index) = (new Random(63), new MatchIndex { Knowledge = new(Lexicon.Of([new("石墨烯", "graphene")])) });
        index.Apply([.. Enumerable.Range(0, 60).Select(n => new Document(Id(n), [new(Field.Title, n % 3 == 0 ? "石墨烯导热膜" : "thermal films of graphene"), .. Of(random, n, 0).Texts]))], []);
        FieldText[] query = [new(Field.Title, "graphene films")];
        var (asked, other) = (index.Ask(query), index.Ask(query));
        var hits = other.Search(20);
        var why = other.Explain(new Document(Id(3), [new(Field.Title, "石墨烯导热膜")]));
        asked.Dispose();
        asked.Dispose();

        Should.Throw<ObjectDisposedException>(() => asked.Search(20));
        Should.Throw<ObjectDisposedException>(() => asked.Score([Id(1)]));
        asked.Explain(new Document(Id(3), [new(Field.Title, "石墨烯导热膜")])).Terms.Select(term => (term.Asked, term.Term, term.Share)).ShouldBe(why.Terms.Select(term => (term.Asked, term.Term, term.Share)));
        // What it gave back is another's by now: given back twice, it would be that of two.
        var (films, thermal) = (index.Search([new(Field.Title, "films")], 20), index.Search([new(Field.Title, "thermal")], 20));
        using var first = index.Ask([new(Field.Title, "films")]);
        using var second = index.Ask([new(Field.Title, "thermal")]);
        first.Search(20).ShouldBe(films);
        second.Search(20).ShouldBe(thermal);
        other.Search(20).ShouldBe(hits);
    }

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    // Half of the words are those of a theme.
    private static Document Of(Random random, int number, int theme) => new(Id(number), [new(Field.Text, string.Join(' ', Enumerable.Range(0, 40).Select(n =>
        n % 2 == 0 ? $"theme{theme}x{random.Next(40)}" : $"word{random.Next(2_000)}")))]);
}
