using Marketplace.Integration;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Matches.Shown;

/// <summary>A deal was signed between two that had been shown to one another.</summary>
[StableName("matches.signed_after_shown")]
internal sealed class SignedAfterShown(MarketplaceDb db) : IEventHandler<DealSigned>
{
    public Task Handle(DealSigned happened, CancellationToken ct) => happened is { NeedId: { } need, ResultId: { } result }
        ? db.Shown.Where(s => s.NeedId == need && s.ResultId == result && s.SignedAt == null && s.At <= happened.At)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.SignedAt, happened.At), ct)
        : Task.CompletedTask;
}
