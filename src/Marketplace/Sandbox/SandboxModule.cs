using Marketplace.Platform;
using Marketplace.Platform.Http;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Marketplace.Sandbox;

/// <summary>A platform whose clock can be moved, to see in a minute what takes a year. It has a database of its own kind.</summary>
internal static class SandboxModule
{
    public static bool IsSandbox(this IConfiguration settings) => settings.GetValue<bool>("sandbox");

    public static void AddSandbox(this WebApplicationBuilder builder)
    {
        if (builder.Configuration.IsSandbox())
        {
            builder.Services.AddSingleton<SandboxTime>();
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(provider => provider.GetRequiredService<SandboxTime>()));
            builder.Services.AddSingleton<Settling>();
            builder.Services.AddHostedService<SandboxClockReader>();
        }
    }

    public static void MapSandbox(this WebApplication app)
    {
        if (app.Configuration.IsSandbox())
        {
            var clock = app.MapApi("/v1/sandbox/clock", "Sandbox", "The clock of a platform to try things on.");

            clock.MapGet("/", GetClockEndpoint.Handle).Named("getClock", "What time it is on the platform")
                .Example(null, ClockView.Example).For(Role.Operator);

            clock.MapPost("/", MoveClockEndpoint.Handle).Named("moveClock", "Move the clock forward, and wait for what is due by then")
                .Example(ClockMove.Example, ClockView.Example).For(Role.Operator).Refuses("clock_goes_forward");
        }
    }
}
