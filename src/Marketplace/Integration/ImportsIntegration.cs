using System.Text.Json;
using Marketplace.Platform;

namespace Marketplace.Integration;

/// <summary>A module that takes rows of a file. It works inside the caller's transaction, a batch at a time, and never saves.</summary>
internal interface IImportTarget
{
    /// <summary>As the route names it: <c>needs</c>.</summary>
    string Kind { get; }

    /// <summary>Of a table of such rows.</summary>
    IReadOnlyDictionary<string, CellForm> Columns { get; }

    Task<ImportOutcome> Upsert(ImportBatch batch, CancellationToken ct);
}

/// <param name="Actor">On whose behalf: what it may not do row by row becomes an error of the row.</param>
/// <param name="Publish">On the publisher's word.</param>
internal sealed record ImportBatch(Actor Actor, bool Publish, DateTimeOffset Now, IReadOnlyList<ImportRow> Rows);

/// <param name="Json">One JSON object, not yet looked at.</param>
internal sealed record ImportRow(int Line, ReadOnlyMemory<byte> Json);

internal sealed record ImportOutcome(int Created, int Updated, int Unchanged, IReadOnlyList<ImportFault> Faults);

/// <param name="Field">By its name in the row; null where the row itself is the matter.</param>
internal sealed record ImportFault(int Line, string? Field, string Code, string Message);
