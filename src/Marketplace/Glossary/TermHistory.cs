using Marketplace.Platform;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Glossary;

internal sealed class TermHistory(MarketplaceDb db, Actor actor) : IHistorySight
{
    public string Kind => GlossaryTerm.KindName;

    public async Task<bool?> SeesWhole(Guid id, CancellationToken ct) => await db.Terms.AnyAsync(t => t.Id == id, ct) ? actor.Oversees : null;
}
