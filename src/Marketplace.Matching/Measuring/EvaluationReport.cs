using System.Globalization;
using System.Text;

namespace Marketplace.Matching;

/// <summary>What an evaluation measured.</summary>
public sealed record EvaluationReport(string ModelVersion, IReadOnlyList<Figure> Figures, IReadOnlyList<Reliability> Reliability)
{
    /// <summary>The figures that this model is worse at than another one measured alike, or that miss their floor; empty for a model that may replace it.</summary>
    public IReadOnlyList<string> WorseThan(EvaluationReport baseline)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        return [.. Figures.Where(figure => !figure.ReachesFloor || baseline.Figures.Any(other => other.Name == figure.Name && figure.IsWorseThan(other))).Select(figure => figure.Name)];
    }

    /// <summary>As tables in Markdown.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Line($"Model {ModelVersion}");
        Line($"");
        Line($"| measure | value | ± | samples | must | goal |");
        Line($"|---|---|---|---|---|---|");
        foreach (var figure in Figures)
            Line($"| {figure.Name} | {figure.Value:0.000}{(figure.ReachesFloor ? "" : " missed")} | {figure.StandardError:0.000} | {figure.Samples.Count} | {figure.Floor} | {figure.Goal} |");
        Line($"");
        Line($"| mean score | part good | pairs |");
        Line($"|---|---|---|");
        foreach (var tenth in Reliability) Line($"| {tenth.MeanScore:0.000} | {tenth.PartGood:0.000} | {tenth.Count} |");
        return text.ToString();

        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
    }
}
