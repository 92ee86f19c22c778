using static Marketplace.Imports.Mappings.Refusals;

namespace Marketplace.Imports.Mappings.OpenLicenceNotices;

/// <summary>Provinces by their names, and where a licence may be used.</summary>
internal static class AreaReader
{
    private const string Nationwide = "CN";

    private static readonly HashSet<string> WholeCountry = ["全国", "全国范围", "全国范围内", "中国", "中国境内", "中华人民共和国境内"];

    // Of the province that announces it.
    private static readonly HashSet<string> WholeProvince = ["全省", "省内", "本省"];

    // GB/T 2260, each by its full name and its short one. 吉林市 is not 吉林省: an ending counts.
    private static readonly Dictionary<string, string> Provinces = new (string Code, string Name, string Ending)[]
    {
        ("110000", "北京", "市"), ("120000", "天津", "市"), ("130000", "河北", "省"), ("140000", "山西", "省"), ("150000", "内蒙古", "自治区"),
        ("210000", "辽宁", "省"), ("220000", "吉林", "省"), ("230000", "黑龙江", "省"),
        ("310000", "上海", "市"), ("320000", "江苏", "省"), ("330000", "浙江", "省"), ("340000", "安徽", "省"), ("350000", "福建", "省"), ("360000", "江西", "省"), ("370000", "山东", "省"),
        ("410000", "河南", "省"), ("420000", "湖北", "省"), ("430000", "湖南", "省"), ("440000", "广东", "省"), ("450000", "广西", "壮族自治区"), ("460000", "海南", "省"),
        ("500000", "重庆", "市"), ("510000", "四川", "省"), ("520000", "贵州", "省"), ("530000", "云南", "省"), ("540000", "西藏", "自治区"),
        ("610000", "陕西", "省"), ("620000", "甘肃", "省"), ("630000", "青海", "省"), ("640000", "宁夏", "回族自治区"), ("650000", "新疆", "维吾尔自治区"),
    }.SelectMany(province => new[] { (province.Name, province.Code), (province.Name + province.Ending, province.Code) }).ToDictionary();

    public static string? Province(string? text, Findings findings)
    {
        if (text is not null && Code(text) is null)
        {
            findings.Refuse("province", NotUnderstood, "notice_not_understood", text);
        }

        return text is null ? null : Code(text);
    }

    /// <param name="province">Where the notice was announced, if that is known.</param>
    public static IReadOnlyList<string>? Read(string? text, string? province, Findings findings)
    {
        var code = text is null ? null
            : WholeCountry.Contains(text) ? Nationwide
            : WholeProvince.Contains(text) ? province
            : Code(text.EndsWith('内') ? text[..^1] : text);
        if (text is not null && code is null)
        {
            findings.Refuse("license_location", NotUnderstood, "notice_not_understood", text);
        }

        return code is null ? null : [code];
    }

    private static string? Code(string name) => Provinces.GetValueOrDefault(name);
}
