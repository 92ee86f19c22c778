using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Marketplace.Tests.Imports;

namespace Marketplace.Tests.Platform;

public sealed partial class GuardTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_come_back_and_nobody_else_is()
    {
        var (busy, calm) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager));
        await using var house = app.Twin(("RateLimit:PerSecond", "2"), ("RateLimit:Burst", "3"));
        house.StartServer();
        var begun = Stopwatch.StartNew();
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => busy.On(house).Send(HttpMethod.Get, "/v1/me")));

        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBeInRange(3, 3 + Refilled(begun));
        var refused = answers.First(a => a.StatusCode == HttpStatusCode.TooManyRequests);
        await Task.FromResult(refused).ShouldRefuse(429, "too_many_requests");
        refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 3);
        (await calm.On(house).Send(HttpMethod.Get, "/v1/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await house.CreateClient().Send(HttpMethod.Get, "/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        var later = await busy.On(house).Send(HttpMethod.Get, "/v1/me");
        later.StatusCode.ShouldBe(HttpStatusCode.OK);
        later.Headers.GetValues("RateLimit-Policy").Single().ShouldBe("\"client\";q=3;w=2,\"organization\";q=12;w=2");
        var left = Left().Match(later.Headers.GetValues("RateLimit").Single());
        int.Parse(left.Groups[1].Value, CultureInfo.InvariantCulture).ShouldBeInRange(1, 2);
    }

    [Fact]
    public async Task More_clients_of_one_organization_get_no_more_than_it_may_and_another_organization_does()
    {
        var first = await app.Actor(Role.Manager);
        var (second, other) = (await app.Colleague(first, Role.Member), await app.Actor(Role.Manager));
        await using var house = app.Twin(("RateLimit:PerSecond", "1000"), ("RateLimit:OrganizationPerSecond", "2"), ("RateLimit:OrganizationBurst", "4"));
        house.StartServer();
        var begun = Stopwatch.StartNew();
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? first : second).On(house).Send(HttpMethod.Get, "/v1/needs")));
        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBeInRange(4, 4 + Refilled(begun));
        await Task.FromResult(answers.First(a => a.StatusCode != HttpStatusCode.OK)).ShouldRefuse(429, "too_many_requests");
        (await other.On(house).Send(HttpMethod.Get, "/v1/needs")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_lists_sent_as_files_a_client_reads_two_at_once()
    {
        var by = await app.Actor(Role.Manager);
        // More than all that lies between the house and its reader can hold.
        var rows = string.Concat(Enumerable.Range(0, 300).Select(i => $$"""{"externalId":"{{i}}","organization":"{{by.Organization}}","title":"Long","description":"{{new string('a', 50_000)}}"}""" + "\n"));
        (await app.Done(by, app.As(by).Send(HttpMethod.Post, "/v1/imports?kind=needs", rows, media: FileStory.Rows))).Counts().ShouldBe("completed 300 300 0 0 0");

        await using var house = app.Twin(("RateLimit:PerSecond", "0"), ("RateLimit:Files", "2"));
        house.StartServer();
        using var reader = by.On(house);
        reader.DefaultRequestHeaders.Add("Accept", "application/x-ndjson");
        // Who does not read on: beyond what the way holds, the house waits.
        Task<HttpResponseMessage> Open() => reader.GetAsync("/v1/needs", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var first = await Open();
        using (await Open())
        {
            var third = await Open();
            await Task.FromResult(third).ShouldRefuse(429, "too_many_requests");
            third.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
            (await by.On(house).Send(HttpMethod.Get, "/v1/needs?limit=1")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        await Story.Soon(async () => (await Open()).StatusCode == HttpStatusCode.OK);
        // Where nothing is limited, these are not.
        using var free = app.As(by);
        free.DefaultRequestHeaders.Add("Accept", "application/x-ndjson");
        var many = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => free.GetAsync("/v1/needs", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken)));
        many.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Tokens_are_asked_for_less_often_and_a_limit_of_nothing_is_none()
    {
        var actor = await app.Actor(Role.Manager);
        await using var house = app.Twin(("RateLimit:TokenPerSecond", "2"), ("RateLimit:PerSecond", "0"));
        house.StartServer();
        var begun = Stopwatch.StartNew();
        var asked = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => house.CreateClient().AskToken(actor.ClientId, actor.Secret)));
        asked.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBeInRange(2, 2 + Refilled(begun));
        asked.Where(a => a.StatusCode != HttpStatusCode.OK).ShouldAllBe(a => a.StatusCode == HttpStatusCode.TooManyRequests && a.Headers.RetryAfter != null);

        var many = await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => actor.On(house).Send(HttpMethod.Get, "/v1/me")));
        many.ShouldAllBe(a => a.StatusCode == HttpStatusCode.OK && !a.Headers.Contains("RateLimit"));
    }

    [Theory]
    [InlineData("/v1/needs", "default-src 'none'; frame-ancestors 'none'", true)]
    [InlineData("/nowhere", "default-src 'none'; frame-ancestors 'none'", true)]
    [InlineData("/swagger/index.html", "default-src 'self'", false)]
    public async Task A_browser_is_told_to_be_careful(string path, string policy, bool isPrivate)
    {
        var answer = await app.Anyone().Send(HttpMethod.Get, path);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith(policy);
        answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        answer.Headers.GetValues("X-Frame-Options").Single().ShouldBe("DENY");
        (answer.Headers.CacheControl?.NoStore == true).ShouldBe(isPrivate);
        answer.Headers.Contains("Server").ShouldBeFalse();
    }

    // At two in a second: a slow machine has been given more by the time it has asked.
    private static int Refilled(Stopwatch begun) => (int)(begun.Elapsed.TotalSeconds * 2) + 1;

    [GeneratedRegex("""^"client";r=(\d+);t=\d+,"organization";r=\d+;t=\d+$""")]
    private static partial Regex Left();
}
