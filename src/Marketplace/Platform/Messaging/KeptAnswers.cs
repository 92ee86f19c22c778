using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Platform.Messaging;

/// <summary>What was answered to a command with an Idempotency-Key. Of the request itself only the SHA-256 is known.</summary>
internal sealed class KeptAnswer
{
    public const int LongestKey = 255;
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(48);

    public required string Actor { get; init; }
    public required string Operation { get; init; }
    public required string Key { get; init; }
    public required byte[] Request { get; init; }
    public string? Answer { get; init; }
    public string? Refusal { get; init; }
    public required DateTimeOffset At { get; init; }
    public bool ForEver { get; init; }
}

internal sealed class KeptAnswersTable : IEntityTypeConfiguration<KeptAnswer>
{
    public void Configure(EntityTypeBuilder<KeptAnswer> table)
    {
        table.ToTable("answers", "platform");
        table.HasKey(a => new { a.Actor, a.Operation, a.Key });
        table.Property(a => a.Key).HasMaxLength(KeptAnswer.LongestKey);
        table.HasIndex(a => a.At);
    }
}

internal sealed record ForgetAnswers : IScheduledCommand;

internal sealed class ForgetAnswersHandler(MarketplaceDb db, RealTime time) : ICommandHandler<ForgetAnswers, bool>
{
    public async Task<bool> Handle(ForgetAnswers command, CancellationToken ct)
    {
        var expired = time.Now() - KeptAnswer.Lifetime;
        await db.Set<KeptAnswer>().Where(a => a.At <= expired && !a.ForEver).ExecuteDeleteAsync(ct);
        return false;
    }
}
