using System.Text.Json;
using Marketplace.Integration;
using Marketplace.Matches;
using Marketplace.Matches.Snapshots;
using Marketplace.Platform;
using Marketplace.Platform.Messaging;
using Marketplace.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Tests.Matches.Snapshots;

/// <summary>What a node knows of its items is the same when it has been to disk.</summary>
public sealed class PackedEntriesTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory, MemberData(nameof(Items.Sides), MemberType = typeof(Items))]
    public async Task What_is_read_back_is_what_the_texts_would_tell(string side)
    {
        var by = await app.Actor(Role.Manager, side == "needs" ? OrganizationKind.Company : OrganizationKind.University);
        (string, object?)[] all = [("externalId", "ours-1"), ("titleEn", "Ceramic bearings"), ("language", "zh"), ("region", "310000"), ("field", "new_materials"), ("industry", "35")];
        await app.Post(by, side, Items.Body(side, "陶瓷轴承", "需要在 800 ℃ 下工作的耐高温陶瓷轴承。", all), publish: true);
        await app.Post(by, side, Items.Body(side, "陶瓷密封", "需要在 800 ℃ 下工作的耐高温陶瓷密封。", ("language", "zh"), ("trl" + (side == "needs" ? "Min" : ""), 4), ("field", "new_materials")), publish: true);
        await app.Post(by, side, Items.Body(side, "Ceramic seals", more: [("language", "en"), .. side == "needs" ? [("anonymous", true), ("externalId", "ours-2")] : Array.Empty<(string, object?)>()]), publish: true);
        if (side == "results")
            await app.Post(by, side, Items.Body(side, "Ceramic pumps", more: [("licences", new[] { "open" }), ("openLicence", new { payment = "lump_sum", fee = new { amount = "1.00", currency = "CNY" }, regions = new[] { "310000" } })]), publish: true);

        await using var scope = app.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        var told = (await scope.ServiceProvider.GetServices<IMatchSource>().Single(s => s.Side == side).Read(null, TestContext.Current.CancellationToken)).Select(MatchEntry.Of).ToList();
        (told.Count(e => e.IsBilingual), told.Count(e => e.IsAnonymous), told.Count(e => e.Offers?.Fee is not null)).ShouldBe(side == "needs" ? (1, 1, 0) : (1, 0, 1));
        var packed = PackedEntries.Read(Written(told));
        packed.All.Select(Said).ShouldBe(told.Select(Said), ignoreOrder: true);
        foreach (var entry in told) Said(packed.Find(entry.Id)!).ShouldBe(Said(entry));
        (packed.Count, packed.Find(Guid.NewGuid()), packed.Has(Guid.NewGuid()), PackedEntries.None.Find(told[0].Id)).ShouldBe((told.Count, null, false, null));
    }

    [Fact]
    public void What_is_damaged_or_cut_off_is_refused()
    {
        var whole = Written([Entry(), Entry() with { Region = "310000" }, Entry() with { Offers = new([Licence.Open], new Money(2, "CNY"), null, ["110000"]) }]).ToArray();
        for (var at = 0; at < whole.Length; at++)
        {
            byte[] damaged = [.. whole];
            damaged[at] ^= 4;
            Should.Throw<InvalidDataException>(() => PackedEntries.Read(new MemoryStream(damaged)), $"{at}");
            Should.Throw<InvalidDataException>(() => PackedEntries.Read(new MemoryStream(whole[..at])), $"{at}");
        }
    }

    [Fact]
    public void What_came_from_disk_is_put_and_removed_like_any_other()
    {
        MatchEntry[] kept = [.. Enumerable.Range(0, 20).Select(_ => Entry())];
        var (known, late) = (new KnownItems(PackedEntries.Of(kept)), Entry());
        // One and the same until it is put anew: who keeps something of an item sees by that whether it still holds.
        known.Find(kept[3].Id).ShouldBeSameAs(known.Find(kept[3].Id));
        var anew = kept[4] with { Region = "310000" };
        known.Put(anew);
        known.Put(late);
        known.Find(anew.Id).ShouldBeSameAs(anew);
        known.All.Count().ShouldBe(21);
        foreach (var id in new[] { kept[3].Id, kept[5].Id, late.Id, Guid.NewGuid() }) known.Remove(id);
        (known.Find(kept[3].Id), known.Find(kept[5].Id), known.Find(late.Id)).ShouldBe((null, null, null));
        known.All.Select(item => item.Id).ShouldBe(kept.Select(item => item.Id).Except([kept[3].Id, kept[5].Id]), ignoreOrder: true);
        known.All.Single(item => item.Id == anew.Id).Region.ShouldBe("310000");
        known.Put(kept[5]);
        known.Find(kept[5].Id).ShouldBeSameAs(kept[5]);
    }

    private static MatchEntry Entry() => new(Guid.NewGuid(), Guid.NewGuid(), false, null, null, null, null, Language.En, false, false, null);

    private static MemoryStream Written(IEnumerable<MatchEntry> entries)
    {
        var to = new MemoryStream();
        PackedEntries.Of(entries).Write(to);
        to.Position = 0;
        return to;
    }

    // Lists are the same where they say the same.
    private static string Said(MatchEntry entry) => JsonSerializer.Serialize(entry);
}
