namespace Marketplace.Platform;

/// <summary>What must be said of an item before others are asked to read it.</summary>
internal static class QualityGate
{
    public const int ShortestTitle = 4;
    public const int ShortestText = 20;

    /// <summary>The same for the members that a change names.</summary>
    public static void CheckChanges(params IReadOnlyList<(string Member, Patch<string> Text, int Shortest)> members) =>
        Check([.. members.Where(m => m.Text.IsSet).Select(m => (m.Member, m.Text.Value, m.Shortest))]);

    /// <exception cref="ProblemException"><c>quality_gate</c> (422), naming each member that says too little.</exception>
    public static void Check(params IReadOnlyList<(string Member, string? Text, int Shortest)> members)
    {
        var faults = members.Where(m => (m.Text ?? "").Length < m.Shortest)
            .ToDictionary(m => m.Member, m => new[] { Texts.Of("gate_too_short", m.Shortest) });
        if (faults.Count > 0)
        {
            throw new ProblemException("quality_gate") { Details = new Dictionary<string, object?> { ["errors"] = faults } };
        }
    }
}
