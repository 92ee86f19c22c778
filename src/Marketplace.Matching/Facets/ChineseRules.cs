using System.Text.RegularExpressions;

namespace Marketplace.Matching;

/// <summary>What leads to a facet in Chinese.</summary>
internal static partial class ChineseRules
{
    public static readonly FacetRule[] Material = [new(Materials(), ReadMaterial)];
    public static readonly FacetRule[] Method = [new(Means(), ReadMethod)];
    public static readonly FacetRule[] Product = [new(Makes(), ReadProduct), new(Making(), (text, start, _) => Thing(ChinesePhrase.Before(text, start)), OfTitlesOnly: true)];
    public static readonly FacetRule[] Application = [new(Uses(), ReadUse), new(Fields(), (text, start, end) => ChinesePhrase.Before(text, start, 14) is { } field && !char.IsAsciiDigit(field[0]) ? field + text[start..end] : null)];
    public static readonly FacetRule[] Must = [new(Musts(), ReadMust)];
    public static readonly FacetRule[] Excluded = [new(MustNots(), (text, start, end) => OfNow().IsMatch(ChinesePhrase.Left(text, start)) || ChinesePhrase.After(text, end).Text is not { } without || Compares().IsMatch(without) ? null : without)];

    [GeneratedRegex("难题|瓶颈|技术难点|问题|困难|缺陷|不足|痛点")]
    public static partial Regex Problem();

    [GeneratedRegex("目标|需求|希望|需要|寻求|急需|拟")]
    public static partial Regex Objective();

    [GeneratedRegex("(?:上述|以上|以下|如下|下列|这些|该|此)(?:技术)?(?:难题|问题|方面|困难)|如下|专家|人才|指导$|支持$|团队|成立|院士|课题|重大.{0,6}问题|合作$|[:]$|没问题|没有问题|无问题|技术服务")]
    public static partial Regex NoProblem();

    /// <summary>Of who asks, and not of what.</summary>
    [GeneratedRegex("成立于|注册资|占地|年产值|销售收入|荣获|高新技术企业|拥有|我公司是|本公司是|公司主要|专业从事|致力于|研发团队|研发中心|研究院|授权|专利|市场占有|产学研")]
    public static partial Regex Background();

    /// <summary>Of how it is now.</summary>
    [GeneratedRegex("目前|现有|现在|现采|原来|传统|以往|一般|通常|普遍|已经|已达|已|曾|国内|国外|我国|全国|全球|每年|年产|市场|占|其中|有的|导致|造成|因为|由于|自主|成功|常规|投入|预计|现阶段|据|约")]
    private static partial Regex OfNow();

    private const string MaterialWords = "复合材料|高分子材料|耐火材料|材料|铝合金|镁合金|钛合金|合金|树脂|纤维|陶瓷|薄膜|橡胶|玻璃|涂料|涂层|不锈钢|碳钢|合金钢|轴承钢|模具钢|弹簧钢|硅钢|结构钢|工具钢|耐热钢|聚合物|催化剂|添加剂|石墨烯|粉体|单晶|石墨|碳纤维|混凝土|水泥|石膏|隔膜|塑料|电解液";

    [GeneratedRegex(MaterialWords)]
    private static partial Regex Materials();

    // Behind a material: a longer one, a firm's name, or another word.
    [GeneratedRegex(@"\G(?:" + MaterialWords + "|有限|集团|公司|厂|制品公司|细胞|协会|研究院|研究所|学院)")]
    private static partial Regex NoMaterial();

    [GeneratedRegex("^(?:超过|大于|高于|低于|小于|少于)")]
    private static partial Regex Compares();

    [GeneratedRegex("公司|企业|合同|项目|投资|经济|利润|产值|收入")]
    private static partial Regex OfBusiness();

    [GeneratedRegex("采用|利用|通过|基于|运用|借助")]
    private static partial Regex Means();

    [GeneratedRegex("(?:技术|工艺|方法|方式|算法|模型|软件|[^办用想设]法|网络|原理|仪器|装置|机制|学习|仿真|有限元)$")]
    private static partial Regex IsMeans();

    [GeneratedRegex("(?:研制|研发|开发)(?:出|了)?|(?:设计|制造|制备|生产|需求|需要|寻求|急需|求购|引进|购买|寻找)(?:出|了)?(?:一种|一款|一套|一台|一类|新型|新一代)")]
    private static partial Regex Makes();

    [GeneratedRegex("的?(?:研究)?(?:及|与|和)?(?:研制|研发|开发)(?=$|及|与|和|项目|,| )")]
    private static partial Regex Making();

    [GeneratedRegex("应用于|应用到|应用在|适用于|用于|面向")]
    private static partial Regex Uses();

    [GeneratedRegex("(?:领域|行业)(?!标|规范|新|协会|龙头|领先)")]
    private static partial Regex Fields();

    [GeneratedRegex("必须|须|要求|需满足|需具备|应具备|应满足|应具有|需具有|应达到|需达到|务必")]
    private static partial Regex Musts();

    [GeneratedRegex("(?:不得|不能|不允许)(?:使用|采用|含有?|添加|出现|产生|有)|不含有?|不添加|禁止(?:使用|采用|添加)?|严禁(?:使用|采用|添加)?")]
    private static partial Regex MustNots();

    [GeneratedRegex("企业|公司|申报|合作|专家|团队|人才|人员|单位|高校|院校|政府|国家|我们|客户|市场|符合|随着|越来越|不能|难以|环保|标准|设计$|的$|达到$|满足$|到$|按$|按照|根据|需$|主要|无$")]
    private static partial Regex NoSubject();

    [GeneratedRegex("^(?:投入|加大|加强|解决|研究|提供|提交|寻求|引进|寻找|进行|在|对|把|从|依靠|借助|开展|建立|了解|考虑|由|经过|打破|的|较|更|越|过于|愈|很|高|低|严|不高|及|和|与|等|也|是|非常|十分|提高|提升|研发|开发|研制|分为|如|包括|相对|同时|为|位置|以下|如下|所|,|、|方|极|比较|以)|企业|公司|申报|合作|人才|专家|团队|人员|经验|资质|我们|单位|学历|上述|以下|如下|目标|知识产权|费用|投资|预算|时$|要求$|高很多$|问题$|难点$|痛点$|严格$|苛刻$")]
    private static partial Regex NoDemand();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}{2}")]
    private static partial Regex IsHan();

    [GeneratedRegex(@"^[^\p{L}]*[\d.,]+[^\p{IsCJKUnifiedIdeographs}]*\p{IsCJKUnifiedIdeographs}{0,3}$")]
    private static partial Regex Figure();

    /// <summary>Whether a figure is one of what is asked for, and not of how it is.</summary>
    public static bool IsAsked(FoundFigure figure)
    {
        var left = figure.Sentence.AsSpan(Math.Max(0, figure.Start - 30), Math.Min(figure.Start, 30));
        return !OfNow().IsMatch(left[(left.LastIndexOfAny("。;:") + 1)..]) && !OfBusiness().IsMatch(left[(left.LastIndexOfAny(",。;:") + 1)..]);
    }

    private static string? ReadMaterial(string text, int start, int end)
    {
        if (NoMaterial().IsMatch(text, end)) return null;
        var of = ChineseWords.Clean(text.AsSpan(Math.Max(0, start - 16), Math.Min(start, 16)), last: true).Start + Math.Max(0, start - 16);
        while (start > of && (char.IsLetterOrDigit(text[start - 1]) && text[start - 1] != '的' || text[start - 1] is '-' or '/' && start - 1 > of)) start--;
        var phrase = text[start..end].TrimStart('-', '/');
        // Fifteen characters before it, and no word's beginning among them, is no name.
        return end - start > 16 || ChineseWords.Generic().IsMatch(phrase) || phrase.Length < 2 || phrase[0] is '性' or '化' or '基' or '状' ? null : phrase;
    }

    private static string? ReadMethod(string text, int start, int end)
    {
        var left = ChinesePhrase.Left(text, start);
        if (OfNow().IsMatch(left) || start > 0 && text[start - 1] is '合' or '收' or '源' or '热' or '化' or '再' or '不' or '非' && text[start] is '利' or '采') return null;
        var (phrase, stop) = ChinesePhrase.After(text, end);
        if (phrase is null || phrase.Length < 3 || OfNow().IsMatch(phrase)) return null;
        var isNamed = text.AsSpan(stop).StartsWith("等") && IsMeans().IsMatch(text.AsSpan(stop, Math.Min(3, text.Length - stop)));
        return isNamed || IsMeans().IsMatch(phrase) ? phrase : null;
    }

    private static string? ReadProduct(string text, int start, int end)
    {
        var left = ChinesePhrase.Left(text, start);
        if (OfNow().IsMatch(left) || end < text.Length && text[end] == '的' || left.EndsWith("从事") || left.EndsWith("公司") && text[start] is not ('研' or '开')) return null;
        // Behind what it has and can: a device that is able to work at sea.
        if (Thing(ChinesePhrase.After(text, end).Text) is { } thing) return thing;
        var clause = ChinesePhrase.Clause(text, end, 40);
        return clause is not null && clause.LastIndexOf('的') is > 0 and var of && clause.AsSpan(0, of).IndexOfAny("一适能用") >= 0 ? Thing(ChinesePhrase.After(clause, of + 1).Text) : null;
    }

    private static string? Thing(string? phrase) => phrase is { Length: >= 3 } && ChineseWords.Thing().IsMatch(phrase) ? phrase : null;

    private static string? ReadUse(string text, int start, int end)
    {
        var (phrase, _) = ChinesePhrase.After(text, end);
        if (phrase?.IndexOf('的') is > 0 and var of) phrase = phrase[..of];
        return phrase is null || phrase.Length is < 2 or > 20 || !IsHan().IsMatch(phrase) || OfNow().IsMatch(ChinesePhrase.Left(text, start)) || ChineseWords.Generic().IsMatch(phrase) ? null : phrase;
    }

    private static string? ReadMust(string text, int start, int end)
    {
        var left = ChinesePhrase.Left(text, start);
        if (NoSubject().IsMatch(left) || OfNow().IsMatch(left) || end < text.Length && text[end] is '的' or '、') return null;
        var phrase = ChinesePhrase.Clause(text, end, 60)?.TrimStart('有', ':', '达', '到');
        return phrase is null || NoDemand().IsMatch(phrase) || Figure().IsMatch(phrase) || phrase.Length < 3 ? null : phrase;
    }
}
