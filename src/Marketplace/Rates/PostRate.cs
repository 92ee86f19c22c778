using FluentValidation;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Rates;

/// <summary>Said again, it is answered again: whoever loads a year of rates may begin anew at any place.</summary>
internal sealed record PostRate(RateFields Body) : ICommand<RateView>;

internal static class PostRateEndpoint
{
    public static async Task<Created<RateView>> Handle(RateFields fields, ISender sender, CancellationToken ct)
    {
        var rate = await sender.Send(new PostRate(fields), ct);
        return TypedResults.Created($"/v1/rates/{rate.Id}", rate);
    }
}

internal sealed class PostRateValidator : AbstractValidator<PostRate>
{
    public PostRateValidator(TimeProvider time) => RuleFor(p => p.Body).SetValidator(new RateFieldsValidator(time));
}

internal sealed class PostRateHandler(MarketplaceDb db, Actor actor, TimeProvider time) : ICommandHandler<PostRate, RateView>
{
    public async Task<RateView> Handle(PostRate command, CancellationToken ct)
    {
        // Of two at once the second waits here for the first, and then reads what it wrote.
        var rate = Rate.Of(command.Body, actor, time.Now());
        await db.Database.ExecuteSqlAsync(
            $"""
             insert into rates.rates (id, currency, date, cny, unit, source, by, at)
             values ({rate.Id}, {rate.Currency}, {rate.Date}, {rate.Cny}, {rate.Unit}, {rate.Source}, {rate.By}, {rate.At})
             on conflict (currency, date) do nothing
             """, ct);
        var stored = await db.Rates.AsNoTracking().SingleAsync(r => r.Currency == rate.Currency && r.Date == rate.Date, ct);
        return stored.Agrees(rate) ? RateView.Of(stored) : throw Problem.Of("rate_taken");
    }
}
