using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Tests.Imports;

/// <summary>Items of a file are found by their words: of a short one at once, of a long one soon after.</summary>
public sealed class ImportSearchTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData(3)]
    [InlineData(1200)]
    public async Task What_a_file_makes_and_changes_is_found_by_the_words_it_has_now(int count)
    {
        var by = await app.Actor(Role.Manager, OrganizationKind.University);
        using var client = app.As(by);
        string[] Rows(string word) => [.. Enumerable.Range(0, count).Select(i => ImportStory.Row(by, $"r{i}", $"{word} number {i}"))];
        (await client.Outcome(client.SendFile(Rows("Graphene")))).ShouldBe($"completed {count} {count} 0 0 0");
        await Found(client, by, "graphene", 3);

        (await client.Outcome(client.SendFile(Rows("Perovskite")))).ShouldBe($"completed {count} 0 {count} 0 0");
        await Found(client, by, "perovskite", 3);
        await Found(client, by, "graphene", 0);
        (await client.Results(by)).ShouldAllBe(r => r.GetProperty("title").GetString()!.StartsWith("Perovskite") && r.GetProperty("version").GetInt32() == 2);
    }

    [Fact]
    public async Task An_older_reading_of_the_words_does_not_replace_a_newer_one()
    {
        var by = await app.Actor(Role.Manager, OrganizationKind.University);
        using var client = app.As(by);
        await client.Outcome(client.SendFile([ImportStory.Row(by, "one", "Graphene"), ImportStory.Row(by, "one", "Graphene oxide")]));
        await app.AsOwner($"insert into platform.search_entries (id, version, terms) select id, 1, array_to_tsvector('{{old}}') from results.results where owner_id = '{by.Organization}' on conflict (id) do update set version = 1, terms = excluded.terms");
        await Found(client, by, "oxide", 0);
        await app.AsOwner($"insert into platform.search_due (kind, id) select 'result', id from results.results where owner_id = '{by.Organization}'");
        await Found(client, by, "oxide", 1);

        await app.AsOwner($"update platform.search_entries set version = 9, terms = array_to_tsvector('{{newer}}') where id in (select id from results.results where owner_id = '{by.Organization}')");
        await app.AsOwner($"insert into platform.search_due (kind, id) select 'result', id from results.results where owner_id = '{by.Organization}'");
        await Story.Soon(() => app.InDatabase(async db => !await db.Set<SearchDue>().AnyAsync()));
        await Found(client, by, "newer", 1);
    }

    private static Task Found(HttpClient client, TestActor by, string word, int atLeast) => Story.Soon(async () =>
    {
        var items = (await (await client.Send(HttpMethod.Get, $"/v1/results?organization={by.Organization}&text={word}")).Json()).GetProperty("items").GetArrayLength();
        return atLeast == 0 ? items == 0 : items >= atLeast;
    });
}
