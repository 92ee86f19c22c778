using System.Buffers;
using System.Text.Json;
using Marketplace.Imports.Mappings.OpenLicenceNotices.Fees;
using Marketplace.Integration;
using Marketplace.Platform;
using static Marketplace.Imports.Mappings.Refusals;

namespace Marketplace.Imports.Mappings.OpenLicenceNotices;

/// <summary>A notice becomes a result that offers an open licence. What cannot be understood refuses the row: nothing is guessed.</summary>
internal static class NoticeMapping
{
    private static readonly SearchValues<char> BetweenOwners = SearchValues.Create(";；、，,| \u00A0\n");

    // What the target names, by what it was made of.
    private static readonly Dictionary<string, string> Sources = new()
    {
        ["externalId"] = "appln_nr",
        ["organization"] = "patent_owner",
        ["ipRights"] = "patent_type",
        ["openLicence.validUntil"] = "license_deadline",
        ["openLicence.announcedOn"] = "create_time",
    };

    public static readonly Mapping Mapping = new(ImportKind.Results, Notice.Members.ToDictionary(name => name, _ => CellForm.Text), Read, Sources);

    private static MappedRow Read(ImportRow row)
    {
        var (notice, unreadable) = RowJson.Read<Notice>(row);
        if (notice is null)
        {
            return new MappedRow(null, unreadable, fault => fault);
        }

        var findings = new Findings(row.Line);
        var result = ResultOf(notice, findings);
        return new MappedRow(
            findings.Faults.Count == 0 ? new ImportRow(row.Line, JsonSerializer.SerializeToUtf8Bytes(result, Json.Options)) : null, findings.Faults, fault => Tell(fault, notice));
    }

    private static object ResultOf(Notice notice, Findings findings)
    {
        var number = ApplicationNumber.Read(notice.Number, findings);
        var kind = PatentKinds.Read(notice.PatentType, number?.Kind, findings);
        var announcedIn = AreaReader.Province(notice.Province, findings);
        var (announcedOn, validUntil) = (DayReader.Read("create_time", notice.Created, findings), DayReader.Read("license_deadline", notice.Deadline, findings));
        if (notice.Owner is null)
        {
            findings.Refuse("patent_owner", Missing, "notice_no_owner");
        }

        if (validUntil < announcedOn)
        {
            findings.Refuse("license_deadline", Contradiction, "notice_days", notice.Deadline!, notice.Created!);
        }

        if (PaymentText(notice).Length > Rules.TextLimit)
        {
            // Of the three cells the longest: ours is all of them.
            var longest = FeeColumns.Of(notice).MaxBy(cell => cell.Text?.Length);
            findings.Refuse(longest.Field, Impossible, "notice_text_long", longest.Text!, Rules.TextLimit);
        }

        var years = YearsReader.Read(notice.Period, findings);
        var terms = FeeColumns.Read(notice, findings);
        if (years is not null && terms?.Years is { } said && said != years)
        {
            findings.Refuse("license_period", Contradiction, "notice_years_differ", notice.Period!, said);
        }

        return new
        {
            ExternalId = number?.Number,
            Organization = notice.Owner,
            Title = $"开放许可专利 {number?.Number}",
            Licences = new[] { Licence.Open },
            IpRights = kind is { } right ? new[] { right } : [],
            OpenLicence = new
            {
                terms?.Payment,
                Fee = Yuan(terms?.Fee),
                AnnualFee = Yuan(terms?.AnnualFee),
                Royalty = terms?.Royalty is { } share ? new { Percent = Text(share.Percent), PercentTo = Text(share.PercentTo), share.Base } : null,
                AnnouncedOn = announcedOn,
                AnnouncedIn = announcedIn,
                ValidUntil = validUntil,
                Years = years ?? terms?.Years,
                Regions = AreaReader.Read(notice.Location, announcedIn, findings),
                PaymentText = PaymentText(notice),
            },
        };
    }

    // As published: whatever the members cannot say stands here.
    private static string PaymentText(Notice notice) => string.Join('\n', FeeColumns.Of(notice).Select(cell => cell.Text).OfType<string>().Distinct());

    private static Money? Yuan(decimal? amount) => amount is { } yuan ? new Money(yuan, "CNY") : null;

    private static string? Text(decimal? percent) => percent?.ToString("0.#####", System.Globalization.CultureInfo.InvariantCulture);

    private static ImportFault Tell(ImportFault fault, Notice notice) =>
        fault is { Field: "patent_owner", Code: "unknown_reference" } && notice.Owner.AsSpan().ContainsAny(BetweenOwners)
            ? fault with { Code = SeveralOwners, Message = Texts.Of("notice_several_owners", notice.Owner!) }
        : fault.Field == "patent_owner" ? fault with { Message = $"{Texts.Of("notice_read", notice.Owner!)} {fault.Message}" }
        : fault;
}
