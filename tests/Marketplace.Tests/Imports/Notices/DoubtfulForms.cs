namespace Marketplace.Tests.Imports.Notices;

/// <summary>Made-up cells on payment that a hasty reader makes something of, and the code with which <c>license_fee</c> is refused.</summary>
internal static class DoubtfulForms
{
    private const string Not = "not_understood";
    private const string Ambiguous = "ambiguous";
    private const string Contradiction = "contradiction";

    public static IEnumerable<(string Fee, string Code)> Refused =>
    [
        // Characters that are no text, and numerals that are no digits.
        ("7万元\uFFFE", Not), ("\uFFFF7万元", Not), ("①万元", Not), ("⒈5万元", Not), ("5²万元", Not), ("7㎡", Not), ("٧万元", Not), ("7\u2003万元", Not), ("7萬元", Not), ("7万円", Not), ("￥70000", Not),
        // Two numbers are not one.
        ("30000. 5元", Ambiguous), ("1. 5万元", Ambiguous), ("1 .5万元", Ambiguous), ("1<br>.5万元", Ambiguous), ("3<br/>0000", Ambiguous), ("7万<br/>元", Not), ("(5).3万元", Ambiguous),
        // Short forms.
        ("一万五元", Not), ("三千五元", Not), ("一百五元", Not), ("三万二元", Not), ("一万五百元", Not), ("三千五十元", Not), ("三千零五百元", Not), ("一万零五千元", Not), ("五五万元", Not), ("千元", Not), ("万元", Not), ("零元", Not),
        ("一万万元", Not), ("五万零元", Not), ("十十元", Not), ("提成利润的百分之百", Not),
        // Shares.
        ("提成利润的5%至2‰", "impossible"), ("提成利润的2%-5", Not), ("提成利润的5%+5%", Ambiguous), ("提成5%，提成5%", Ambiguous), ("入门费5%", Not), ("共计5%", Not),
        // Forms.
        ("""{"type":"2","value1":"9","value2":"70000","value3":"80000"}""", Not), ("""{"type":"2","value1":"9","value2":"70000","value2":"80000"}""", Not), ("""{"type":"2","value1":"9","value2":"70000","note":"x"}""", Not),
        ("""{"type":"2","type":"4","value1":"9","value2":"70000"}""", Not), ("""{"type":"2","value1":"9","value2":null}""", Not), ("""{"type":"2","value1":"9","value2":70000}""", Not), ("""{"type":"0","value1":"70000"}""", Not),
        ("""{"type":"2","value1":"9日内支付","value2":"70000"}""", Not), ("""{"type":"2","value1":"9","value2":"70000;免费"}""", Not), ("""{"type":"1","value1":"70000","value2":"6%%"}""", Not), ("""{"type":"1","value1":"7万;8万","value2":"6"}""", Not),
        ("""{"type":"4","value1":"7万元","value2":""}""", Not), ("""{"type":"4","value1":"7万元\uFFFE"}""", Not), ("""{"type":"4","value1":"\uD8007万元"}""", Not), ("""{"type":"2","value1":"9","value2":"70000"}{}""", Not),
        (Form3("50万元", "1", "4", "120000"), Not), (Form3("", "1", "4", "150000"), Contradiction),
        // Equal amounts are not one amount.
        ("5万元+5万元", Ambiguous), ("5万元、5万元", Ambiguous), ("5万元和5万元", Ambiguous), ("入门费5万元，5万元，提成5%", Ambiguous), ("入门费5万元+5万元+5%", Ambiguous), ("每年5万元，每年5万元", Ambiguous), ("5万元+共计5万元", Ambiguous),
        ("每年1万元+共计5万元", Ambiguous), ("共计5万元，共计5万元", Ambiguous), ("5万元+", Not), ("+5万元", Not), ("5万元+其他", Not),
        // What does not fit together.
        ("一次总付，分3批次支付", Contradiction), ("一次总付5万元，总共支付3次", Contradiction), ("免费，分3批次支付", Contradiction), ("一次总付5万元，后在每个会计年度截止前的5日内", Contradiction),
        ("分期支付，每次支付3万元，总共支付4次，共计10万元", Contradiction), ("分期支付，分3批次支付，每次支付3万元，共计10万元", Contradiction), ("分期支付，支付第一批次5万元，每次支付3万元，共计10万元", Contradiction),
        ("分期支付，支付第一批次5万元，共计4万元", Contradiction), ("分期支付，分3批次支付，总共支付5次，共计10万元", Contradiction), ("分期支付，总共支付3次，总共支付4次，共计12万元", Contradiction), ("分期支付，分2批次支付，分3批次支付，共计12万元", Contradiction),
        ("分期支付，每次支付3万元，支付第一批次4万元，总共支付3次，共计11万元", Contradiction), ("每年3万元，共计10万元", Contradiction), ("许可期限3年，每年1万元，共计5万元", Contradiction), ("许可期限30年，5万元", "impossible"), ("许可期限为0年，5万元", "impossible"),
    ];

    private static string Form3(string month, string batches, string times, string sum) =>
        $$"""{"type":"3","value1":"9","value2":"30000","value3":"{{month}}","value4":"","value5":"√","value6":"9","value7":"{{batches}}","value8":"30000","value9":"{{times}}","value10":"{{sum}}"}""";
}
