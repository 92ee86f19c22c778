using System.Text.Encodings.Web;
using System.Text.Json;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Imports.Notices;

/// <summary>Notices of open licences, made up, sent and read back.</summary>
internal static class NoticeStory
{
    public const string Query = "kind=results&mapping=open_licence_notices&publish=true";

    private static readonly JsonSerializerOptions AsItIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A notice that is good but for what a test says of it; null takes a member away.</summary>
    public static string Notice(string owner, int serial, params IReadOnlyList<(string Member, string? Text)> says)
    {
        var notice = new Dictionary<string, string?>
        {
            ["appln_nr"] = Number(serial),
            ["patent_type"] = "发明专利",
            ["patent_owner"] = owner,
            ["license_fee"] = "12万元",
            ["license_fee_type"] = "一次总付",
            ["province"] = "上海",
        };
        foreach (var (member, text) in says) notice[member] = text;
        return JsonSerializer.Serialize(notice.Where(member => member.Value is not null).ToDictionary());
    }

    public static string Number(int serial) => $"20251{serial:0000000}";

    /// <summary>A manager of an organization that has this externalId.</summary>
    public static async Task<TestActor> Owner(this TestApp app, string externalId)
    {
        var organization = await Story.Created(app.Enter(await app.Actor(Role.Operator), new { externalId, name = externalId, kind = "university" }));
        return await app.Colleague(new TestActor(organization, Role.Manager, "", "", ""), Role.Manager);
    }

    /// <summary>What is answered of the open licence, without what is absent, as JSON.</summary>
    public static string OpenLicence(this JsonElement result) =>
        JsonSerializer.Serialize(Present(result.GetProperty("openLicence")), AsItIs);

    private static object Present(JsonElement value) => value.ValueKind == JsonValueKind.Object
        ? value.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null).ToDictionary(member => member.Name, member => Present(member.Value))
        : value;
}
