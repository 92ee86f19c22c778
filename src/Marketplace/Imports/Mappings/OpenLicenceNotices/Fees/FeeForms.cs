using System.Text.Json;

namespace Marketplace.Imports.Mappings.OpenLicenceNotices.Fees;

/// <summary>
/// The choices of a form, as JSON in a text: <c>1</c> entry fee and percent, <c>2</c> days and a lump sum, <c>3</c> instalments
/// (days, the first, …, days, how many more, each, how many in all, the sum), <c>4</c> whatever was written.
/// </summary>
internal static class FeeForms
{
    public static IReadOnlyDictionary<string, string>? Values(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(text);
        }
        catch (JsonException)
        {
            // A text that only looks like one: it is told of as not understood.
            return null;
        }
    }

    /// <returns>What the same would be in words.</returns>
    public static IReadOnlyList<FeeToken>? Read(string text)
    {
        var form = Values(text) ?? new Dictionary<string, string>();
        return form.GetValueOrDefault("type") switch
        {
            "1" when Has("value1", "value2") => FeeTokens.Read($"入门费加提成费,入门费{form["value1"]};提成{form["value2"].TrimEnd('%')}%"),
            "2" when Has("value1", "value2") => FeeTokens.Read($"一次总付,{form["value1"]}日内支付;{form["value2"]}"),
            "3" when Has("value1", "value2", "value6", "value7", "value8", "value9", "value10") => FeeTokens.Read(
                $"总付额内分期支付,{form["value1"]}日内支付第一批次{form["value2"]},分{form["value7"]}批次支付,每次支付{form["value8"]},总共支付{form["value9"]}次,共计{form["value10"]}"),
            "4" when Has("value1") => FeeTokens.Read(form["value1"]),
            _ => null,
        };

        bool Has(params string[] members) => members.All(member => form.GetValueOrDefault(member) is { Length: > 0 });
    }
}
