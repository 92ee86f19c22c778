using System.Text.RegularExpressions;

namespace Marketplace.Matching;

/// <summary>Where a Chinese phrase ends. Nothing here is of one field.</summary>
internal static partial class ChineseWords
{
    // Whole words with a character that alone would end a phrase.
    private const string Whole = "能源|能量|能耗|能效|能级|能谱|节能|性能|智能|功能|储能|动能|热能|电能|光能|核能|势能|机能|效能|风能|太阳能|技能|产能|赋能|可控|可燃|可再生|可降解|可见光|可穿戴|可编程|可调|可溶|可靠|可视|可充|可回收|可循环|可持续|可变|可追溯|可折叠"
        + "|以太|在线|中药|中间|集中|中压|中和|中心|中频|中小|中空|中温|中医|中子|中试|中水|中枢|中成药|无机|无人|无线|无损|无缝|无铅|无氧|无毒|无菌|无刷|无卤|无轨|无害|无土|无源|无纺|无水|前列|前驱|前端|前处理|前副|后处理|后端|后桥|对称|对位|对流|对接|对比|绝对|相对|针对性|饱和|调和|等离子|等级|等温|等静压|从动|自由|被动|还原|并联|并网|合并|参与"
        + "|有机|有限元|有色|稀有|有源|有害|有效|特有|行为|人为|效应|反应|响应|感应|适应|应力|应变|应急|对应|供应|基因|因子|样本|本体|本征|基本|来料|实时|时间|时空|时钟|时效|延时|售后|比例|定向|双向|方向|横向|纵向|向量|导向|单向|取向|轴向|径向|逆向|多向|更换"
        + "|患者|给料|给水|供给|自给|研究所|其中|过程控制|不锈|不饱和|不透|作为|自适应|最优|主要原料|无所|至少|较大|较小|较高|较低|使用寿命|了解|一体化|转向|舵向|取代";

    // The longer before the shorter that begin them.
    private const string End = "过程中|现阶段|一系列|检测到|使得|一类|整个|当前|进入|影响|激发|集团|并且|以及|及其|能够|可以|进行|实现|提高|提升|降低|减少|解决|具有|具备|满足|达到|通过|采用|利用|运用|借助|用于|用来|方面|过程|如何|怎样|需要|需求|要求|应用|研究|研发|开发|研制|获得|得到"
        + "|受到|存在|导致|造成|引起|公司|企业|目前|现有|国内|国外|我国|全国|中国|已经|正在|根据|针对|围绕|关于|由于|随着|成为|属于|包括|包含|涉及|主要|一种|一套|一台|一款|一个|各种|各类|各个|多种|多个|诸多|部分|所有|相关|有关|其他|其它|其余|上述|以上|以下|项目"
        + "|课题|工作|团队|人员|专家|合作|投入|费用|经费|资金|成本|希望|建立|开展|加大|加强|推进|推广|促进|打造|什么|第一|第二|首先|随后|不同|例如|比如|根本|非常|十分|大量|许多|使用|购买|配制|制备|提供|保证|确保|带动|引进|寻求|寻找|焙烧|冶炼|节约|渗透|从事"
        + "|探明|抑制|全球|当下|世界|替代|参与|我司|了|着|于|无|并|且|以|及|和|与|或|等|在|对|从|由|把|被|使|让|能|可|中|时|后|前|来|为|是|有|不|也|就|还|而|但|需|要|应|因|其|此|该|这|那|我|们|本|已|较|更|很|最|比|将|至|到|向|给|所|之|者|拟"
        + "|经|约|某|哪|吗|呢|如|即";

    // Part of a name where they stand in it, and none where they stand before it.
    private const string Makers = "生产|制造|设计|模拟|改善|形成";

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Wholes = new HashSet<string>(Whole.Split('|'), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    [GeneratedRegex(Whole + "|" + End)]
    private static partial Regex Ends();

    [GeneratedRegex(Whole + "|" + End + "|" + Makers)]
    private static partial Regex Begins();

    /// <summary>Made of these and nothing else, a phrase says nothing.</summary>
    [GeneratedRegex("^(?>新一代|新型|新的|新|相关|有关|关键|核心|先进|其他|其它|各种|多种|多个|更多|整个|一些|部分|许多|这种|这|该|此|本|上述|以上|不同|现有|高端|优质|一系列|一种|自主|配套|主要|重要|重点|共性|成熟|简单|合适|适当|有效|高效|良好|普通|常规|传统|一般|通用|国内|国外|国际|当前|目前|现代|全新|特殊|专业|专用|科学|高科技|辅助|统一|高新|本项目|处理|生产|制造|加工|研究|应用|工业|工程"
        + "|技术|产品|工艺|系统|设备|材料|原材料|原料|装备|装置|方法|方案|平台|软件|模型|算法|方式|手段|领域|行业|项目|结构|体系|企业|公司|市场|产业|理论|流程|设计|机构|生产线|的|及|和|与|性能|质量|成品|样品|样机|新产品|过程|工作|机械|零部件|仪器|性|专用|单晶|粉体|薄膜|涂层|添加剂|合金|催化剂|纤维|粉末|智能|规模化){1,}$")]
    public static partial Regex Generic();

    /// <summary>What a thing is called by.</summary>
    [GeneratedRegex("(?:系统|装置|设备|装备|[^有危时投司动契转]机|器|仪|平台|软件|材料|[^角]膜|[^一试药]剂|生产线|合金|涂料|涂层|芯片|电池|机器人|[^农医]药|[^资染]料|[木钢复]板|[导软钢套]管|[^停]车|泵|阀|炉|釜|模块|模型|产品|构件|零件|部件|组件|刀具|模具|工具|玻璃|陶瓷|纤维|树脂|橡胶|塑料|[^橡]胶|[润柴基]滑?油|电解液|溶液|[^面花]粉|单晶|酶|疫苗|试剂|器械|食品|饮料|饲料|肥|灯|屏|轴承|齿轮|传感器|探头|电缆|导线|电源|电极|吊钩|砂轮|滤芯|催化剂|工艺|[^学]技术|新工艺|新产品|新品种|品种|算法|混凝土|水泥|石膏|新牌号)$")]
    public static partial Regex Thing();

    /// <returns>From where to where no word ends a phrase: the first such stretch from the beginning, or the last one to the end.</returns>
    public static (int Start, int End) Clean(ReadOnlySpan<char> run, bool last)
    {
        var (start, end) = (0, run.Length);
        foreach (var match in (last ? Begins() : Ends()).EnumerateMatches(run))
        {
            if (Wholes.Contains(run.Slice(match.Index, match.Length))) continue;
            if (!last) return (0, match.Index);
            start = match.Index + match.Length;
        }
        return (start, end);
    }
}
