namespace Marketplace.Matching;

/// <summary>One measured figure with the standard error of its mean.</summary>
/// <param name="Floor">What it must reach; null where it is only reported.</param>
/// <param name="LowerIsBetter">For errors.</param>
public sealed record Figure(string Name, double Value, double StandardError, int Count, double? Floor, double? Goal, bool LowerIsBetter = false)
{
    public bool Reaches(double? bar) => bar is not { } value || (LowerIsBetter ? Value <= value : Value >= value);
}
