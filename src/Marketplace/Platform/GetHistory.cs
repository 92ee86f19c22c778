using FluentValidation;
using Marketplace.Platform.Data;
using Marketplace.Platform.Http;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Platform;

/// <summary>The life of a thing, oldest first. Whether there is one to this caller, the module whose it is says.</summary>
internal sealed record GetHistory(string Kind, Guid Id, int? Limit, string? Cursor) : IQuery<Page<HistoryEntry>>, IPagedQuery
{
    public string Filters => Id.ToString();
}

/// <summary>Said by each module whose things have a history.</summary>
internal interface IHistorySight
{
    string Kind { get; }

    /// <returns>Whether the actor also sees who did it and why; null where it does not see the thing at all.</returns>
    Task<bool?> SeesWhole(Guid id, CancellationToken ct);
}

internal static class GetHistoryEndpoint
{
    /// <param name="example">A line of such a life.</param>
    public static void MapHistory(this RouteGroupBuilder things, string kind, string summary, HistoryEntry example) =>
        things.MapGet("/{id:guid}/history", async Task<Ok<Page<HistoryEntry>>> (Guid id, int? limit, string? cursor, ISender sender, CancellationToken ct) =>
                TypedResults.Ok(await sender.Send(new GetHistory(kind, id, limit, cursor), ct)))
            .Named($"get{char.ToUpperInvariant(kind[0])}{kind[1..]}History", summary)
            .Example(null, new Page<HistoryEntry>([example], null))
            .AsFileToo<GetHistory, HistoryEntry>(
                asked => new GetHistory(kind, asked.GetArgument<Guid>(0), asked.GetArgument<int?>(1), asked.GetArgument<string?>(2)),
                (query, cursor) => query with { Limit = IPagedQuery.MostItems, Cursor = cursor })
            .Refuses("not_found", "invalid_cursor");
}

internal sealed class GetHistoryValidator : AbstractValidator<GetHistory>
{
    public GetHistoryValidator() => this.ValidPage();
}

internal sealed class GetHistoryHandler(MarketplaceDb db, IEnumerable<IHistorySight> sights) : IQueryHandler<GetHistory, Page<HistoryEntry>>
{
    public async Task<Page<HistoryEntry>> Handle(GetHistory query, CancellationToken ct)
    {
        var (kind, id, after) = (query.Kind, query.Id, Cursor.Of(query)?.Key ?? 0);
        var whole = await sights.Single(s => s.Kind == kind).SeesWhole(id, ct) ?? throw Problem.NotFound(kind);
        var rows = await db.Set<Transition>()
            .Where(t => t.Kind == kind && t.Id == id && t.Seq > after)
            .OrderBy(t => t.Seq)
            .Take(query.Size() + 1)
            .Select(t => new HistoryEntry(t.Seq, t.Step, t.From, t.To, whole ? t.Actor : null, t.At, whole ? t.Reason : null))
            .ToListAsync(ct);
        return rows.ToPage(query, t => new Cursor(t.Seq, id));
    }
}
