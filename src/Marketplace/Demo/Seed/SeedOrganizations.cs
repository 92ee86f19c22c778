using Marketplace.Integration;
using Marketplace.Organizations;

namespace Marketplace.Demo;

/// <summary>The companies, each with the number of its field; the universities and institutes; the agencies.</summary>
internal sealed class SeedOrganizations
{
    private readonly SeedWords _words;
    private readonly SeedCalendar _calendar;

    public SeedOrganizations(SeedWords words, SeedCalendar calendar, SeedSize size)
    {
        (_words, _calendar) = (words, calendar);
        Companies = [.. Enumerable.Range(0, size.Companies).Select(i => Company(i, size.Companies))];
        Schools = [.. Enumerable.Range(0, size.Schools).Select(School)];
        Agencies = [.. Enumerable.Range(0, size.Agencies).Select(Agency)];
    }

    public IReadOnlyList<Organization> Companies { get; }
    public IReadOnlyList<Organization> Schools { get; }
    public IReadOnlyList<Organization> Agencies { get; }
    public IReadOnlyList<Organization> All => [.. Companies, .. Schools, .. Agencies];

    private Organization Company(int number, int count)
    {
        var (brand, dice) = (_words.Brand(number), new Dice("company", number));
        var (place, trade) = (dice.Of(_words.Places), _words.Fields[number % _words.Fields.Count].Trade);
        // Before the first of its needs.
        return New($"seed-company-{number + 1:0000}", OrganizationKind.Company, $"{place.Zh}{brand.Zh}{trade.Zh}有限公司", $"{place.En} {brand.En} {trade.En} Co., Ltd.",
            false, place.Region, _calendar.Of(number, count, dice).AddDays(-3));
    }

    private Organization School(int number)
    {
        var brand = _words.Brand(number * 7 + 3);
        var (kind, place) = (_words.Schools[number % _words.Schools.Count], new Dice("school", number).Of(_words.Places));
        var type = kind.Zh.EndsWith('院') && !kind.Zh.EndsWith("学院", StringComparison.Ordinal) || kind.Zh.EndsWith('所') ? OrganizationKind.Institute : OrganizationKind.University;
        return New($"seed-school-{number + 1:000}", type, $"{brand.Zh}{kind.Zh}", $"{brand.En} {kind.En}", number % 3 != 2, place.Region, _calendar.Start.AddDays(-10));
    }

    private Organization Agency(int number)
    {
        var (brand, place) = (_words.Brand(number * 11 + 900), new Dice("agency", number).Of(_words.Places));
        return New($"seed-agency-{number + 1:00}", OrganizationKind.Agency, $"{place.Zh}{brand.Zh}技术转移服务有限公司", $"{place.En} {brand.En} Technology Transfer",
            false, place.Region, _calendar.Start.AddDays(-10));
    }

    private static Organization New(string externalId, OrganizationKind kind, string name, string nameEn, bool stateFounded, string region, DateTimeOffset at) =>
        new(new OrganizationFields(externalId, name, nameEn, kind, stateFounded, null, null, region), SeedActors.Operator, at);
}
