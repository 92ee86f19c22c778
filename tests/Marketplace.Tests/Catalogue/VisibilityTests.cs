using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Catalogue;

public sealed class VisibilityTests(TestApp app) : IClassFixture<TestApp>
{
    private const string House = "manager colleague ";
    private const string Everyone = House + "operator auditor broker expert stranger anonymous";

    // What is done to it, and who sees it then.
    [Theory]
    [InlineData("needs", "", House)]
    [InlineData("needs", "submit", House + "operator auditor broker expert")]
    [InlineData("needs", "submit diagnose", House + "operator auditor broker expert")]
    [InlineData("needs", "submit return", House + "operator auditor")]
    [InlineData("needs", "submit approve", House + "operator auditor broker expert")]
    [InlineData("needs", "submit approve publish", Everyone)]
    [InlineData("needs", "submit approve publish resolve", Everyone)]
    [InlineData("needs", "submit approve publish withdraw", House + "operator auditor")]
    [InlineData("results", "", House)]
    [InlineData("results", "disclose", House + "operator auditor")]
    [InlineData("results", "disclose review", House + "operator auditor")]
    [InlineData("results", "disclose review publish", Everyone)]
    [InlineData("results", "disclose review publish withdraw", House + "operator auditor")]
    public async Task It_is_seen_alone_in_lists_and_with_its_history_by_those_alone(string side, string steps, string seenBy)
    {
        var (owner, broker) = (await app.Actor(Role.Manager), await app.Actor(Role.Broker));
        var path = await app.Post(owner, side, Items.Body(side, "Seen by whom", more: ("externalId", "seen")));
        foreach (var step in steps.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            object body = step == "resolve" ? new { outcome = "contract" } : new { reason = "Because." };
            (await app.Step("diagnose return approve".Contains(step) ? broker : owner, path, step, body)).StatusCode.ShouldBe(HttpStatusCode.OK, step);
        }

        var readers = new Dictionary<string, HttpClient>
        {
            ["manager"] = app.As(owner),
            ["colleague"] = app.As(await app.Colleague(owner, Role.Member)),
            ["operator"] = app.As(await app.Actor(Role.Operator)),
            ["auditor"] = app.As(await app.Actor(Role.Auditor)),
            ["broker"] = app.As(broker),
            ["expert"] = app.As(await app.Actor(Role.Expert)),
            ["stranger"] = app.As(await app.Actor(Role.Manager)),
            ["anonymous"] = app.Anyone(),
        };
        foreach (var (name, reader) in readers)
        {
            var sees = seenBy.Split(' ').Contains(name);
            var alone = await reader.Send(HttpMethod.Get, path);
            ((int)alone.StatusCode).ShouldBe(sees ? 200 : 404, name);
            foreach (var filter in new[] { $"organization={owner.Organization}", $"externalId=seen&organization={owner.Organization}", $"text=seen&organization={owner.Organization}" })
            {
                (await (await reader.Send(HttpMethod.Get, $"/v1/{side}?{filter}")).Json()).Titles().Count.ShouldBe(sees ? 1 : 0, $"{name} {filter}");
            }

            if (name == "anonymous") continue;
            var history = await reader.Send(HttpMethod.Get, $"{path}/history");
            ((int)history.StatusCode).ShouldBe(sees ? 200 : 404, name);
            // Who did it and why is for its house and those who oversee.
            (await history.Json()).ToString().Contains("client:").ShouldBe(sees && (House + "operator auditor").Split(' ').Contains(name), name);
            if (sees) continue;

            // As if it never was.
            var never = await reader.Send(HttpMethod.Get, $"/v1/{side}/{Guid.NewGuid()}").ShouldRefuse(404, "not_found");
            (await alone.Json()).Said().ShouldBe(never.Said());
        }
    }

    [Theory]
    [InlineData("needs")]
    [InlineData("results")]
    public async Task Who_posted_it_for_another_house_goes_on_seeing_it_and_another_operator_does_not(string side)
    {
        var (owner, op, other) = (await app.Actor(Role.Member), await app.Actor(Role.Operator), await app.Actor(Role.Operator));
        var path = await app.Post(op, side, Items.Body(side, "Posted for you", more: ("organization", owner.Organization)));
        (await app.StatusOf(op, path)).ShouldBe("draft");
        (await app.StatusOf(owner, path)).ShouldBe("draft");
        await app.As(other).Send(HttpMethod.Get, path).ShouldRefuse(404, "not_found");
    }
}
