namespace Marketplace.Matching.Tests;

public sealed class FacetsTests
{
    [Theory]
    [InlineData("抗冲击韧性≥67%", "抗冲击韧性", Comparator.AtLeast, 67, null, "%")]
    [InlineData("堆积密度≥1.80克/立方厘米", "堆积密度", Comparator.AtLeast, 1.8, null, "克/立方厘米")]
    [InlineData("工作温度不低于 800 ℃", "工作温度", Comparator.AtLeast, 800, null, "°C")]
    [InlineData("含水率控制在0.5%以内", "含水率", Comparator.AtMost, 0.5, null, "%")]
    [InlineData("粒径为10~20 μm", "粒径", Comparator.Between, 10, 20.0, "μm")]
    [InlineData("成本低于３０万元", "成本", Comparator.Below, 30, null, "万元")]
    [InlineData("The efficiency must be at least 95 %", "efficiency", Comparator.AtLeast, 95, null, "%")]
    [InlineData("with a weight of less than 2.5 kg", "weight", Comparator.Below, 2.5, null, "kg")]
    [InlineData("cost under 1,500 USD", "cost", Comparator.Below, 1500, null, "USD")]
    [InlineData("frequencies of 2 to 18 GHz", "frequencies", Comparator.Between, 2, 18.0, "GHz")]
    public void A_target_is_a_quantity_a_comparator_a_number_and_a_unit(string text, string? quantity, Comparator comparator, double value, double? upper, string unit)
    {
        var target = Read(text).Targets.Single();
        (target.Quantity, target.Comparator, target.Value, target.Upper, target.Unit).ShouldBe((quantity, comparator, value, upper, unit));
    }

    [Theory]
    [InlineData("目前已投入120万元")]
    [InlineData("published in 2024")]
    [InlineData("as shown before [1-5]")]
    public void A_figure_alone_is_no_target(string text) => Read(text).Targets.ShouldBeEmpty();

    [Fact]
    public void A_Chinese_need_is_taken_apart()
    {
        var facets = Facets.Read(
        [
            new(Field.Title, "高强铝合金焊接"),
            new(Field.Text, "我公司生产列车车体。目前焊缝强度低是主要技术难题。拟研制新型焊接设备，采用激光电弧复合焊接技术，用于轨道交通车辆。接头强度≥300 MPa。设备必须国产化，不得使用含氟助焊剂。"),
        ]);
        facets.Problem.ShouldBe("目前焊缝强度低是主要技术难题");
        facets.Materials.ShouldContain("高强铝合金");
        facets.Methods.ShouldBe(["激光电弧复合焊接技术"]);
        facets.Products.ShouldContain("新型焊接设备");
        facets.Applications.ShouldContain("轨道交通车辆");
        facets.Targets.Single().Unit.ShouldBe("MPa");
        facets.Excluded.ShouldBe(["含氟助焊剂"]);
    }

    [Fact]
    public void An_English_need_is_taken_apart()
    {
        var facets = Facets.Read(
        [
            new(Field.Title, "Lightweight armor"),
            new(Field.Text, "Current plates are heavy, a serious problem. Develop a flexible armor panel using boron carbide ceramics for use in rotorcraft. Panels must survive repeated impact. Solutions without lead are sought."),
        ]);
        facets.Problem.ShouldBe("Current plates are heavy, a serious problem");
        facets.Materials.ShouldContain(text => text.Contains("boron carbide ceramics"));
        facets.Products.ShouldContain("flexible armor panel");
        facets.Must.ShouldBe(["survive repeated impact"]);
        facets.Excluded.ShouldContain(text => text.StartsWith("lead"));
    }

    [Fact]
    public void Nothing_to_read_is_empty_and_anything_is_read()
    {
        Read("").ShouldSatisfyAllConditions(facets => facets.Problem.ShouldBeNull(), facets => facets.Targets.ShouldBeEmpty());
        var random = new Random(5);
        for (var n = 0; n < 50; n++)
        {
            var text = new string([.. Enumerable.Range(0, 500).Select(_ => random.Next(2) == 0 ? (char)random.Next(0x80) : (char)random.Next(0x10000))]);
            Read(text).ShouldNotBeNull();
            Facets.Figures([new(Field.Text, text)]).ShouldNotBeNull();
        }
        Read(string.Concat(Enumerable.Repeat("效率 at least 5 %, ", 50_000))).Targets.Count.ShouldBeInRange(1, 12);
    }

    private static Facets Read(string text) => Facets.Read([new(Field.Text, text)]);
}
