using Marketplace.Integration;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Rates;

internal sealed class FindRate(MarketplaceDb db) : IRates
{
    // Longer than the markets are ever closed: an older one is a rate that somebody forgot to enter.
    private const int MostDays = 7;

    public async Task<DatedRate?> On(DateOnly day, string currency, CancellationToken ct)
    {
        var oldest = day.AddDays(-MostDays);
        var rate = await db.Rates.AsNoTracking().Where(r => r.Currency == currency && r.Date <= day && r.Date >= oldest)
            .OrderByDescending(r => r.Date).FirstOrDefaultAsync(ct);
        return rate is null ? null : new DatedRate(rate.Cny / rate.Unit, rate.Date);
    }
}
