using FluentValidation;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Marketplace.Reports;

internal enum ValueGrouping { Month, Level, Field, Branch, Broker }

/// <param name="From">A date or a time: value dates from this on.</param>
/// <param name="To">A date or a time: value dates before this.</param>
/// <param name="By">The groups of each key sum to the whole. What has no such key stands in a group without one, last.</param>
internal sealed record GetValues(string? From, string? To, string? TimeZone, Guid? Branch, string? By) : IQuery<Values>, IPeriodQuery;

internal sealed record Values(DateTimeOffset? From, DateTimeOffset? To, ValueFigures Figures, IReadOnlyList<ValueGroup>? Groups)
{
    private static readonly ValueLine Line = new(default, ValueLevel.Signed, new DateOnly(2026, 11, 20), 1_200_000, true, null, null);
    private static readonly ValueFigures Sum = ValueFigures.Of(new DealValues([Line], [Line]), new Figures(DateTimeOffset.UnixEpoch));

    public static readonly Values Example = new(null, null, Sum, [new ValueGroup("2026-11", null, Sum)]);
}

/// <param name="Key">A month (<c>2026-11</c>), a level, a field, or an id, by what was asked for.</param>
/// <param name="Name">Of the organization, where the key is its id.</param>
internal sealed record ValueGroup(string? Key, string? Name, ValueFigures Figures);

internal static class GetValuesEndpoint
{
    public static async Task<Ok<Values>> Handle([AsParameters] GetValues query, ISender sender, CancellationToken ct) => TypedResults.Ok(await sender.Send(query, ct));
}

internal sealed class GetValuesValidator : AbstractValidator<GetValues>
{
    public GetValuesValidator()
    {
        this.ValidPeriod();
        RuleFor(q => q.By).OneOf(default(ValueGrouping));
    }
}

internal sealed class GetValuesHandler(IDealFigures deals, IOrganizations organizations, TimeProvider time) : IQueryHandler<GetValues, Values>
{
    public async Task<Values> Handle(GetValues query, CancellationToken ct)
    {
        // There are none yet: no branch is the platform's.
        if (query.Branch is not null)
        {
            throw Problem.UnknownReference("branch");
        }

        var period = query.Period();
        var figures = Figures.For(period, time.Now());
        var values = DealValues.Of(await deals.Values(period, ct), period);
        var groups = SnakeCase.ParseOrNull<ValueGrouping>(query.By) is { } by ? values.By(KeyOf(by)).ToList() : null;
        var names = groups is not null && query.By == SnakeCase.Name(ValueGrouping.Broker)
            ? await organizations.Find([.. groups.Select(g => g.Key).OfType<string>()], ct)
            : new Dictionary<string, OrganizationReference>();
        return new Values(
            period.From, period.To, ValueFigures.Of(values, figures),
            groups?.ConvertAll(g => new ValueGroup(g.Key, names.GetValueOrDefault(g.Key ?? "")?.Name, ValueFigures.Of(g.Values, figures))));
    }

    private static Func<ValueLine, string?> KeyOf(ValueGrouping by) => by switch
    {
        ValueGrouping.Month => line => line.Date.ToString("yyyy-MM", null),
        ValueGrouping.Level => line => SnakeCase.Name(line.Level),
        ValueGrouping.Field => line => line.Field is { } field ? SnakeCase.Name(field) : null,
        ValueGrouping.Broker => line => line.BrokerId?.ToString(),
        _ => _ => null,
    };
}
