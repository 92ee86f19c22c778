using Marketplace.Platform;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Marketplace.Sandbox;

internal sealed record GetClock : IQuery<ClockView>;

internal sealed record ClockView(DateTimeOffset Now)
{
    public static readonly ClockView Example = new(new DateTimeOffset(2026, 12, 9, 0, 0, 0, TimeSpan.Zero));
}

internal static class GetClockEndpoint
{
    public static async Task<Ok<ClockView>> Handle(ISender sender, CancellationToken ct) => TypedResults.Ok(await sender.Send(new GetClock(), ct));
}

internal sealed class GetClockHandler(TimeProvider time) : IQueryHandler<GetClock, ClockView>
{
    public Task<ClockView> Handle(GetClock query, CancellationToken ct) => Task.FromResult(new ClockView(time.Now()));
}
