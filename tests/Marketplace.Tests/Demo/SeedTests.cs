using System.Globalization;
using System.Text.Json;
using Marketplace.Deals;
using Marketplace.Demo;
using Marketplace.Integration;
using Marketplace.Needs;
using Marketplace.Organizations;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Results;
using Marketplace.Tests.Fixtures;
using Marketplace.Tests.Reports;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Tests.Demo;

public sealed class SeedTests(TestServer server) : IAsyncLifetime
{
    private readonly TestApp app = new(server);
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData(1, 1, 1, 1, "1000.00", "1")]
    [InlineData(7, 40, 60, 11, "12345678.90", "0.275")]
    public async Task What_is_made_up_says_exactly_what_it_should(int companies, int needs, int results, int resolved, string value, string rate)
    {
        await Says(new SeedSize(companies, needs, results, resolved, decimal.Parse(value, CultureInfo.InvariantCulture)), rate, value);
        (await app.InDatabase(db => db.Results.CountAsync(r => r.Status != ResultStatus.Draft, Ct))).ShouldBe(results);
    }

    /// <summary>The whole of it takes a while.</summary>
    [Fact]
    public async Task The_published_scale_says_what_was_published()
    {
        Quick.IsSkipped();
        var begun = DateTime.Now;
        await Says(SeedSize.Published, "0.222", "1830000000.00");
        (DateTime.Now - begun).ShouldBeLessThan(TimeSpan.FromMinutes(1));
        (await app.InDatabase(db => db.Results.CountAsync(r => r.Status != ResultStatus.Draft, Ct))).ShouldBe(5_445);
        (await app.InDatabase(db => db.Needs.Select(n => n.TitleEn).Distinct().CountAsync(Ct))).ShouldBeGreaterThan(2_000);
    }

    [Fact]
    public async Task Everything_in_it_has_its_history_in_order_and_nothing_is_of_the_future()
    {
        await DemoSeed.Load(app.Services, new SeedSize(12, 60, 80, 14, 1_000_000), _ => { });
        foreach (var kind in new[] { "need", "result", "deal", "organization" })
        {
            var lives = (await app.InDatabase(db => db.Set<Transition>().Where(t => t.Kind == kind).ToListAsync(Ct))).GroupBy(t => t.Id).Select(g => g.OrderBy(t => t.Seq).ToList()).ToList();
            lives.ShouldNotBeEmpty();
            lives.ShouldAllBe(life => life.Select(t => t.Seq).SequenceEqual(Enumerable.Range(1, life.Count)));
            lives.ShouldAllBe(life => life.Zip(life.Skip(1)).All(pair => pair.First.At <= pair.Second.At && pair.First.To == pair.Second.From));
            lives.ShouldAllBe(life => life.Last().At <= app.Time.GetUtcNow());
            var changed = await app.InDatabase(db => db.Set<Change>().Where(c => c.Kind == kind).Select(c => c.Id).ToListAsync(Ct));
            lives.Select(life => life[0].Id).Except(changed).ShouldBeEmpty();
        }

        // The clock finds nothing that is overdue.
        await app.Send(new ExpireNeeds(), Actor.Clock);
        await app.Send(new AgeResults(), Actor.Clock);
        (await app.InDatabase(db => db.Set<Transition>().CountAsync(t => t.Actor == "clock" && t.At > app.Time.GetUtcNow().AddHours(-1), Ct))).ShouldBe(0);
        (await app.InDatabase(db => db.Needs.CountAsync(n => n.Status == NeedStatus.Published, Ct))).ShouldBeGreaterThan(0);

        var need = (await (await app.Anyone().Send(HttpMethod.Get, "/v1/needs?status=published&limit=1")).Json()).GetProperty("items")[0].GetProperty("id").GetString();
        var auditor = app.As(await app.Actor(Role.Auditor, OrganizationKind.Government));
        await Story.Soon(async () => (await (await auditor.Send(HttpMethod.Get, $"/v1/needs/{need}/matches")).Json()).GetProperty("items").GetArrayLength() > 0);
    }

    [Fact]
    public async Task It_is_loaded_once_and_beside_nothing_else()
    {
        var size = new SeedSize(3, 5, 8, 2, 90_000);
        for (var start = 0; start < 2; start++)
        {
            await DemoSeed.CheckRoom(app.Services);
            await DemoSeed.Load(app.Services, size, _ => { });
            await DemoData.Load(app.Services, empty: false);
        }

        (await app.InDatabase(db => db.Needs.CountAsync(Ct))).ShouldBe(5);
        (await app.InDatabase(db => db.Deals.CountAsync(d => d.Status == DealStatus.Closed, Ct))).ShouldBe(2);

        await using var other = new TestApp(server);
        await other.InitializeAsync();
        await other.Actor(Role.Manager);
        await Should.ThrowAsync<StartRefusedException>(() => DemoSeed.CheckRoom(other.Services));
    }

    [Fact]
    public async Task Two_times_it_is_made_up_it_is_the_same()
    {
        await using var other = new TestApp(server);
        await other.InitializeAsync();
        var size = new SeedSize(5, 9, 12, 4, 70_000);
        var texts = new List<List<string>>();
        foreach (var house in new[] { app, other })
        {
            await DemoSeed.Load(house.Services, size, _ => { });
            texts.Add(await house.InDatabase(async db => await db.Needs.Select(n => n.ExternalId + n.Title + n.TitleEn + n.Description + n.Status)
                .Concat(db.Organizations.Select(o => o.ExternalId + o.Name)).OrderBy(t => t).ToListAsync(Ct)));
        }

        texts[0].ShouldBe(texts[1]);
    }

    private async Task Says(SeedSize size, string rate, string value)
    {
        await DemoSeed.Load(app.Services, size, _ => { });
        var auditor = app.As(await app.Actor(Role.Auditor, OrganizationKind.Government));
        var figures = (await (await auditor.Send(HttpMethod.Get, "/v1/reports/funnel")).Json()).GetProperty("figures");
        new[] { "companies", "needsCollected", "needsResolved" }.Select(name => Value(figures, name).GetInt32()).ShouldBe([size.Companies, size.Needs, size.Resolved]);
        Value(figures, "resolvedRate").GetDecimal().ShouldBe(decimal.Parse(rate, CultureInfo.InvariantCulture));
        Value(figures, "valueIntendedOrFormal").GetProperty("amount").GetString().ShouldBe(value);
        var recount = await app.InDatabase(db => Recount.All(db, null));
        recount[..4].ShouldBe([size.Companies, size.Needs, Value(figures, "needsPublished").GetInt32(), size.Resolved]);
        recount[5].ShouldBe(size.Value);
    }

    private static JsonElement Value(JsonElement figures, string name) => figures.GetProperty(name).GetProperty("value");
}
