using System.Text;
using Marketplace.Needs;
using Marketplace.Platform;
using Marketplace.Tests.Deals;
using Marketplace.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Marketplace.Tests.Drills;

/// <summary>What was committed, and its answer never came: the same key finds it.</summary>
public sealed class LostAnswerTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Cut_off_between_client_and_service_it_is_done_once()
    {
        var by = await app.Actor(Role.Manager);
        using var service = await RunningService.Start(app.ConnectionString);
        using var proxy = new CuttingProxy(service.Port);
        using var client = Client(proxy.Port, by);
        var before = await Count();
        for (var i = 1; i <= 5; i++)
        {
            proxy.CutAfter("Idempotency-Key: lost"u8);
            await Should.ThrowAsync<HttpRequestException>(() => Post(client, i));
            (await Count()).ShouldBe(before + i);

            var again = await Post(client, i);
            (again.StatusCode, again.IsReplay()).ShouldBe((HttpStatusCode.Created, true));
            (await Count()).ShouldBe(before + i);
        }

        proxy.Cuts.ShouldBe(5);
    }

    [Fact]
    public async Task Cut_off_between_service_and_database_it_is_done_once_and_the_service_does_not_say_that_it_was_not()
    {
        var by = await app.Actor(Role.Manager);
        var database = new NpgsqlConnectionStringBuilder(app.ConnectionString);
        using var proxy = new CuttingProxy(database.Port);
        database.Port = proxy.Port;
        using var service = await RunningService.Start(database.ConnectionString, by.Token);
        var before = await Count();
        // Somebody else in the service may commit at the same moment, and be cut off instead.
        var cut = 0;
        for (var i = 1; i <= 30 && cut < 5; i++)
        {
            // With its end: READ COMMITTED is how a transaction begins.
            proxy.CutAfter("COMMIT\0"u8);
            var first = await Post(service.Client, i);
            if (first.StatusCode == HttpStatusCode.Created) continue;

            cut++;
            await Task.FromResult(first).ShouldRefuse(503, "service_unavailable");
            (await Count()).ShouldBe(before + i);
            HttpResponseMessage? again = null;
            await Story.Soon(async () => (again = await Post(service.Client, i)).StatusCode != HttpStatusCode.ServiceUnavailable);
            (again!.StatusCode, again.IsReplay()).ShouldBe((HttpStatusCode.Created, true));
            (await Count()).ShouldBe(before + i);
        }

        cut.ShouldBe(5);
    }

    [Fact]
    public async Task Cut_off_before_any_of_its_statements_it_is_not_done_and_the_same_key_does_it()
    {
        Quick.IsSkipped();
        var first = await DealStory.Begin(app);
        var database = new NpgsqlConnectionStringBuilder(app.ConnectionString);
        using var proxy = new CuttingProxy(database.Port);
        database.Port = proxy.Port;
        using var service = await RunningService.Start(database.ConnectionString, first.Seller.Token);
        // Until there are no statements left that it could be cut off before: then it is another's that is.
        var statement = 0;
        for (; statement < 100; statement++)
        {
            var (deal, key) = (await (await DealStory.Begin(app, of: first)).Agreed(), $"cut-before-statement-{statement:000}");
            proxy.CutLater(Encoding.UTF8.GetBytes(key), statement);
            var answer = await Sign();
            if (answer.IsSuccessStatusCode) break;

            await Task.FromResult(answer).ShouldRefuse(503, "service_unavailable");
            (DealStory.StatusOf(await deal.Read()), (await deal.Statements()).Count, (await deal.Steps()).Count).ShouldBe(("agreed", 0, 3));
            await Story.Soon(async () => (answer = await Sign()).StatusCode != HttpStatusCode.ServiceUnavailable);
            (answer.StatusCode, answer.IsReplay()).ShouldBe((HttpStatusCode.OK, false));
            (DealStory.StatusOf(await deal.Read()), (await deal.Statements()).Count, (await deal.Steps()).Count).ShouldBe(("signed", 1, 4));

            Task<HttpResponseMessage> Sign() => service.Client.Send(HttpMethod.Post, $"{deal.Path}/sign", DealStory.Contract, key: key);
        }

        statement.ShouldBeInRange(5, 50);
        TestContext.Current.TestOutputHelper?.WriteLine($"{statement} statements.");
    }

    private static Task<HttpResponseMessage> Post(HttpClient client, int number) =>
        client.Send(HttpMethod.Post, "/v1/needs", Items.Body("needs", $"Lost answer number {number}"), key: $"lost-{number}");

    private Task<int> Count() => app.InDatabase(db => db.Needs.CountAsync(TestContext.Current.CancellationToken));

    private static HttpClient Client(int port, TestActor by) =>
        new() { BaseAddress = new Uri($"http://127.0.0.1:{port}"), DefaultRequestHeaders = { Authorization = new("Bearer", by.Token) } };
}
