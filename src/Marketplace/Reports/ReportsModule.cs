using Marketplace.Platform;
using Marketplace.Platform.Http;

namespace Marketplace.Reports;

internal static class ReportsModule
{
    public static void MapReports(this IEndpointRouteBuilder app)
    {
        var reports = app.MapApi("/v1/reports", "Reports", "Figures, each with its definition.");

        reports.MapGet("/funnel", GetFunnelEndpoint.Handle).Named("getFunnel", "From needs collected to value: the platform's, or your own organization's")
            .Example(null, Funnel.Example).Refuses("unknown_reference");

        reports.MapGet("/values", GetValuesEndpoint.Handle).Named("getValues", "Deal values by level, counting and claimed apart, and grouped where asked")
            .Example(null, Values.Example).Refuses("unknown_reference");

        reports.MapGet("/matching", GetMatchingEndpoint.Handle).Named("getMatching", "What became of the matches that were shown, and how evenly they are spread")
            .Example(null, Matching.Example).For(Role.Operator, Role.Auditor);
    }
}
