using System.Text.Json;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Messaging;
using Marketplace.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Tests.Matches.Snapshots;

public sealed class MatchEntryTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory, MemberData(nameof(Items.Sides), MemberType = typeof(Items))]
    public async Task What_is_known_of_items_without_their_texts_is_what_their_texts_would_tell(string side)
    {
        var by = await app.Actor(Role.Manager, side == "needs" ? OrganizationKind.Company : OrganizationKind.University);
        (string, object?)[] all = [("externalId", "ours-1"), ("titleEn", "Ceramic bearings"), ("language", "zh"), ("region", "310000"), ("field", "new_materials"), ("industry", "35")];
        await app.Post(by, side, Items.Body(side, "陶瓷轴承", "需要在 800 ℃ 下工作的耐高温陶瓷轴承。", all), publish: true);
        await app.Post(by, side, Items.Body(side, "陶瓷密封", "需要在 800 ℃ 下工作的耐高温陶瓷密封。", ("language", "zh"), ("trl" + (side == "needs" ? "Min" : ""), 4)), publish: true);
        await app.Post(by, side, Items.Body(side, "Ceramic seals", more: [("language", "en"), .. side == "needs" ? [("anonymous", true), ("externalId", "ours-2")] : Array.Empty<(string, object?)>()]), publish: true);
        if (side == "results")
            await app.Post(by, side, Items.Body(side, "Ceramic pumps", more: [("licences", new[] { "open" }), ("openLicence", new { payment = "lump_sum", fee = new { amount = "1.00", currency = "CNY" }, regions = new[] { "310000" } })]), publish: true);
        await app.Post(by, side, Items.Body(side, "A draft"));

        await using var scope = app.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        var source = scope.ServiceProvider.GetServices<IMatchSource>().Single(s => s.Side == side);
        var entries = await source.ReadEntries().ToListAsync(TestContext.Current.CancellationToken);
        Told(entries).ShouldBe(Told((await source.Read(null, TestContext.Current.CancellationToken)).Select(MatchEntry.Of)), ignoreOrder: true);
        (entries.Count(e => e.IsBilingual), entries.Count(e => e.IsAnonymous), entries.Count(e => e.Offers?.Fee is not null)).ShouldBe(side == "needs" ? (1, 1, 0) : (1, 0, 1));
        entries.Count.ShouldBe(side == "needs" ? 3 : 4);

        // Lists are the same where they say the same.
        static IEnumerable<string> Told(IEnumerable<MatchEntry> entries) => entries.Select(entry => JsonSerializer.Serialize(entry));
    }
}
