using System.Text.Json;
using System.Text.RegularExpressions;

namespace Marketplace.Imports.Mappings.OpenLicenceNotices.Fees;

/// <summary>
/// The choices of a form, as JSON in a text: <c>0</c> none or free of charge, <c>1</c> entry fee and percent, <c>2</c> days and a lump sum, <c>3</c> instalments
/// (days, the first, three marks of when the year ends, days, how many a year, each, how many in all, the sum), <c>4</c> whatever was written.
/// </summary>
internal static partial class FeeForms
{
    /// <summary>No choice, or the first: nothing is said.</summary>
    public const string Unchosen = "0";

    private const string Kind = "type";

    private static readonly JsonSerializerOptions Strict = new() { AllowDuplicateProperties = false };

    // The values that each has, all of them and no others.
    private static readonly Dictionary<string, int> ValuesOf = new() { [Unchosen] = 0, ["1"] = 2, ["2"] = 2, ["3"] = 10, ["4"] = 1 };

    /// <returns>Its type, and its values in their order; null where it is no such form.</returns>
    public static (string Type, IReadOnlyList<string> Values)? Of(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string?>>(text, Strict) is { } form && form.GetValueOrDefault(Kind) is { } type
                && ValuesOf.TryGetValue(type, out var count) && form.Count == count + 1 && Enumerable.Range(1, count).All(i => form.GetValueOrDefault($"value{i}") is not null)
                    ? (type, [.. Enumerable.Range(1, count).Select(i => form[$"value{i}"]!)])
                    : null;
        }
        catch (JsonException)
        {
            // A text that only looks like one: it is told of as not understood.
            return null;
        }
    }

    /// <returns>What the same would be in words.</returns>
    public static IReadOnlyList<FeeToken>? Read(string text) => Of(text) switch
    {
        ("1", [var entry, var share]) when IsAmount(entry) && Percent(share) is { } percent => FeeTokens.Read($"入门费加提成费,入门费{entry};提成{percent}"),
        ("2", [var days, var sum]) when IsCount(days) && IsAmount(sum) => FeeTokens.Read($"一次总付,{days}日内支付;{sum}"),
        ("3", [var days, var first, var month, var quarter, var year, var daysAfter, var batches, var each, var times, var total])
            when new[] { days, daysAfter, batches, times }.All(IsCount) && new[] { first, each, total }.All(IsAmount) && new[] { month, quarter, year }.All(IsMark) =>
            FeeTokens.Read($"总付额内分期支付,{days}日内支付第一批次{first},分{batches}批次支付,每次支付{each},总共支付{times}次,共计{total}"),
        ("4", [var words]) => FeeTokens.Read(words),
        _ => null,
    };

    // A value is read by itself: nothing in it is to be part of our words.
    private static bool IsAmount(string value) => FeeTokens.Read(value) is [{ Mark: Mark.Amount or Mark.Number }];

    private static string? Percent(string value) => new[] { value, value + "%" }.FirstOrDefault(share => FeeTokens.Read(share) is [{ Mark: Mark.Percent }]);

    private static bool IsCount(string value) => Count().IsMatch(value);

    private static bool IsMark(string value) => AnyMark().IsMatch(value);

    [GeneratedRegex(@"^[0-9]{1,2}\z")]
    private static partial Regex Count();

    // A month or quarter, or a tick.
    [GeneratedRegex(@"^(?:[0-9]{1,2}|√)?\z")]
    private static partial Regex AnyMark();
}
