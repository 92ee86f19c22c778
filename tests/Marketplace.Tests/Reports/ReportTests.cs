using System.Globalization;
using System.Text.Json;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Tests.Reports;

public sealed class ReportTests(ReportStory story) : IClassFixture<ReportStory>
{
    private readonly TestApp app = story.App;

    [Fact]
    public async Task The_figures_are_those_added_up_by_hand_and_those_of_plain_sql()
    {
        var funnel = (await Read(story.Auditor, "funnel")).GetProperty("figures");
        Numbers(funnel, "companies", "needsCollected", "needsPublished", "needsResolved", "needsFullyResolved", "needsPartiallyResolved", "resolvedRate", "deals", "dealsSigned")
            .ShouldBe([2, 5, 4, 2, 1, 1, 0.4m, 3, 2]);
        Amounts(funnel).ShouldBe([1_070m, 970m, 20m, 1_000m, 500m, 0m, 0m, 300m, 40m]);
        (await app.InDatabase(db => Recount.All(db, null))).ShouldBe([.. Numbers(funnel, "companies", "needsCollected", "needsPublished", "needsResolved", "deals"), .. Amounts(funnel)]);

        var values = (await Read(story.Auditor, "values")).GetProperty("figures");
        Amounts(values).ShouldBe(Amounts(funnel));
        funnel.EnumerateObject().ShouldAllBe(f => f.Value.GetProperty("definition").GetString()!.Length > 20 && f.Value.GetProperty("asOf").GetDateTimeOffset() <= app.Time.GetUtcNow());
    }

    [Fact]
    public async Task An_organization_reads_its_own_share_and_a_stranger_to_all_of_it_nothing()
    {
        foreach (var actor in new[] { story.Buyer, story.Other, story.Seller, story.Agency })
        {
            var funnel = (await Read(actor, "funnel")).GetProperty("figures");
            (await app.InDatabase(db => Recount.All(db, actor.Organization)))
                .ShouldBe([.. Numbers(funnel, "companies", "needsCollected", "needsPublished", "needsResolved", "deals"), .. Amounts(funnel)]);
        }

        var nothing = (await Read(await app.Actor(Role.Manager), "funnel")).GetProperty("figures");
        Amounts(nothing).ShouldAllBe(a => a == 0);
        nothing.GetProperty("resolvedRate").GetProperty("value").ValueKind.ShouldBe(JsonValueKind.Null);
        await app.Anyone().Send(HttpMethod.Get, "/v1/reports/funnel").ShouldRefuse(401, "unauthorized");
    }

    [Theory]
    [InlineData("month", "2026-03 2026-04 2026-05")]
    [InlineData("level", "intended received signed")]
    [InlineData("field", "new_materials null")]
    [InlineData("broker", "* null")]
    [InlineData("branch", "null")]
    public async Task The_groups_sum_to_the_whole(string by, string keys)
    {
        var report = await Read(story.Auditor, $"values?by={by}");
        var groups = report.GetProperty("groups").EnumerateArray().ToList();
        string.Join(' ', groups.Select(g => g.GetProperty("key").GetString() ?? "null")).ShouldBe(keys.Replace("*", story.Agency.Organization.ToString(), StringComparison.Ordinal));
        var sums = groups.Select(g => Amounts(g.GetProperty("figures"))).Aggregate((a, b) => [.. a.Zip(b, (x, y) => x + y)]);
        sums.ShouldBe(Amounts(report.GetProperty("figures")));
    }

    [Fact]
    public async Task A_period_has_its_beginning_and_not_its_end_and_what_ended_after_it_counts_in_it()
    {
        // Signed on March 10 and terminated on May 2: on April 1 it counted.
        var march = (await Read(story.Auditor, "values?from=2026-03-10&to=2026-04-01")).GetProperty("figures");
        Money(march, "signedCounting").ShouldBe(1_700m);
        Money((await Read(story.Auditor, "values?from=2026-03-11&to=2026-04-01")).GetProperty("figures"), "signedCounting").ShouldBe(1_000m);
        Money((await Read(story.Auditor, "values?from=2026-03-01&to=2026-03-10")).GetProperty("figures"), "signedCounting").ShouldBe(0m);
        Money((await Read(story.Auditor, "values?from=2026-03-10&to=2026-05-03")).GetProperty("figures"), "signedCounting").ShouldBe(1_000m);

        // A day of Shanghai begins at four in the afternoon of the day before, in UTC.
        (await Read(story.Auditor, "values?from=2026-03-10")).GetProperty("from").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2026, 3, 9, 16, 0, 0, TimeSpan.Zero));
        (await Read(story.Auditor, "values?from=2026-03-10&timeZone=UTC")).GetProperty("from").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2026, 3, 10, 0, 0, 0, TimeSpan.Zero));
        Money((await Read(story.Auditor, "values?from=2026-03-10T00:00:01%2B08:00&to=2026-03-11T00:00:00%2B08:00")).GetProperty("figures"), "signedCounting").ShouldBe(0m);

        var before = (await Read(story.Auditor, "funnel?to=2020-01-01")).GetProperty("figures");
        Numbers(before, "companies", "needsCollected", "deals").ShouldBe([0, 0, 0]);
        before.GetProperty("companies").GetProperty("asOf").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2019, 12, 31, 16, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task The_cohorts_are_those_of_the_months_of_first_submission()
    {
        var cohorts = (await Read(story.Auditor, "funnel")).GetProperty("cohorts").EnumerateArray().ToList();
        cohorts.Sum(c => c.GetProperty("needsCollected").GetInt32()).ShouldBe(5);
        cohorts.Select(c => string.Join(' ', c.GetProperty("curve").EnumerateArray())).ShouldBe(["0 1 2", ""]);
        cohorts.Select(c => c.GetProperty("resolvedRate").GetDecimal()).ShouldBe([0.6667m, 0m]);
    }

    [Theory]
    [InlineData("from=yesterday", "from")]
    [InlineData("to=2026-13-01", "to")]
    [InlineData("from=2026-03-01&to=2026-03-01", "to")]
    [InlineData("timeZone=Mars/Olympus", "timeZone")]
    [InlineData("by=colour", "by")]
    [InlineData("branch=north", "branch", "unreadable")]
    public async Task A_question_that_cannot_be_understood_is_refused(string query, string member, string code = "invalid") =>
        (await app.As(story.Auditor).Send(HttpMethod.Get, "/v1/reports/values?" + query).ShouldRefuse(400, code)).Faults().ShouldBe([member]);

    [Fact]
    public async Task A_branch_that_there_is_not_is_named() =>
        (await app.As(story.Auditor).Send(HttpMethod.Get, $"/v1/reports/funnel?branch={Guid.NewGuid()}").ShouldRefuse(422, "unknown_reference")).Faults().ShouldBe(["branch"]);

    private async Task<JsonElement> Read(TestActor by, string report)
    {
        var answer = await app.As(by).Send(HttpMethod.Get, "/v1/reports/" + report);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return await answer.Json();
    }

    internal static decimal[] Numbers(JsonElement figures, params string[] names) => [.. names.Select(n => figures.GetProperty(n).GetProperty("value").GetDecimal())];

    private static decimal Money(JsonElement figures, string name) =>
        decimal.Parse(figures.GetProperty(name).GetProperty("value").GetProperty("amount").GetString()!, CultureInfo.InvariantCulture);

    internal static decimal[] Amounts(JsonElement figures) =>
    [
        .. new[] { "valueIntendedOrFormal", "intendedCounting", "intendedClaimed", "signedCounting", "signedClaimed", "registeredCounting", "registeredClaimed", "receivedCounting", "receivedClaimed" }
            .Select(name => Money(figures, name)),
    ];
}
