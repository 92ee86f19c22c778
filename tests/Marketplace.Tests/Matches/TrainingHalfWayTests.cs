using Marketplace.Matches.Languages;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Npgsql;

namespace Marketplace.Tests.Matches;

public sealed class TrainingHalfWayTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Path = "/v1/matches/model";
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_the_node_that_trains_dies_the_next_one_does_it_and_not_before()
    {
        var op = await app.Actor(Role.Operator);
        await using var twin = app.Twin();
        twin.StartServer();
        // The node that will die: it has the lock, and never finishes.
        await using var dying = new NpgsqlConnection(app.ConnectionString + ";Pooling=false");
        await dying.OpenAsync(Ct);
        await using (var take = new NpgsqlCommand($"select pg_advisory_lock(hashtext('{ModelTrainer.LockName}'))", dying)) await take.ExecuteNonQueryAsync(Ct);

        (await app.As(op).Send(HttpMethod.Post, Path)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await Task.Delay(TimeSpan.FromSeconds(4), Ct);
        foreach (var node in new[] { app.As(op), op.On(twin) }) (await State(node)).ShouldBe((0, "training"));

        await app.AsOwner($"select pg_terminate_backend({dying.ProcessID})");
        foreach (var node in new[] { app.As(op), op.On(twin) }) await Story.Soon(async () => await State(node) == (1, "ready"));
    }

    private static async Task<(int Version, string? State)> State(HttpClient node)
    {
        var model = await (await node.Send(HttpMethod.Get, Path)).Json();
        return (model.GetProperty("version").GetInt32(), model.Text("state"));
    }
}
