using System.Text.Json.Serialization;

namespace Marketplace.Imports.Mappings.OpenLicenceNotices;

/// <summary>A notice of an open licence as the patent offices of the provinces publish it: every member a text, any of them absent.</summary>
internal sealed record Notice(
    [property: JsonPropertyName("appln_nr")] string? Number = null,
    [property: JsonPropertyName("patent_type")] string? PatentType = null,
    [property: JsonPropertyName("patent_owner")] string? Owner = null,
    [property: JsonPropertyName("patent_owner_type")] string? OwnerType = null,
    [property: JsonPropertyName("license_fee")] string? Fee = null,
    [property: JsonPropertyName("license_fee_type")] string? FeeType = null,
    [property: JsonPropertyName("license_fee_detail")] string? FeeDetail = null,
    [property: JsonPropertyName("license_deadline")] string? Deadline = null,
    [property: JsonPropertyName("license_period")] string? Period = null,
    [property: JsonPropertyName("license_location")] string? Location = null,
    [property: JsonPropertyName("create_time")] string? Created = null,
    [property: JsonPropertyName("province")] string? Province = null)
{
    public static readonly IReadOnlyList<string> Members =
    [
        "appln_nr", "patent_type", "patent_owner", "patent_owner_type", "license_fee", "license_fee_type", "license_fee_detail",
        "license_deadline", "license_period", "license_location", "create_time", "province",
    ];
}
