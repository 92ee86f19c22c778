using Marketplace.Integration;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Matches.Shown;

internal sealed class ForgetViewers(MarketplaceDb db) : IForgetViewers
{
    public Task Forget(Guid viewer, CancellationToken ct) =>
        db.Shown.Where(s => s.ViewerId == viewer).ExecuteUpdateAsync(set => set.SetProperty(s => s.ViewerId, (Guid?)null), ct);
}
