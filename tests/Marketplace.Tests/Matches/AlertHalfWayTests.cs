using Marketplace.Integration;
using Marketplace.Matches.Alerts;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Matches;

public sealed class AlertHalfWayTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task What_could_not_be_told_is_told_later_and_once()
    {
        var (company, university) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager, OrganizationKind.University));
        await app.Post(company, "needs", Items.Body("needs", "低温固化涂料", "寻找可在 80 ℃ 以下固化的低温固化涂料,附着力不低于一级。"), publish: true);
        // How often it was tried stands in a sequence, which no rollback takes back.
        await app.AsOwner(
            """
            create sequence matches.tried;
            create function matches.fail() returns trigger language plpgsql security definer as $$ begin perform nextval('matches.tried'); raise exception 'not now'; end $$;
            create trigger fail before insert on matches.alerts for each row execute function matches.fail();
            """);
        var result = Guid.Parse((await app.Post(university, "results", Items.Body("results", "低温固化粉末涂料", "一种低温固化的粉末涂料,附着力好,已经完成中试。"), publish: true)).Split('/')[^1]);
        await Story.Soon(async () => await Ask<long>("select last_value from matches.tried") >= 2);
        (await Ask<int>(
            $"""
             select count(*)::int from platform.changes h, platform.cursors c where c.name = '{AlertWorker.CursorName}' and h.id = '{result}' and (h.xid, h.seq) > (c.xid, c.seq)
             """)).ShouldBe(1);
        (await Alerts(company)).ShouldBeEmpty();

        await app.AsOwner("drop trigger fail on matches.alerts");
        await Story.Soon(async () => (await Alerts(company)).Count > 0);
        var next = Guid.Parse((await app.Post(university, "results", Items.Body("results", "紫外低温固化涂料", "一种紫外低温固化涂料,附着力好,已经完成中试。"), publish: true)).Split('/')[^1]);
        await Story.Soon(async () => (await Alerts(company)).Contains(next));
        (await Alerts(company)).ShouldBe([next, result]);
        await Story.Soon(() => Task.FromResult(Heard.Of(company.Organization) >= 2));
        Heard.Of(company.Organization).ShouldBe(2);
    }

    private async Task<List<Guid>> Alerts(TestActor by) =>
        [.. (await app.Read(by, "/v1/matches/alerts")).GetProperty("items").EnumerateArray().Select(a => a.GetProperty("resultId").GetGuid())];

    private async Task<T> Ask<T>(string sql)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(app.Server.OwnerOf(app.ConnectionString) + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
