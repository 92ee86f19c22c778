using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Platform.Data;

/// <summary>A figure that a law, or whoever runs the platform, sets: from one day on, and before another.</summary>
/// <param name="OwnerKind">Whom it binds; <c>any</c> is everyone.</param>
/// <param name="Source">Where it stands, or who has set it.</param>
/// <param name="To">Null while it holds.</param>
internal sealed record DatedRule(string Rule, string Jurisdiction, string OwnerKind, decimal Value, string Source, DateOnly From, DateOnly? To)
{
    public const string Anyone = "any";
    public const string Platform = "platform";

    /// <summary>A figure (such as a length in days) that the platform itself has set from its beginning on.</summary>
    public static DatedRule OfPlatform(string rule, int value) => new(rule, Platform, Anyone, value, "default of the platform", new DateOnly(2020, 1, 1), null);
}

internal sealed class DatedRulesTable : IEntityTypeConfiguration<DatedRule>
{
    public void Configure(EntityTypeBuilder<DatedRule> table)
    {
        table.ToTable("rules", "platform");
        table.IsAppendOnly();
        table.HasKey(r => new { r.Rule, r.Jurisdiction, r.OwnerKind, r.From });
        table.Property(r => r.Rule).HasMaxLength(100);
        table.Property(r => r.Jurisdiction).HasMaxLength(20);
        table.Property(r => r.OwnerKind).HasMaxLength(40);
        table.Property(r => r.From).HasColumnName("valid_from");
        table.Property(r => r.To).HasColumnName("valid_to");
    }
}

internal static class RuleBook
{
    // Asked for at every post and every search for matches.
    private static readonly Func<MarketplaceDb, string, DateOnly, CancellationToken, Task<decimal>> _value = EF.CompileAsyncQuery(
        (MarketplaceDb db, string rule, DateOnly day, CancellationToken _) =>
            db.Set<DatedRule>().Where(r => r.Rule == rule && r.From <= day && (r.To == null || r.To > day)).Select(r => r.Value).Single());

    private static readonly Func<MarketplaceDb, string, DateOnly, IAsyncEnumerable<KeyValuePair<string, decimal>>> _all = EF.CompileAsyncQuery(
        (MarketplaceDb db, string prefix, DateOnly day) => db.Set<DatedRule>()
            .Where(r => r.Rule.StartsWith(prefix) && r.From <= day && (r.To == null || r.To > day)).OrderBy(r => r.From).Select(r => new KeyValuePair<string, decimal>(r.Rule, r.Value)));

    /// <summary>A length in days, by the rule of the day.</summary>
    public static async Task<TimeSpan> DaysOf(this MarketplaceDb db, string rule, DateTimeOffset at, CancellationToken ct) =>
        TimeSpan.FromDays((double)await _value(db, rule, Period.DayOf(at, Period.China), ct));

    /// <summary>The figures of all rules whose name begins so, by the rules of the day: of one name the latest.</summary>
    public static async Task<IReadOnlyDictionary<string, decimal>> RulesOf(this MarketplaceDb db, string prefix, DateTimeOffset at, CancellationToken ct)
    {
        var rules = new Dictionary<string, decimal>();
        await foreach (var (rule, value) in _all(db, prefix, Period.DayOf(at, Period.China)).WithCancellation(ct))
        {
            rules[rule] = value;
        }

        return rules;
    }
}
