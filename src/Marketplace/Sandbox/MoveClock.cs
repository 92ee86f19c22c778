using FluentValidation;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Marketplace.Sandbox;

/// <summary>Forward only: what has happened cannot be taken back.</summary>
internal sealed record MoveClock(ClockMove Body) : ICommand<ClockView>;

/// <summary>One of the two.</summary>
/// <param name="Advance">A duration of ISO 8601, such as <c>P15D</c>.</param>
internal sealed record ClockMove(DateTimeOffset? To = null, string? Advance = null)
{
    public static readonly ClockMove Example = new(Advance: "P15D");
}

internal static class MoveClockEndpoint
{
    /// <summary>Answers when everything that is due by then has happened.</summary>
    public static async Task<Ok<ClockView>> Handle(ClockMove move, ISender sender, Settling settling, CancellationToken ct)
    {
        var moved = await sender.Send(new MoveClock(move), ct);
        await settling.Settle(ct);
        return TypedResults.Ok(moved);
    }
}

internal sealed class MoveClockValidator : AbstractValidator<MoveClock>
{
    // Far enough for any life, and near enough for any calendar.
    private const int LastYear = 2999;

    public MoveClockValidator()
    {
        RuleFor(m => m.Body.To).Must((m, to) => to is null != m.Body.Advance is null).WithMessage(_ => Texts.Of("clock_one_of"));
        RuleFor(m => m.Body.To).Must(to => to is null || to.Value.Year <= LastYear).WithMessage(_ => Texts.Of("clock_too_far"));
        RuleFor(m => m.Body.Advance).Must(text => text is null || IsoDuration.Parse(text) is not null).WithMessage(_ => Texts.Of("iso_duration"));
    }
}

internal sealed class MoveClockHandler(MarketplaceDb db, RealTime real) : ICommandHandler<MoveClock, ClockView>
{
    public async Task<ClockView> Handle(MoveClock command, CancellationToken ct)
    {
        var clock = await db.LockedClock(ct);
        var now = real.Now() + clock.Ahead;
        var to = command.Body.To ?? IsoDuration.Parse(command.Body.Advance!)!.After(now);
        if (to < now)
        {
            throw Problem.Of("clock_goes_forward", "to");
        }

        clock.Ahead += to - now;
        // Wakes the other nodes.
        db.Add(new Change { Kind = "clock", Id = Guid.Empty });
        return new ClockView(to.ToUniversalTime());
    }
}
