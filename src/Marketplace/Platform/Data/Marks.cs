using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Platform.Data;

/// <summary>What was once done to this database, and is not done again.</summary>
internal sealed record Mark(string Name, DateTimeOffset At);

internal sealed class MarksTable : IEntityTypeConfiguration<Mark>
{
    public void Configure(EntityTypeBuilder<Mark> table)
    {
        table.ToTable("marks", "platform");
        table.HasKey(m => m.Name);
        table.Property(m => m.Name).HasMaxLength(Rules.IdLimit);
        table.IsAppendOnly();
    }
}
