using Marketplace.Platform.Http;
using Microsoft.Extensions.Logging.Console;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Marketplace.Platform.Telemetry;

/// <summary>
/// What those who run the service see of it. Logs go to the console, a record a line (<c>Logging__Console__FormatterName=json</c> for programs).
/// Traces and metrics are sent where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says; with <c>Metrics__Prometheus=true</c> the metrics are at <c>/metrics</c>.
/// </summary>
internal static class Telemetry
{
    /// <summary>The name of our meter.</summary>
    public const string Meter = "Marketplace";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var (services, settings) = (builder.Services, builder.Configuration);
        services.Configure<SimpleConsoleFormatterOptions>(console => (console.SingleLine, console.UseUtcTimestamp, console.TimestampFormat) = (true, true, "yyyy-MM-ddTHH:mm:ss.fffZ "));
        services.Configure<JsonConsoleFormatterOptions>(console => (console.UseUtcTimestamp, console.TimestampFormat) = (true, "yyyy-MM-ddTHH:mm:ss.fffZ"));

        var isSent = settings["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 };
        if (!isSent && !settings.IsScraped())
        {
            return;
        }

        services.AddHostedService<PlatformGauges>();
        var telemetry = services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService(settings["OTEL_SERVICE_NAME"] ?? "marketplace"));
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddMeter(Meter, "Npgsql").AddAspNetCoreInstrumentation().AddRuntimeInstrumentation();
            if (isSent)
            {
                metrics.AddOtlpExporter();
            }

            if (settings.IsScraped())
            {
                metrics.AddPrometheusExporter();
            }
        });
        if (isSent)
        {
            telemetry.WithTracing(traces => traces
                .AddAspNetCoreInstrumentation(requests =>
                {
                    requests.Filter = http => !http.Request.Path.StartsWithSegments("/health");
                    // What was asked for may be anything that somebody typed; the route, as it is mapped, stays.
                    requests.EnrichWithHttpResponse = (span, _) => span.SetTag("url.path", null).SetTag("url.query", null);
                })
                .AddNpgsql()
                .AddOtlpExporter());
        }
    }

    /// <summary>Figures of the whole platform: for its operator and its auditor, of whom a Prometheus can be a client (its <c>oauth2</c>).</summary>
    public static void MapTelemetry(this WebApplication app)
    {
        if (app.Configuration.IsScraped())
        {
            app.MapPrometheusScrapingEndpoint("/metrics").For(Role.Operator, Role.Auditor);
        }
    }

    private static bool IsScraped(this IConfiguration settings) => settings.GetValue<bool>("Metrics:Prometheus");
}
