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
