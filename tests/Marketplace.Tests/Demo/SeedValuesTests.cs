using Marketplace.Demo;

namespace Marketplace.Tests.Demo;

public sealed class SeedValuesTests
{
    [Fact]
    public void Shares_sum_to_the_whole_by_largest_remainder()
    {
        // 10 thousands by 1 : 1 : 1 are 3⅓ each: the first of the equals has the one that is left, and the first of all the cents.
        SeedValues.Share(10_000.25m, [1, 1, 1]).ShouldBe([4_000.25m, 3_000, 3_000]);
        // By 5 : 3 : 2 of 7 thousands: 3.5, 2.1, 1.4.
        SeedValues.Share(7_000, [5, 3, 2]).ShouldBe([4_000, 2_000, 1_000]);
    }

    [Fact]
    public void The_dice_are_thrown_alike_every_time_and_fall_everywhere()
    {
        var thrown = Enumerable.Range(0, 600).Select(n => new Dice("a", n).Below(6)).ToList();
        thrown.ShouldBe(Enumerable.Range(0, 600).Select(n => new Dice("a", n).Below(6)));
        thrown.CountBy(side => side).ShouldAllBe(side => side.Value > 60);
    }

    [Fact]
    public void Every_company_of_the_published_scale_has_a_name_of_its_own()
    {
        var words = SeedWords.Read();
        Enumerable.Range(0, SeedSize.Published.Companies).Select(n => words.Brand(n).Zh).ShouldBeUnique();
        words.Fields.ShouldAllBe(field => Enumerable.Range(0, 240).Select(field.Combination).Distinct().Count() == 240);
    }
}
