using Marketplace.Needs;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Marketplace.Results;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Demo;

/// <summary>All of it or nothing: one transaction, before the service is up.</summary>
/// <param name="Say">How far it is.</param>
internal sealed record LoadSeed(SeedSize Size, Action<string> Say) : ICommand;

internal sealed class LoadSeedHandler(MarketplaceDb db, BulkWrite bulk, TimeProvider time) : ICommandHandler<LoadSeed>
{
    public async Task Handle(LoadSeed command, CancellationToken ct)
    {
        var (size, say, now) = (command.Size, command.Say, time.Now());
        var marks = new[] { DemoSeed.Name, DemoData.FirstStart };
        db.AddRange(marks.Except(await db.Set<Mark>().Select(m => m.Name).ToListAsync(ct)).Select(name => new Mark(name, now)));

        var (words, calendar) = (SeedWords.Read(), new SeedCalendar(now));
        var organizations = new SeedOrganizations(words, calendar, size);
        await bulk.Entities(organizations.All, ct);
        say($"{organizations.All.Count} organizations, {size.Companies} of them companies with needs");

        var needs = new SeedNeeds(words, calendar, size, organizations, await db.DaysOf(NeedFlow.TimeToLive, now, ct)).Make();
        await bulk.Entities(needs, ct);
        say($"{needs.Count} needs, {size.Resolved} of them resolved");

        var results = new SeedResults(words, calendar, size, organizations, await db.DaysOf(ResultFlow.TimeToLive, now, ct)).Make();
        await bulk.Entities(results, ct);
        say($"{results.Count} results");

        var deals = new SeedDeals(calendar, size, organizations, needs, results);
        await bulk.Entities(deals.Deals, ct);
        await bulk.Rows(deals.Statements, ct);
        await bulk.Rows(deals.Confirmations, ct);
        say($"{deals.Deals.Count} deals, CNY {size.Value:0} intended or formal");
    }
}
