using System.Diagnostics;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Tests.Matches.Meaning;

/// <summary>Whatever the model does, the service answers, by words at least; and it says what is wrong once, and nothing that it was trusted with.</summary>
public sealed class ModelAwayTests(TestServer server) : EmbeddingModelTests(server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    [Fact]
    public async Task While_nobody_is_there_words_decide_and_afterwards_all_is_made_up_for()
    {
        var by = await app.Actor(Role.Manager);
        await app.PostAll(await app.Actor(Role.Manager), "results", [("Automobile suspension", "Dampers made of magnetic fluids."), .. MeaningStory.Others[..3]]);
        using var service = await Begin(by);
        await app.HasVectors("bag", 4);
        await endpoint.End();

        var need = await app.Post(by, "needs", Items.Body("needs", "Quiet cars", "They are to run silently."), publish: true);
        var later = await app.Post(await app.Actor(Role.Manager), "results", Items.Body("results", "Bridge of steel", "A long span of one piece."), publish: true);
        await Story.Soon(async () => (await service.Client.SearchResults("Bridge of steel")).Exists(m => m.IsOf(later)));
        (await service.Client.SearchResults("Bridge of steel")).ShouldAllBe(m => m.Meant() == 0);
        (await service.Client.Matches(need)).ShouldBeEmpty();
        (await service.Health("ready")).ShouldBe(HttpStatusCode.OK);
        await Story.Soon(() => Task.FromResult(Said(service, "makes no vectors").Count == 1));
        await Task.Delay(4000, Ct);
        Said(service, "makes no vectors").Count.ShouldBe(1);

        await endpoint.Begin();
        await app.HasVectors("bag", 6);
        await Story.Soon(async () => (await service.Client.Matches(need)) is [var best, ..] && best.Meant() > 0);
        await Story.Soon(async () => (await service.Client.SearchResults("Vehicles")).Count > 0);
        Said(service, "makes vectors again").Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_asks_too_often_waits_as_long_as_is_said_and_a_fault_is_tried_again()
    {
        var by = await app.Actor(Role.Manager);
        await app.PostAll(await app.Actor(Role.Manager), "results", MeaningStory.Others[..2]);
        var answers = new Queue<int>([429, 503, 0]);
        endpoint.Instead = async (http, _) =>
        {
            if (!answers.TryDequeue(out var status)) return false;
            if (status == 0) return await Half(http);
            (http.Response.StatusCode, http.Response.Headers.RetryAfter) = (status, status == 429 ? "2" : "");
            await http.Response.WriteAsync("{}");
            return true;
        };
        using var service = await Begin(by, ("Embedding__Timeout", "1"));
        await app.HasVectors("bag", 2);
        var asked = endpoint.Asked.ToList();
        asked.Count.ShouldBe(4);
        (asked[1].At - asked[0].At).ShouldBeGreaterThan(TimeSpan.FromSeconds(1.9));
        Said(service, "makes no vectors").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_hangs_keeps_nobody_waiting_and_is_soon_not_asked_any_more()
    {
        var by = await app.Actor(Role.Manager);
        var results = await app.PostAll(await app.Actor(Role.Manager), "results", MeaningStory.Others);
        using var service = await Begin(by, ("Embedding__QuestionTimeout", "0.5"));
        await app.HasVectors("bag", 6);
        // Nothing is asked before the node has read the vectors that it made.
        await Story.Soon(async () => (await service.Client.SearchResults("Welding")).Exists(m => m.Meant() > 0));
        endpoint.Instead = (http, _) => Half(http);
        var (before, began) = (endpoint.Asked.Count, Stopwatch.GetTimestamp());
        for (var n = 0; n < 30; n++) (await service.Client.SearchResults($"Bridge welding {n}")).ShouldContain(m => m.IsOf(results[2]) && m.Meant() == 0);
        // Half a second each would be fifteen.
        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(14));
        (endpoint.Asked.Count - before).ShouldBeInRange(1, 6);
        Said(service, "it did not answer in time").Count.ShouldBe(1);
    }

    [Fact]
    public async Task Neither_key_nor_text_that_an_endpoint_sends_back_is_in_any_log_or_answer()
    {
        var (by, secret) = (await app.Actor(Role.Manager), $"canary{Guid.NewGuid():n}");
        await app.PostAll(await app.Actor(Role.Manager), "results", [($"Title {secret}", "One of the texts that is refused."), .. MeaningStory.Others[..4]]);
        endpoint.Instead = async (http, asked) =>
        {
            if (!asked.Texts.Any(text => text.Contains(secret, StringComparison.Ordinal))) return false;
            http.Response.StatusCode = endpoint.Asked.Count == 1 ? 401 : 400;
            await http.Response.WriteAsJsonAsync(new { error = new { message = $"Bad: {asked.Authorization}: {string.Join(' ', asked.Texts)}", type = "invalid_request_error", code = EmbeddingEndpoint.Key } });
            return true;
        };
        await using var receiver = await OtlpReceiver.Start();
        using var service = await Begin(by, [.. receiver.Settings, ("Logging__LogLevel__Default", "Debug")]);
        // The one that is refused does not keep the others from theirs.
        await app.HasVectors("bag", 4);
        await Story.Soon(() => Task.FromResult(Said(service, "it refused the text with 400").Count == 1 && receiver.Of("metrics").Contains("marketplace.embedding.requests", StringComparison.Ordinal)));
        Said(service, "makes no vectors").Single().ShouldContain("it answered 401");
        // As soon as the node has read the vectors that it made, what is typed is sent, too.
        var (asked, answer) = (endpoint.Asked.Count, "");
        await Story.Soon(async () =>
        {
            answer = await (await service.Client.Send(HttpMethod.Post, "/v1/matches/search", new { side = "results", title = $"About {secret}" })).Content.ReadAsStringAsync(Ct);
            return endpoint.Asked.Count == asked + 1;
        });
        await Task.Delay(1500, Ct);
        var said = string.Join('\n', service.Log) + receiver.Of("traces") + receiver.Of("metrics");
        said.ShouldNotContain(secret);
        (said + answer).ShouldNotContain(EmbeddingEndpoint.Key);
    }

    private Task<RunningService> Begin(TestActor by, params (string Name, string Value)[] more) => RunningService.Start(
        app.ConnectionString, by.Token, [("Logging__LogLevel__Default", "Information"), .. endpoint.Settings().Select(s => (s.Name.Replace(":", "__", StringComparison.Ordinal), s.Value)), .. more]);

    /// <summary>Half an answer, and no end of it.</summary>
    private static async Task<bool> Half(HttpContext http)
    {
        await http.Response.WriteAsync("{");
        await http.Response.Body.FlushAsync(Ct);
        await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        return true;
    }

    private static List<string> Said(RunningService service, string text) => [.. service.Log.Where(line => line.Contains(text, StringComparison.Ordinal))];
}
