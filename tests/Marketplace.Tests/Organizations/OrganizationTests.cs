using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Organizations;

public sealed class OrganizationTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task What_an_operator_enters_everybody_reads()
    {
        var answer = await app.Enter(await app.Actor(Role.Operator), new
        {
            externalId = "o-1",
            name = " 示例大学 ",
            nameEn = "Example University",
            kind = "university",
            stateFounded = true,
            ror = "https://ror.org/03yrm5c26",
            region = "110108",
        });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        answer.Headers.ETag!.Tag.ShouldBe("\"1\"");
        var read = await app.Anyone().Send(HttpMethod.Get, answer.Headers.Location!.ToString());
        var made = await answer.Json();
        (await read.Json()).GetRawText().ShouldBe(made.GetRawText());
        (made.GetProperty("name").GetString(), made.GetProperty("ror").GetString(), made.GetProperty("stateFounded").GetBoolean()).ShouldBe(("示例大学", "03yrm5c26", true));
    }

    [Theory]
    [InlineData("uscc", "91310115MA1K4UNM2X", true)]
    [InlineData("uscc", "91310115MA1K4UNM2Y", false)]
    [InlineData("uscc", "91310115MA1K4UNM3X", false)]
    [InlineData("uscc", "91310115ma1k4unm2x", false)]
    [InlineData("uscc", "91310115MA1K4UNM2", false)]
    [InlineData("uscc", "91310115MA1K4UNI2X", false)]
    [InlineData("ror", "042nb2s44", true)]
    [InlineData("ror", "https://ror.org/00f54p054", true)]
    [InlineData("ror", "042nb2s45", false)]
    [InlineData("ror", "042nb2s4", false)]
    [InlineData("ror", "142nb2s44", false)]
    [InlineData("ror", "http://ror.org/042nb2s44", false)]
    public async Task A_code_is_checked(string member, string code, bool isGood)
    {
        var answer = app.Enter(await app.Actor(Role.Operator), new Dictionary<string, string> { ["name"] = "n", ["kind"] = "company", [member] = code });
        if (isGood) await Story.Created(answer);
        else (await answer.ShouldRefuse(400, "invalid")).Faults().ShouldBe([member]);
    }

    [Fact]
    public async Task An_external_id_is_taken_once()
    {
        var by = await app.Actor(Role.Operator);
        await Story.Created(app.Enter(by, new { externalId = "twice", name = "n", kind = "company" }));
        await app.Enter(by, new { externalId = "twice", name = "m", kind = "company" }).ShouldRefuse(409, "external_id_taken");
    }

    [Fact]
    public async Task A_change_names_the_version_that_it_changes()
    {
        var by = await app.Actor(Role.Operator);
        var path = $"/v1/organizations/{await app.Organization(by)}";
        await Change(null, "application/json").ShouldRefuse(428, "precondition_required");
        await Change("\"7\"", "application/json").ShouldRefuse(412, "stale_version");
        await Change("W/\"1\"", "application/json").ShouldRefuse(412, "stale_version");
        await Change("1", "application/json").ShouldRefuse(400, "invalid_if_match");
        await Change("\"1\"", "text/plain").ShouldRefuse(415, "unsupported_media_type");

        var changed = await Change("\"1\"", "application/merge-patch+json");
        (changed.StatusCode, changed.Headers.ETag!.Tag).ShouldBe((HttpStatusCode.OK, "\"2\""));
        (await changed.Json()).GetProperty("nameEn").GetString().ShouldBe("New");
        var history = await (await app.As(by).Send(HttpMethod.Get, $"{path}/history")).Json();
        history.GetProperty("items").EnumerateArray().Select(line => line.GetProperty("step").GetString()).ShouldBe(["create", "revise"]);

        Task<HttpResponseMessage> Change(string? ifMatch, string media) =>
            app.As(by).Send(HttpMethod.Patch, path, """{"nameEn":"New"}""", ifMatch, media: media);
    }

    [Fact]
    public async Task Of_eight_who_change_one_version_at_once_one_does()
    {
        var by = await app.Actor(Role.Operator);
        var path = $"/v1/organizations/{await app.Organization(by)}";
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => app.As(by).Send(HttpMethod.Patch, path, new { nameEn = $"N{i}" }, "\"1\"")));
        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(a => a.StatusCode == HttpStatusCode.PreconditionFailed).ShouldBe(7);
    }

    [Fact]
    public async Task A_manager_changes_its_own_house_but_not_what_it_is()
    {
        var (manager, other) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager));
        (await Change(manager, new { region = "310115" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Change(manager, new { stateFounded = true }).ShouldRefuse(403, "not_allowed");
        await Change(manager, new { uscc = "91310115MA1K4UNM2X" }).ShouldRefuse(403, "not_allowed");
        await Change(other, new { region = "310115" }).ShouldRefuse(403, "not_allowed");
        await Change(await app.Actor(Role.Member), new { region = "310115" }).ShouldRefuse(403, "forbidden");

        Task<HttpResponseMessage> Change(TestActor by, object body) => app.As(by).Send(HttpMethod.Patch, $"/v1/organizations/{manager.Organization}", body, "*");
    }
}
