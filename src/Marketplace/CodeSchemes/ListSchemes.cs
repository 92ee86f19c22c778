using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Marketplace.CodeSchemes;

internal sealed record ListSchemes : IQuery<SchemeList>;

internal sealed record SchemeList(IReadOnlyList<SchemeSummary> Items)
{
    public static readonly SchemeList Example = new([SchemeSummary.Of(CodeScheme.Example)]);
}

internal sealed record SchemeSummary(string Scheme, string Version, string Source, bool IsComplete, int Codes)
{
    public static SchemeSummary Of(CodeScheme s) => new(s.Scheme, s.Version, s.Source, s.IsComplete, s.Codes.Count);
}

internal static class ListSchemesEndpoint
{
    public static async Task<Ok<SchemeList>> Handle(ISender sender, CancellationToken ct) => TypedResults.Ok(await sender.Send(new ListSchemes(), ct));
}

internal sealed class ListSchemesHandler : IQueryHandler<ListSchemes, SchemeList>
{
    public Task<SchemeList> Handle(ListSchemes query, CancellationToken ct) =>
        Task.FromResult(new SchemeList([.. CodeScheme.All.Values.OrderBy(s => s.Scheme, StringComparer.Ordinal).Select(SchemeSummary.Of)]));
}
