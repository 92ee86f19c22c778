using System.Text.Json;
using Marketplace.Integration;
using Marketplace.Matches.Alerts;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Marketplace.Tests.Imports;
using Npgsql;

namespace Marketplace.Tests.Matches;

/// <summary>More is new at once than is asked for and recorded at once.</summary>
public sealed class ManyAlertsTests(TestServer server) : IAsyncLifetime
{
    // Each need is answered by two results, and nothing else has a word in common: three parts.
    private const int Needs = FindAlerts.Askers + 10;
    private const int Alerts = 2 * Needs;
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private readonly TestApp _app = new(server);
    private TestActor _university = null!;

    public async ValueTask InitializeAsync()
    {
        await _app.InitializeAsync();
        _university = await _app.Actor(Role.Manager, OrganizationKind.University);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task In_parts_each_is_told_of_once_by_whichever_of_two_nodes()
    {
        await using var twin = _app.Twin();
        twin.StartServer();
        await AfterEachInsert("insert into matches.parts select count(*) from added;", "create table matches.parts (size bigint)");
        await Publish();
        await AllAreToldOnce(_app.As(_university));
        (await Ask("select count(*) from matches.parts where size > 0")).ShouldBe(3);
        (await Ask("select max(size) from matches.parts")).ShouldBe(FindAlerts.Askers);
    }

    [Fact]
    public async Task Where_one_node_stops_between_two_parts_the_next_goes_on()
    {
        // What is new after the first part fails. How often it was tried stands in a sequence, which no rollback takes back.
        await AfterEachInsert(
            "if exists (select from added) and (select count(*) from added) < (select count(*) from matches.alerts) then perform nextval('matches.tried'); raise exception 'not now'; end if;",
            "create sequence matches.tried");
        await Publish();
        await Story.Soon(async () => await Ask("select last_value from matches.tried") >= 2);
        (await Told(_app.As(_university))).Count.ShouldBe(FindAlerts.Askers);
        (await Ask(Unread)).ShouldBeGreaterThanOrEqualTo(Needs);

        await _app.DisposeAsync();
        await _app.AsOwner("drop trigger after on matches.alerts");
        (await Ask("select count(*) from matches.alerts")).ShouldBe(FindAlerts.Askers);
        await using var next = _app.Twin();
        next.StartServer();
        await AllAreToldOnce(_university.On(next));
    }

    private const string Unread = $"select count(*) from platform.changes h, platform.cursors c where c.name = '{AlertWorker.CursorName}' and (h.xid, h.seq) > (c.xid, c.seq)";

    /// <summary>First the results, and when they are old, the needs.</summary>
    private async Task Publish()
    {
        await Story.Soon(async () => await Ask($"select count(*) from platform.cursors where name = '{AlertWorker.CursorName}'") == 1);
        (await _app.Import(_university, Rows(_university, "summary", 2))).GetProperty("created").GetInt32().ShouldBe(Alerts);
        await Story.Soon(async () => await Ask(Unread) == 0);
        var company = await _app.Actor(Role.Manager);
        (await _app.Import(company, Rows(company, "description", 1), kind: "needs")).GetProperty("created").GetInt32().ShouldBe(Needs);
    }

    private static string Rows(TestActor by, string text, int ofEach) => string.Join('\n', Enumerable.Range(0, Needs * ofEach).Select(i => (Row: i, Title: Title(i / ofEach))).Select(item => JsonSerializer.Serialize(
        new Dictionary<string, string> { ["externalId"] = $"{item.Row}", ["organization"] = $"{by.Organization}", ["language"] = "en", ["title"] = item.Title, [text] = $"{item.Title} {item.Title} {item.Title}" })));

    private static string Title(int i)
    {
        string[] syllables = ["bal", "cor", "dim", "fen", "gup", "hak", "jov", "kir", "lom", "mub", "nad", "pex", "quo", "ruk", "sib", "tov"];
        var word = syllables[i / syllables.Length] + syllables[i % syllables.Length];
        return $"{word}ak {word}omp {word}urk";
    }

    private async Task AllAreToldOnce(HttpClient client)
    {
        await Story.Soon(async () => await Ask("select count(*) from matches.alerts") >= Alerts && await Ask(Unread) == 0);
        var told = await Told(client);
        told.Select(a => a.Text("resultId")).ShouldBeUnique();
        told.Select(a => a.GetProperty("found").Text("title")).Order().ShouldBe(Enumerable.Range(0, Alerts).Select(i => Title(i / 2)).Order());
        (await Ask("select count(*) from platform.outbox where event = 'match.found'")).ShouldBe(Alerts);
    }

    private static async Task<List<JsonElement>> Told(HttpClient client)
    {
        var told = new List<JsonElement>();
        for (var cursor = ""; cursor is not null;)
        {
            var page = await (await client.Send(HttpMethod.Get, $"/v1/matches/alerts?limit=200{cursor}")).Json();
            told.AddRange(page.GetProperty("items").EnumerateArray());
            cursor = page.Text("nextCursor") is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : null;
        }

        return told;
    }

    private Task AfterEachInsert(string act, string before) => _app.AsOwner(
        $"""
         {before};
         create function matches.after() returns trigger language plpgsql security definer as $$ begin {act} return null; end $$;
         create trigger after after insert on matches.alerts referencing new table as added for each statement execute function matches.after();
         """);

    private async Task<long> Ask(string sql)
    {
        await using var source = NpgsqlDataSource.Create(server.OwnerOf(_app.ConnectionString) + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }
}
