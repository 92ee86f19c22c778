namespace Marketplace.Tests.Imports.Notices;

/// <summary>Made-up cells: what they say, and what is read or which column is refused with which code.</summary>
internal static class NoticeForms
{
    private const string None = "";

    public static IEnumerable<((string Member, string? Text)[] Says, (string Member, string Value)[] Means)> Read =>
    [
        // The sum.
        (Fee("45万元", "一次总付"), Means("lump_sum", "450000.00")),
        (Fee("4.5万", "一次性付款", "采用一次总付的方式，在合同生效后20工作日内一次性全额支付所有使用费45000元"), Means("lump_sum", "45000.00")),
        (Fee("45000.00元", "总付"), Means("lump_sum", "45000.00")),
        (Fee("45000", "LumpSumPayment"), Means("lump_sum", "45000.00")),
        (Fee("８千元", "一次总付, 先使用后付费"), Means("lump_sum", "8000.00")),
        (Fee(None, "一次总付", "肆拾伍万元"), Means("lump_sum", "450000.00")),
        (Fee(None, "采用一次总付的方式,在合同生效后（12）日内一次性全额支付所有使用费（45000）元"), Means("lump_sum", "45000.00")),
        (Fee(None, "一次总付", "9万元<br/> 15日内"), Means("lump_sum", "90000.00")),
        (Fee("查看专利详情", "一次总付，合同生效后9日内一次性支付"), Means("lump_sum", None)),
        (Fee("70000", None), Means(None, "70000.00")),
        (Fee("总7万元", None), Means(None, "70000.00")),
        (Fee("７００００元", "一次总付"), Means("lump_sum", "70000.00")),
        (Fee("5万元，共计5万元", None), Means(None, "50000.00")),
        (Fee(None, "一次总付", "70000<br>15日内"), Means("lump_sum", "70000.00")),
        (Fee(None, "一次总付", "70000。<BR />15日内"), Means("lump_sum", "70000.00")),
        (Fee("十二万三千零五元", None), Means(None, "123005.00")),
        (Fee("壹拾万零伍仟元", None), Means(None, "105000.00")),
        (Fee("一百一十五万元", None), Means(None, "1150000.00")),
        (Fee("一万零五百元", None), Means(None, "10500.00")),
        // Free, or to be agreed.
        (Fee("0", "免费"), Means("free", None)),
        (Fee("免费", "无"), Means("free", None)),
        (Fee(None, "Free"), Means("free", None)),
        (Fee(None, "免费使用", "免费<br/>"), Means("free", None)),
        (Fee("面议", None), Means("negotiable", None)),
        (Fee(None, "其他。   双方协商"), Means("negotiable", None)),
        (Fee(None, "其他明确合理的使用费标准"), Means("other", None)),
        // Each year.
        (Fee("1.5万/年", None), Means("annual_fee", None, "15000.00")),
        (Fee(None, "{\"type\":\"4\",\"value1\":\"每年使用费 65000 元。采用一次付清的方式，在合同生效后 9 天内一次全额支付所有费用。\"}"), Means("lump_sum", None, "65000.00")),
        (Fee(None, "总额内分期支付", "总额内分期支付：4万每年/共12万"), Means("instalments", "120000.00", "40000.00")),
        // Instalments.
        (Fee(None, "采用总付额内分期支付的方式，在合同生效后8日内支付第一批次11万元，后在每个会计年度截止前的6日内，分3批次支付，每次支付3万元。包括第一次在内总共支付4次，共计20万元。"), Means("instalments", "200000.00")),
        (Fee(None, "{\"type\":\"3\",\"value1\":\"9\",\"value2\":\"30000\",\"value3\":\"03\",\"value4\":\"\",\"value5\":\"\",\"value6\":\"9\",\"value7\":\"1\",\"value8\":\"30000\",\"value9\":\"4\",\"value10\":\"120000\"}"), Means("instalments", "120000.00")),
        (Fee(None, "总付额内分期付款"), Means("instalments", None)),
        (Fee("分3批次支付，每次支付2万元，共计6万元", None), Means("instalments", "60000.00")),
        (Fee("分期付款", "后在每个会计年度截止前的5日内，分1批次支付，每次支付2万元，共计8万元"), Means("instalments", "80000.00")),
        // Royalties.
        (Fee(None, "入门费加提成费支付", "70000+1.5%"), Royalty("entry_fee_and_royalty", "70000.00", "1.5", null, null)),
        (Fee(None, "入门费和提成费相结合", "7万+销售额6%"), Royalty("entry_fee_and_royalty", "70000.00", "6", null, "sales")),
        (Fee("12万入门+6%提成", None), Royalty("entry_fee_and_royalty", "120000.00", "6", null, null)),
        (Fee("按当年度合同产品净销售额的2-6%提取", None), Royalty("running_royalty", "", "2", "6", "net_sales")),
        (Fee(None, "{\"type\":\"1\",\"value1\":\"7000\",\"value2\":\"6%\"}"), Royalty("entry_fee_and_royalty", "7000.00", "6", null, null)),
        (Fee(None, "{\"type\":\"2\",\"value1\":\"9\",\"value2\":\"柒万\"}"), Means("lump_sum", "70000.00")),
        (Fee("提成利润的2‰至5%", None), Royalty("running_royalty", "", "0.2", "5", "profit")),
        (Fee("提成利润的2至5‰", None), Royalty("running_royalty", "", "0.2", "0.5", "profit")),
        (Fee("提成利润的1.1234‰", None), Royalty("running_royalty", "", "0.11234", null, "profit")),
        (Fee("12万元+提成利润的10‰", None), Royalty("entry_fee_and_royalty", "120000.00", "1", null, "profit")),
        (Fee("70000.00元", "入门费7万元，提成费按当年度合同产品净销售额的6%提取。"), Royalty("entry_fee_and_royalty", "70000.00", "6", null, "net_sales")),
        (Fee(None, "先使用后付费", "7万元+销售额提成（协商确定）合同生效后满一年"), Means("entry_fee_and_royalty", "70000.00")),
        (Fee(None, "{\"type\":\"4\",\"value1\":\"许可期限6年，许可费用：入门费7000元/年+销售提成6%。\"}"), [.. Means("entry_fee_and_royalty", None, "7000.00"), ("years", "6")]),
        (Fee(None, "提成"), Means("running_royalty", None)),
        // Days, years and places.
        (One("create_time", "1767225599000"), [("announcedOn", "2026-01-01")]),
        (One("create_time", "2026-02-03 04:05:06.789"), [("announcedOn", "2026-02-03")]),
        (One("create_time", "2026-02-03T18:00:00"), [("announcedOn", "2026-02-03")]),
        (One("license_deadline", "2028-2-3"), [("validUntil", "2028-02-03")]),
        (One("license_deadline", "2028/2/29"), [("validUntil", "2028-02-29")]),
        (One("license_deadline", "2028.02.03"), [("validUntil", "2028-02-03")]),
        (One("license_deadline", "\u00A02028年2月3日"), [("validUntil", "2028-02-03")]),
        (One("license_period", "3年"), [("years", "3")]),
        (One("license_location", "全国范围内"), [("regions", "[CN]"), ("announcedIn", "310000")]),
        (One("license_location", "广西壮族自治区"), [("regions", "[450000]")]),
        ([("license_location", "全省"), ("province", "江苏")], [("regions", "[320000]"), ("announcedIn", "320000")]),
    ];

    public static IEnumerable<((string Member, string? Text)[] Says, string Fault)> Refused =>
    [
        (Fee("6", "一次总付"), "license_fee ambiguous"),
        (Fee("2000", "一次总付"), "license_fee ambiguous"),
        (Fee(None, "一次总付", "6，9日内"), "license_fee_detail ambiguous"),
        (Fee(None, "入门费加提成费支付", "6+2%销售额提成"), "license_fee_detail ambiguous"),
        (Fee("0", None), "license_fee ambiguous"),
        (Fee("0元", "一次总付"), "license_fee ambiguous"),
        (Fee(None, "{\"type\":\"0\"}"), "license_fee_type ambiguous"),
        (Fee("入门费7万元", None), "license_fee ambiguous"),
        (Fee(None, "总额内分期支付", "7万元"), "license_fee_detail ambiguous"),
        (Fee("70000", "提成"), "license_fee ambiguous"),
        (Fee("3-7万", None), "license_fee not_understood"),
        (Fee("70000", "一次性付款", "采用一次总付的方式，在合同生效后9日内一次性全额支付所有使用费700000元"), "license_fee_detail contradiction"),
        (Fee(None, "一次总付", "7万入门+2%提成"), "license_fee_detail contradiction"),
        (Fee("免费", "入门费0元，提成费按当年度合同产品净销售额的7%提取。"), "license_fee_type contradiction"),
        (Fee("7万元", "免费"), "license_fee contradiction"),
        (Fee(None, "采用总付额内分期支付的方式，在合同生效后8日内支付第一批次11万元，后在每个会计年度截止前的6日内，分3批次支付，每次支付3万元。包括第一次在内总共支付4次，共计30万元。"), "license_fee_type contradiction"),
        (Fee("7亿元", "一次总付"), "license_fee impossible"),
        (Fee(None, "提成", "按利润的120%提取"), "license_fee_detail impossible"),
        (Fee("fail", None), "license_fee not_understood"),
        (Fee("无入门费", None), "license_fee not_understood"),
        (Fee("7万元/件", "一次总付"), "license_fee not_understood"),
        (Fee("每年", None), "license_fee not_understood"),
        (Fee(None, "{\"type\":\"9\",\"value1\":\"7万元\"}"), "license_fee_type not_understood"),
        (Fee(None, "{\"type\":\"4\",\"value1\":\"首年免费使用，第二年开始每年使用费为7000元\"}"), "license_fee_type not_understood"),
        (Fee(None, "{7万元}"), "license_fee_type not_understood"),
        (Fee(None, None), "license_fee missing"),
        (Fee("查看专利详情", None), "license_fee missing"),
        (One("license_deadline", "2024/13/1"), "license_deadline impossible"),
        (One("license_deadline", "2027-02-29"), "license_deadline impossible"),
        (One("license_deadline", "3/4/2027"), "license_deadline not_understood"),
        (One("license_deadline", "长期"), "license_deadline not_understood"),
        (One("create_time", "1767225599"), "create_time not_understood"),
        ([("license_deadline", "2026-01-01"), ("create_time", "2026-01-02")], "license_deadline contradiction"),
        (One("license_period", "0"), "license_period impossible"),
        (One("license_period", "6个月"), "license_period not_understood"),
        (One("license_location", "吉林市"), "license_location not_understood"),
        (One("license_location", "市内"), "license_location not_understood"),
        (One("license_location", "全国（除上海市）"), "license_location not_understood"),
        (One("province", "东方"), "province not_understood"),
        (One("appln_nr", "2025100"), "appln_nr not_understood"),
        (One("appln_nr", "202570000001"), "appln_nr impossible"),
        (One("appln_nr", "202510000001.3"), "appln_nr impossible"),
        (One("appln_nr", null), "appln_nr missing"),
        (One("patent_type", "实用新型"), "patent_type contradiction"),
        (One("patent_type", "发明、实用新型"), "patent_type not_understood"),
        (One("patent_type", "发明申请"), "patent_type unsupported"),
    ];

    private static (string, string?)[] One(string member, string? text) => [(member, text)];

    private static (string, string?)[] Fee(string? fee, string? type, string? detail = null) =>
        [("license_fee", fee), ("license_fee_type", type), ("license_fee_detail", detail)];

    private static (string, string)[] Means(string payment, string fee, string annual = None) =>
        [("payment", payment), ("fee", Money(fee)), ("annualFee", Money(annual))];

    private static (string, string)[] Royalty(string payment, string fee, string percent, string? to, string? part) =>
        [.. Means(payment, fee), ("royalty", $"{{percent:{percent},percentTo:{to ?? "null"},base:{part ?? "null"}}}")];

    private static string Money(string amount) => amount.Length == 0 ? None : $"{{amount:{amount},currency:CNY}}";
}
