using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Marketplace.Tests.Imports;
using Npgsql;

namespace Marketplace.Tests.Platform.Telemetry;

public sealed class MetricsTests(TestApp app) : IClassFixture<TestApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Traces_and_metrics_are_sent_where_the_standard_setting_says()
    {
        await using var receiver = await OtlpReceiver.Start();
        var op = await app.Actor(Role.Operator);
        using var service = await RunningService.Start(app.ConnectionString, op.Token, receiver.Settings);
        await service.Client.Send(HttpMethod.Get, "/v1/me");
        await Story.Soon(() => Task.FromResult(receiver.Of("traces").Contains("/v1/me", StringComparison.Ordinal) && receiver.Of("metrics").Contains("marketplace.outbox.waiting", StringComparison.Ordinal)));
        receiver.Of("traces").ShouldContain("db.query.text");
        ShouldShowNoConnection(receiver.Of("traces") + receiver.Of("metrics"));
    }

    [Fact]
    public async Task Prometheus_reads_them_as_a_client_that_is_operator_or_auditor_where_it_is_switched_on()
    {
        var (op, auditor, manager) = (await app.Actor(Role.Operator), await app.Actor(Role.Auditor), await app.Actor(Role.Manager));
        await app.As(op).Send(HttpMethod.Get, "/metrics").ShouldRefuse(404, "not_found");

        using var service = await RunningService.Start(app.ConnectionString, op.Token, ("Metrics__Prometheus", "true"));
        await service.Client.Outcome(service.Client.SendFile([ImportStory.Row(op, "A-1"), "no row"]));
        var shown = "";
        await Story.Soon(async () => (shown = await (await service.Client.GetAsync("/metrics", Ct)).Content.ReadAsStringAsync(Ct)).Contains("marketplace_outbox_waiting", StringComparison.Ordinal)
            && shown.Contains("marketplace_matches_lag_seconds", StringComparison.Ordinal));
        foreach (var name in new[] { "marketplace_outbox_dead", "marketplace_changes_held", "side=\"needs\"", "side=\"results\"", "http_route=\"/v1/imports/\"", "=\"marketplace\"" }) shown.ShouldContain(name);
        ShouldShowNoConnection(shown);

        service.Client.DefaultRequestHeaders.Authorization = new("Bearer", auditor.Token);
        (await service.Client.GetAsync("/metrics", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        service.Client.DefaultRequestHeaders.Authorization = new("Bearer", manager.Token);
        await service.Client.Send(HttpMethod.Get, "/metrics").ShouldRefuse(403, "forbidden");
        service.Client.DefaultRequestHeaders.Authorization = null;
        await service.Client.Send(HttpMethod.Get, "/metrics").ShouldRefuse(401, "unauthorized");
    }

    private void ShouldShowNoConnection(string text)
    {
        var connection = new NpgsqlConnectionStringBuilder(app.ConnectionString);
        text.ShouldNotContain(connection.Password!);
        text.ShouldNotContain("Host=");
        text.ShouldNotContain("Maximum Pool Size");
    }
}
