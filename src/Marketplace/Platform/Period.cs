using System.Globalization;
using FluentValidation;

namespace Marketplace.Platform;

/// <summary>A stretch of time, from ≤ t &lt; to, and where its days and months begin.</summary>
/// <param name="From">Null where it has no beginning.</param>
/// <param name="To">Null where it has no end.</param>
internal sealed record Period(DateTimeOffset? From, DateTimeOffset? To, TimeZoneInfo Zone)
{
    /// <summary>The law's day is China's day.</summary>
    public static readonly TimeZoneInfo China = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>A day is in the period where its beginning is: from this one on,</summary>
    public DateOnly FirstDay => From is { } from ? DayFrom(from) : DateOnly.MinValue;

    /// <summary>and before this one.</summary>
    public DateOnly EndDay => To is { } to ? DayFrom(to) : DateOnly.MaxValue;

    public static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    public static DateTimeOffset BeginningOf(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>Of dates (<c>2026-11-24</c>: its beginning in the zone) or times (RFC 3339), as they stand in a query.</summary>
    public static Period Parse(string? from, string? to, string? zone)
    {
        var where = zone is null ? China : TimeZoneInfo.FindSystemTimeZoneById(zone);
        return new Period(Moment(from, where), Moment(to, where), where);
    }

    public static bool IsMoment(string text) => IsDay(text, out _) || IsTime(text, out _);

    private static DateTimeOffset? Moment(string? text, TimeZoneInfo zone) =>
        text is null ? null : IsDay(text, out var day) ? BeginningOf(day, zone) : IsTime(text, out var at) ? at : throw new FormatException(text);

    private DateOnly DayFrom(DateTimeOffset at) => DayOf(at, Zone) is var day && BeginningOf(day, Zone) < at ? day.AddDays(1) : day;

    private static bool IsDay(string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", out day) && day.Year is > 1 and < 9999;

    private static bool IsTime(string text, out DateTimeOffset at)
    {
        // In a query a plus sign that was not escaped comes in as a blank.
        var isTime = DateTimeOffset.TryParse(text.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out at);
        return isTime && text.Contains('T', StringComparison.Ordinal) && at.Year is > 1 and < 9999;
    }
}

/// <summary>A query about a period, as its members stand in the query string.</summary>
internal interface IPeriodQuery
{
    string? From { get; }
    string? To { get; }

    /// <summary>IANA name of a time zone; Asia/Shanghai where absent.</summary>
    string? TimeZone { get; }
}

internal static class PeriodRules
{
    private const string Moment = @"^\d{4}-\d{2}-\d{2}(T.+)?$";

    public static Period Period(this IPeriodQuery query) => Platform.Period.Parse(query.From, query.To, query.TimeZone);

    public static void ValidPeriod<T>(this AbstractValidator<T> validator) where T : IPeriodQuery
    {
        validator.RuleFor(q => q.From).Code(Platform.Period.IsMoment, "date_or_time", Moment, "2026-01-01");
        validator.RuleFor(q => q.To).Code(Platform.Period.IsMoment, "date_or_time", Moment, "2026-12-31T16:00:00Z")
            .DependentRules(() => validator.RuleFor(q => q.TimeZone).Code(IsZone, "time_zone", "^(.+/.+|UTC)$", "Asia/Shanghai")
                .DependentRules(() => validator.RuleFor(q => q.To).Must((q, _) => q.Period() is not { From: { } from, To: { } to } || from < to)
                    .When(q => q.From is null || Platform.Period.IsMoment(q.From)).WithMessage(_ => Texts.Of("date_period"))));
    }

    private static bool IsZone(string zone) => zone.Contains('/') && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _) || zone == "UTC";
}
