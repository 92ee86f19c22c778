using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Platform.Data;

internal sealed class HistoryTable : IEntityTypeConfiguration<Transition>
{
    public void Configure(EntityTypeBuilder<Transition> table)
    {
        table.ToTable("history", "platform");
        table.IsAppendOnly();
        table.HasKey(t => new { t.Kind, t.Id, t.Seq });
    }
}

internal static class HistoryData
{
    /// <summary>Oldest first. Whoever asks has been shown to see the entity itself.</summary>
    /// <param name="whole">With who did it and why.</param>
    public static async Task<Page<HistoryEntry>> HistoryOf(this MarketplaceDb db, string kind, Guid id, IPagedQuery query, bool whole, CancellationToken ct)
    {
        var after = Cursor.Of(query)?.Key ?? 0;
        var rows = await db.Set<Transition>()
            .Where(t => t.Kind == kind && t.Id == id && t.Seq > after)
            .OrderBy(t => t.Seq)
            .Take(query.Size() + 1)
            .Select(t => new HistoryEntry(t.Seq, t.Step, t.From, t.To, whole ? t.Actor : null, t.At, whole ? t.Reason : null))
            .ToListAsync(ct);
        return rows.ToPage(query, t => new Cursor(t.Seq, id));
    }
}
