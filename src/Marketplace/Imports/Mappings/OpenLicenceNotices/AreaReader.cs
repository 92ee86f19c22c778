using static Marketplace.Imports.Mappings.Refusals;

namespace Marketplace.Imports.Mappings.OpenLicenceNotices;

/// <summary>Provinces by their names, and where a licence may be used.</summary>
internal static class AreaReader
{
    private const string Nationwide = "CN";

    private static readonly HashSet<string> WholeCountry = ["全国", "全国范围", "全国范围内", "中国", "中国境内", "中华人民共和国境内"];

    // Of the province that announces it.
    private static readonly HashSet<string> WholeProvince = ["全省", "省内", "本省"];

    private static readonly string[] Endings = ["壮族自治区", "维吾尔自治区", "回族自治区", "自治区", "省", "市"];

    // GB/T 2260.
    private static readonly Dictionary<string, string> Provinces = new()
    {
        ["北京"] = "110000", ["天津"] = "120000", ["河北"] = "130000", ["山西"] = "140000", ["内蒙古"] = "150000",
        ["辽宁"] = "210000", ["吉林"] = "220000", ["黑龙江"] = "230000",
        ["上海"] = "310000", ["江苏"] = "320000", ["浙江"] = "330000", ["安徽"] = "340000", ["福建"] = "350000", ["江西"] = "360000", ["山东"] = "370000",
        ["河南"] = "410000", ["湖北"] = "420000", ["湖南"] = "430000", ["广东"] = "440000", ["广西"] = "450000", ["海南"] = "460000",
        ["重庆"] = "500000", ["四川"] = "510000", ["贵州"] = "520000", ["云南"] = "530000", ["西藏"] = "540000",
        ["陕西"] = "610000", ["甘肃"] = "620000", ["青海"] = "630000", ["宁夏"] = "640000", ["新疆"] = "650000",
    };

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

    private static string? Code(string name)
    {
        var bare = Endings.FirstOrDefault(end => name.EndsWith(end, StringComparison.Ordinal)) is { } ending ? name[..^ending.Length] : name;
        return Provinces.GetValueOrDefault(bare);
    }
}
