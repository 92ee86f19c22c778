using System.Net.Http.Headers;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Drills;

internal enum Outcome { Ok, Refused, Unknown }

/// <summary>A command with a key, and what its client knows of it.</summary>
/// <param name="Mark">What its effect, and nothing else, can be found by in the tables.</param>
/// <param name="Expected">What it is answered when nothing is in the way.</param>
internal sealed record Call(string Mark, Outcome Expected, TestActor By, string Path, object? Body)
{
    private static readonly string[] NoAnswers = ["service_unavailable", "still_running", "concurrent_update"];

    public string Key { get; } = $"{Guid.NewGuid():n}";
    public Outcome Outcome { get; private set; } = Outcome.Unknown;
    public bool IsReplay { get; private set; }

    /// <summary>What it was answered that it may never be.</summary>
    public string? Wrong { get; private set; }

    /// <returns>The id of what it has made, where it has made something.</returns>
    public async Task<Guid?> Send(HttpClient node)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = Body is null ? null : JsonContent.Create(Body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", By.Token);
        request.Headers.Add("Idempotency-Key", Key);
        try
        {
            using var answer = await node.SendAsync(request, TestContext.Current.CancellationToken);
            if (answer.Content.Headers.ContentType is null)
            {
                Wrong = $"{Path} {Mark}: {(int)answer.StatusCode} without a word";
                return null;
            }

            var said = await answer.Json();
            if (!answer.IsSuccessStatusCode && NoAnswers.Contains(said.Text("code")) && answer.Headers.RetryAfter is not null | said.Text("code") == "concurrent_update")
            {
                return null;
            }

            Outcome = answer.IsSuccessStatusCode ? Outcome.Ok : Outcome.Refused;
            IsReplay = answer.IsReplay();
            if (Outcome != Expected || (int)answer.StatusCode >= 500) Wrong = $"{Path} {Mark}: {(int)answer.StatusCode} {said}";
            return Outcome == Outcome.Ok ? said.GetProperty("id").GetGuid() : null;
        }
        catch (HttpRequestException)
        {
            // Nobody there, or gone before the answer.
            return null;
        }
        catch (IOException)
        {
            return null;
        }
        catch (TaskCanceledException slow)
        {
            Wrong = $"{Path} {Mark}: {slow.Message}";
            return null;
        }
    }
}
