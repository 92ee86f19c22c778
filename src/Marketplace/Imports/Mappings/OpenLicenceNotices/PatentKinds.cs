using Marketplace.Platform;
using static Marketplace.Imports.Mappings.Refusals;

namespace Marketplace.Imports.Mappings.OpenLicenceNotices;

/// <summary>The words of <c>patent_type</c>.</summary>
internal static class PatentKinds
{
    private const string Field = "patent_type";
    private const string Application = "发明申请";

    private static readonly Dictionary<string, IpKind> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["发明"] = IpKind.PatentInvention,
        ["发明专利"] = IpKind.PatentInvention,
        ["专利发明"] = IpKind.PatentInvention,
        ["发明授权"] = IpKind.PatentInvention,
        ["Invention"] = IpKind.PatentInvention,
        ["实用新型"] = IpKind.PatentUtility,
        ["实用新型专利"] = IpKind.PatentUtility,
        ["UtilityModel"] = IpKind.PatentUtility,
        ["外观设计"] = IpKind.PatentDesign,
        ["外观设计专利"] = IpKind.PatentDesign,
        ["外观专利"] = IpKind.PatentDesign,
        ["Design"] = IpKind.PatentDesign,
    };

    /// <param name="ofNumber">What the application number says, which stands alone where the notice says no kind.</param>
    public static IpKind? Read(string? text, IpKind? ofNumber, Findings findings)
    {
        if (text is null)
        {
            return ofNumber;
        }

        if (text == Application)
        {
            // Patent Law, Art. 50: a licence is opened by who has the patent.
            findings.Refuse(Field, Unsupported, "notice_no_patent_yet", text);
            return null;
        }

        if (!Words.TryGetValue(text, out var kind))
        {
            findings.Refuse(Field, NotUnderstood, "notice_not_understood", text);
            return null;
        }

        if (ofNumber is not null && kind != ofNumber)
        {
            findings.Refuse(Field, Contradiction, "notice_kind_differs", text, SnakeCase.Name(ofNumber.Value));
            return null;
        }

        return kind;
    }
}
