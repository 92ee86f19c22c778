using System.Collections.Frozen;
using Marketplace.Platform;

namespace Marketplace.Imports.Mappings.OpenLicenceNotices.Fees;

/// <summary>What a piece of a sentence on fees is.</summary>
internal enum Mark
{
    /// <summary>Says nothing by itself, or when a sum is due, which the text as published keeps.</summary>
    Filler,

    /// <summary>How it is paid.</summary>
    Payment,

    /// <summary>A royalty is paid.</summary>
    Royalty,

    /// <summary>Of what a royalty is a share.</summary>
    Base,

    /// <summary>The amount beside it is an entry fee.</summary>
    Entry,

    /// <summary>The amount after it is the first of some payments.</summary>
    First,

    /// <summary>The amount after it is each of some payments, but for the first where that is said.</summary>
    Each,

    /// <summary>In how many parts it is paid: in all, beside the first, or a year.</summary>
    Batches,

    /// <summary>It is paid at the end of each year.</summary>
    DueEachYear,

    /// <summary>The amount after it is all there is to pay.</summary>
    Total,

    /// <summary>The amount after it is paid every year.</summary>
    EachYear,

    /// <summary>The amount before it is paid every year.</summary>
    AYear,
    Plus, Amount, Number, Percent, Times, Years,
}

/// <summary>The words of notices: the longest one that fits is taken. What is in no word, number or form is not understood.</summary>
internal static class FeeWords
{
    private static readonly string[] Fillers =
    [
        "采用", "方式", "的方式", "其中", "为", "在", "支付", "提取", "收取", "按", "按照", "当年度", "当年", "每年度的", "合同产品", "的", "费", "费用", "后", "人民币", "查看专利详情",
        "使用费", "许可使用费", "许可费用", "许可费", "专利许可费", "所有使用费", "所有费用", "全部使用费", "许可", "先使用后付费", "标准", "具体事项一事一议",
        ",", ";", "。", ":", ".", "、", "(", ")", "/", "\"", "“", "”",
    ];

    private static readonly Dictionary<LicencePayment, string[]> Payments = new()
    {
        [LicencePayment.Free] = ["免费", "免费使用", "免费许可", "无偿", "无偿提供", "无偿使用", "无偿许可", "Free", "许可使用期间,企业可免费使用,至许可期结束"],
        [LicencePayment.LumpSum] =
        [
            "一次总付", "一次性总付", "一次性付款", "一次付清", "一次性付清", "一次性支付", "一次性全额支付", "一次全额支付", "一次性全款支付", "一次全款支付", "总付", "LumpSumPayment",
            "一次性全额付款", "一次性支付全额", "一次性付费", "一次支付",
        ],
        [LicencePayment.Instalments] = ["总付额内分期支付", "总额内分期支付", "总付额内分期付款", "总额内分期付款", "总付额分期支付", "分期支付", "分期付款"],
        [LicencePayment.EntryFeeAndRoyalty] =
        [
            "入门费加提成费", "入门费和提成费相结合", "入门和提成相结合", "入门费提成费相结合", "入门费与提成费相结合", "入门费加提成", "入门费加提成费支付", "入门费+提成费", "入门费+提成",
            "入门费和提成费结合", "入门费和提成相结合", "InitialFeeAndCommissionFee",
        ],
        [LicencePayment.Negotiable] = ["面议", "价格面议", "费用面议", "面谈", "协商", "双方协商", "协商确定", "合同约定", "协议约定", "按合同约定", "另行协商", "双方协商确定"],
        [LicencePayment.Other] = ["其他", "其他明确合理的使用费标准", "其他明确合理的许可使用费标准", "Other"],
    };

    private static readonly Dictionary<RoyaltyBase, string[]> Bases = new()
    {
        [RoyaltyBase.NetSales] = ["净销售额", "净销售额提成", "产品净销售额"],
        [RoyaltyBase.Sales] = ["销售额", "销售额提成", "销售额提成(协商确定)", "销售提成", "销售收入"],
        [RoyaltyBase.Profit] = ["利润", "利润额", "销售利润"],
        [RoyaltyBase.AddedOutput] = ["新增产值"],
        [RoyaltyBase.Price] = ["产品价格"],
    };

    private static readonly Dictionary<Mark, string[]> Others = new()
    {
        [Mark.Royalty] = ["提成", "提成费", "提成率", "按件提成", "按件(套)提成", "提成(协商确定)", "提成费(协商确定)", "提成支付", "提成方式"],
        [Mark.Entry] = ["入门", "入门费", "入门费用"],
        [Mark.First] = ["支付第一批次", "支付第批次", "支付第一批", "支付第一次", "支付第一"],
        [Mark.Each] = ["每次支付", "每批次支付", "每批支付"],
        [Mark.Total] = ["共", "总", "总共", "共计", "合计", "总计", "总费用", "总额", "总额为", "包括第一次在内总共支付"],
        [Mark.EachYear] = ["每年", "每年使用费", "每年收取使用费", "年使用费", "每年支付"],
        [Mark.AYear] = ["/年", "/每年", "每年/"],
        [Mark.Plus] = ["+", "加", "和", "及"],
    };

    /// <summary>Each with its mark, and the payment or base that it names.</summary>
    public static readonly FrozenDictionary<string, (Mark Mark, int Named)> All = new[]
    {
        Fillers.Select(word => (word, (Mark.Filler, 0))),
        Payments.SelectMany(payment => payment.Value.Select(word => (word, (Mark.Payment, (int)payment.Key)))),
        Bases.SelectMany(part => part.Value.Select(word => (word, (Mark.Base, (int)part.Key)))),
        Others.SelectMany(mark => mark.Value.Select(word => (word, (mark.Key, 0)))),
    }.SelectMany(words => words).ToFrozenDictionary(entry => entry.word, entry => entry.Item2, StringComparer.OrdinalIgnoreCase);

    public static readonly int Longest = All.Keys.Max(word => word.Length);
}
