using Marketplace.Integration;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Glossary;

internal sealed class ReadGlossary(MarketplaceDb db) : IGlossary
{
    public IAsyncEnumerable<GlossaryEntry> Read(CancellationToken ct) => db.Terms.AsNoTracking().Where(t => t.WithdrawnAt == null)
        .Select(t => new GlossaryEntry(t.Zh, t.En, t.Source, t.Source == GlossarySource.CcCedict)).AsAsyncEnumerable();
}
