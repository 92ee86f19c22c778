namespace Marketplace.Matching.Tests;

/// <summary>What is a facet and, more, what is none: an owner who is shown junk believes nothing of it.</summary>
public sealed class FacetPhrasesTests
{
    [Theory]
    [InlineData("设备温度需高于70摄氏度", "设备温度", 70, "摄氏度")]
    [InlineData("5.设备总长度需控制在32米以内", "设备总长度", 32, "米")]
    [InlineData("表面硬度:≥60HRC", "表面硬度", 60, "HRC")]
    [InlineData("储存温度须在零下18度以下", "储存温度", -18, "度")]
    [InlineData("整车节能5%以上", "整车节能", 5, "%")]
    [InlineData("A pump with at least 96% hydraulic efficiency", "hydraulic efficiency", 96, "%")]
    [InlineData("The weight shall not exceed 0.5 lbs", "weight", 0.5, "lbs")]
    [InlineData("Switching time: < 10 ms (threshold)", "Switching time", 10, "ms")]
    [InlineData("It must reach ranges up to 1,000 yards from a ship", "ranges", 1000, "yards")]
    public void A_target_has_its_quantity_and_its_unit_and_nothing_before_them(string text, string quantity, double value, string unit)
    {
        var target = Read(text).Targets.Single();
        (target.Quantity, target.Value, target.Unit).ShouldBe((quantity, value, unit));
        target.Text.ShouldNotStartWith(".");
        text.ShouldContain(target.Text);
    }

    [Theory]
    [InlineData("The shell is woven in 2D and 3D.")]
    [InlineData("It must be > 80%.")]
    [InlineData("工作距离(10~20米)")]
    [InlineData("目前市场占有率达到90%以上")]
    [InlineData("公司预期在2-5年内上市")]
    [InlineData("现有工作基础:\n水泵噪声不高于70分贝")]
    [InlineData("KEYWORDS: A pump at least 95% efficient, weight > 5 kg")]
    [InlineData("Current pumps reach less than 5 bar and are often replaced after about 250 cycles of use.")]
    public void What_measures_nothing_or_is_not_asked_for_is_no_target(string text) => Read(text).Targets.ShouldBeEmpty();

    [Fact]
    public void Every_figure_of_a_result_counts_asked_for_or_not() => Facets.Figures([new(Field.Text, "The pump currently reaches > 80% of it, at more than 5 bar.")]).Count.ShouldBe(2);

    [Theory]
    [InlineData("TECHNOLOGY AREA(S): Electronics OBJECTIVE: Develop a quiet pump for boats of the coast guard. DESCRIPTION: Pumps are loud.", "Develop a quiet pump for boats of the coast guard")]
    [InlineData("DESCRIPTION: There is a problem with noise in the pumps of small boats.", "There is a problem with noise in the pumps of small boats")]
    [InlineData("需求内容:\n(1)水泵噪声大的问题影响船员休息。\n现有工作基础:我公司解决过许多技术难题。", "水泵噪声大的问题影响船员休息")]
    [InlineData("一、技术难题\n1、水泵在低温下启动困难", "水泵在低温下启动困难")]
    [InlineData("解决以下问题如下:\n希望降低水泵的噪声", "希望降低水泵的噪声")]
    public void The_problem_is_a_sentence_without_label_and_number(string text, string problem) => Read(text).Problem.ShouldBe(problem);

    [Theory]
    [InlineData("products", "拟研制一种锅炉管道爬行机器人", "锅炉管道爬行机器人")]
    [InlineData("products", "寻找一种更适合于石灰窑上使用的除灰设备", "除灰设备")]
    [InlineData("products", "研发投入大,开发出2个以上,研发经费不足,开发中如何进行识别", null)]
    [InlineData("products", "目前已研制成功的水泵控制系统", null)]
    [InlineData("products", "Develop a compact and reliable water pump that lasts.", "compact and reliable water pump")]
    [InlineData("products", "Develop a compact, quiet unit. Develop a new capability. Design a test plan for pumps.", null)]
    [InlineData("methods", "拟采用深度学习等技术识别", "深度学习")]
    [InlineData("methods", "通过这种方法、利用关键技术、目前采用渗氮工艺,余热综合利用技术", null)]
    [InlineData("methods", "It finds leaks by using Doppler signatures of the flow.", "Doppler signatures of the flow")]
    [InlineData("methods", "Made using this material, via the underlying analytic, not based on bag models.", null)]
    [InlineData("materials", "同时还节约原材料,使得TiAl合金熔化", "TiAl合金")]
    [InlineData("materials", "The hull of titanium alloys holds.", "titanium alloys")]
    [InlineData("materials", "The film on the coating, publish a composite.", null)]
    [InlineData("applications", "用于轨道交通车辆的减振", "轨道交通车辆")]
    [InlineData("applications", "目前中国仓储管理行业,相关领域", "仓储管理行业")]
    [InlineData("applications", "A pump for use in parachute canopies.", "parachute canopies")]
    [InlineData("must", "要求水泵噪声低,合作方必须提交方案,企业必须投入更多的精力,排风量必须达到20000m3/h", "水泵噪声低")]
    [InlineData("must", "The pump shall be soft to touch. The method must be well understood. The plan must submit data. Users must read it all.", "be soft to touch")]
    [InlineData("must", "Offerors must choose between a Phase I proposal and none. The pump must meet the following goals: many.", null)]
    [InlineData("excluded", "软管不含塑化剂,转速严禁超过30", "塑化剂")]
    [InlineData("excluded", "The pump must not contain heavy magnets or more.", "heavy magnets")]
    public void A_phrase_is_a_whole_name_of_something_that_is_wanted(string facet, string text, string? phrase)
    {
        var facets = Read(text);
        var found = facet switch { "products" => facets.Products, "methods" => facets.Methods, "materials" => facets.Materials, "applications" => facets.Applications, "must" => facets.Must, _ => facets.Excluded };
        found.ShouldBe(phrase is null ? [] : [phrase]);
    }

    [Fact]
    public void No_text_costs_without_bound()
    {
        var random = new Random(7);
        string[] parts = ["7", "1 ", "1,111", "≥1 ", "at least 5 %", "<", "(1)", "研", "采用", "用于", "合金", "必须", "不含", "must ", "using a ", "develop a ", "steel ", "applications ", "without ", "OBJECTIVE: ", "a", " ", ",", "([", "材料技术用于开发必须采用设计", "0.5~0.6 mm,", "不低于5个"];
        foreach (var part in parts)
        {
            // No two sentences alike, or they would be read once.
            var text = new System.Text.StringBuilder();
            while (text.Length < Analyzer.LongestText) text.Insert(text.Length, part, 40).Append((char)('a' + random.Next(26))).Append((char)('a' + random.Next(26))).Append(random.Next(2) == 0 ? ". " : "。");
            var effort = new Effort();
            FacetReader.Read([new(Field.Text, text.ToString())], effort).ShouldNotBeNull();
            effort.Spent.ShouldBeLessThanOrEqualTo(7 * 400, part);
        }
    }

    private static Facets Read(string text) => Facets.Read([new(Field.Text, text)]);
}
