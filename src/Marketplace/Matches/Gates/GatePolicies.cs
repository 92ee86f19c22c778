using Marketplace.Platform;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Matches.Gates;

/// <summary>What a gate does that is not passed: nothing, warn, or make the match a near miss. The numbers stand in <c>platform.rules</c>.</summary>
internal enum GatePolicy { Off = 0, Warn = 1, Hard = 2 }

/// <summary>The policies of the day: rows of <c>platform.rules</c> named <c>gate_</c> and the gate.</summary>
internal sealed class GatePolicies(IReadOnlyDictionary<string, decimal> rules)
{
    public const string Prefix = "gate_";

    /// <summary>The most that a facet does which was read by rules and which nobody has confirmed: a reader of texts errs, and must not hide an answer.</summary>
    public const string OfRead = "read_facet";

    public GatePolicy Of(string gate) => rules.TryGetValue(Prefix + gate, out var value) ? (GatePolicy)Math.Clamp((int)value, 0, 2) : GateTable.DefaultOf(gate);

    public static async Task<GatePolicies> On(MarketplaceDb db, DateTimeOffset now, CancellationToken ct) => new(await db.RulesOf(Prefix, now, ct));
}

internal sealed class GateRules : IEntityTypeConfiguration<DatedRule>
{
    public void Configure(EntityTypeBuilder<DatedRule> table) =>
        table.HasData(GateTable.Defaults.Select(d => DatedRule.OfPlatform(GatePolicies.Prefix + d.Gate, (int)d.Policy)));
}
