namespace Marketplace.Matching.Tests;

public sealed class EvaluationTests
{
    [Fact]
    public void A_figure_is_worse_only_beyond_its_error()
    {
        var before = Figure(0.5, 0.6, 0.7, 0.8);
        Figure(0.4, 0.5, 0.6, 0.7).IsWorseThan(before).ShouldBeTrue();
        Figure(0.5, 0.6, 0.7, 0.799).IsWorseThan(before).ShouldBeFalse();
        Figure(0.1, 0.9, 0.7, 0.8).IsWorseThan(before).ShouldBeFalse();
        Figure(0.6, 0.7, 0.8, 0.9).IsWorseThan(before).ShouldBeFalse();
        (Figure(0.6, 0.7, 0.8, 0.9) with { LowerIsBetter = true }).IsWorseThan(before).ShouldBeTrue();
        before.StandardError.ShouldBe(0.0645, 1e-4);
        Should.Throw<ArgumentException>(() => Figure(0.5).IsWorseThan(before));
    }

    [Fact]
    public void A_model_is_refused_for_a_worse_figure_or_a_missed_floor()
    {
        var before = new EvaluationReport("1", [Figure(0.5, 0.6, 0.7)], []);
        new EvaluationReport("2", [Figure(0.4, 0.5, 0.6)], []).WorseThan(before).ShouldBe(["f"]);
        new EvaluationReport("2", [Figure(0.6, 0.7, 0.8) with { Floor = 0.9 }], []).WorseThan(before).ShouldBe(["f"]);
        new EvaluationReport("2", [Figure(0.6, 0.7, 0.8) with { Floor = 0.6 }], []).WorseThan(before).ShouldBeEmpty();
    }

    [Fact]
    public void The_cuts_of_levels_part_them_with_the_fewest_mistakes()
    {
        var pairs = Enumerable.Range(0, 400).Select(n => new JudgedPair(n, n / 400.0, n < 200 ? 1 : n < 300 ? 2 : n < 360 ? 3 : 4));
        var cuts = LevelCuts.Fit(pairs);
        cuts.ShouldBe([199.5 / 400, 299.5 / 400, 359.5 / 400], 1e-4);
    }

    [Fact]
    public void A_model_survives_being_written_and_a_broken_one_says_why()
    {
        RankingModel.Parse(RankingModel.Default.ToJson()).ToJson().ShouldBe(RankingModel.Default.ToJson());
        Should.Throw<FormatException>(() => RankingModel.Parse("{")).Message.ShouldContain("not JSON");
        Should.Throw<FormatException>(() => RankingModel.Parse("{}")).Message.ShouldContain("version");
        Should.Throw<FormatException>(() => RankingModel.Parse("null"));
    }

    [Fact]
    public void The_score_rises_with_the_value_and_the_level_with_the_score()
    {
        var scores = Enumerable.Range(0, 1000).Select(n => RankingModel.Default.Score(n / 500.0)).ToList();
        scores[0].ShouldBe(0);
        scores.Zip(scores.Skip(1), (a, b) => a < b && b < 1).ShouldAllBe(rises => rises);
        scores.Select(RankingModel.Default.LevelOf).ShouldBeInOrder();
        RankingModel.Default.LevelOf(0).ShouldBe(Level.None);
        RankingModel.Default.LevelOf(0.999).ShouldBe(Level.Strong);
    }

    private static Figure Figure(params double[] samples) => new("f", samples);
}
