using System.Text.RegularExpressions;

namespace Marketplace.Matching;

/// <summary>What leads to a facet, in both languages; the phrase itself is the group "what". All repetitions are bounded.</summary>
internal static partial class FacetWords
{
    // A run of Chinese that holds no function word; an English noun phrase is cut at the next one.
    private const string Zh = @"[\p{IsCJKUnifiedIdeographs}A-Za-z0-9/·.\-]";
    private const string ZhNoun = @"[\p{IsCJKUnifiedIdeographs}A-Za-z0-9\-" + "-[的和与及在是为对将用等把由从以可能需要采基于种使如或其该有种个类了]]";
    private const string EnPhrase = @"(?:[\w\-/]+ ?){1,6}?(?=\s*(?:[,.;:()]|$|\b(?:for|that|which|to|and|with|in|on|of the|by|using|as|is|are|while|when|from)\b))";

    [GeneratedRegex(@"难题|瓶颈|技术难点|问题|困难|缺陷|不足|痛点|\b(?:problem|challenge|bottleneck|difficult\w*|shortcoming|limitation|lack of|critical need)s?\b", RegexOptions.IgnoreCase)]
    public static partial Regex Problem();

    [GeneratedRegex(@"目标|需求|希望|\bobjective\b|\bneeds?\b|\bseek\w*\b", RegexOptions.IgnoreCase)]
    public static partial Regex Objective();

    [GeneratedRegex("(?<what>" + ZhNoun + "{1,8}(?:合金|复合材料|材料|树脂|纤维|陶瓷|薄膜|橡胶|玻璃|涂料|涂层|钢|聚合物|催化剂|添加剂|石墨烯|粉体|单晶))"
        + @"|\b(?<what>(?:[\w\-]+ ){0,2}(?:alloy|steel|polymer|resin|fiber|fibre|ceramic|composite|graphene|film|coating|membrane|catalyst|glass|rubber|nanotube|nanoparticle|silicon|titanium|alumin(?:i)?um)s?)\b", RegexOptions.IgnoreCase)]
    public static partial Regex Material();

    [GeneratedRegex("(?:采用|利用|通过|基于|运用|借助)(?<what>" + Zh + "{2,24}?(?:技术|工艺|方法|方式|算法|模型|软件|装置|法|优化|设计))"
        + @"|\b(?:using|via|based on|by means of|through the use of)\s+(?<what>" + EnPhrase + ")", RegexOptions.IgnoreCase)]
    public static partial Regex Method();

    [GeneratedRegex("(?:研制|研发|开发|制备|生产|设计|建立|开发出)(?:具有|出|一种|新一代|的){0,2}(?<what>" + Zh + @"{2,24})"
        + @"|\b(?:develop|design|build|produce|create|demonstrate|fabricate)(?:ing)?(?: and \w+)?\s+(?:an?|the|new|novel|innovative)\s+(?<what>" + EnPhrase + ")", RegexOptions.IgnoreCase)]
    public static partial Regex Product();

    [GeneratedRegex("(?:用于|应用于|应用到|应用在|适用于|面向|服务于)(?<what>" + Zh + "{2,24})"
        + @"|(?<what>" + ZhNoun + "{2,10}(?:领域|行业))"
        + @"|\b(?:used?|applied|applicable|applications?|suitable)\s+(?:in|for|to|include)\s+(?:the\s+)?(?<what>" + EnPhrase + ")", RegexOptions.IgnoreCase)]
    public static partial Regex Application();

    [GeneratedRegex("(?:必须|须|要求|需满足|需具备|需要具备|应具备|应满足|应当)(?:是|有|具有|达到|:)?(?<what>[^,。;]{2,60})"
        + @"|\b(?:must|shall|is required to|are required to|requires?)\s+(?<what>[^,.;]{3,100})", RegexOptions.IgnoreCase)]
    public static partial Regex Must();

    [GeneratedRegex("(?:不得|不含|不能含有?|不采用|不使用|不能使用|避免|禁止|不包括|不接受|严禁)(?:使用|采用|有)?(?<what>[^,。;]{2,40})"
        + @"|\b(?:must not|shall not|should not|without|free of|free from|excluding|excludes?|avoid(?:ing)?|other than|not interested in)\s+(?:use |the use of |contain )?(?<what>[^,.;]{3,60})", RegexOptions.IgnoreCase)]
    public static partial Regex Excluded();
}
