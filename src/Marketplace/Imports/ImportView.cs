using Marketplace.Imports.Mappings;
using Marketplace.Platform;

namespace Marketplace.Imports;

/// <summary>An import as it is answered.</summary>
/// <param name="Mapping">The format of others that the rows are in; null for ours.</param>
/// <param name="Rows">The lines of the file, blank ones left out.</param>
/// <param name="Read">Those of them that were taken so far.</param>
/// <param name="Rejected">The lines that something was wrong with.</param>
/// <param name="RowsPerSecond">Since the first was taken; null until some were.</param>
internal sealed record ImportView(
    Guid Id, ImportKind Kind, ImportMapping? Mapping, bool Publish, ImportStatus Status, int Rows, int Read, int Created, int Updated, int Unchanged, int Rejected,
    double? RowsPerSecond, DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, int Version) : IVersioned
{
    public static readonly ImportView Queued = new(
        new Guid("01980000-0000-7000-8000-000000000009"), ImportKind.Organizations, null, false, ImportStatus.Queued, 3, 0, 0, 0, 0, 0,
        null, DateTimeOffset.UnixEpoch, null, null, 1);

    public static readonly ImportView Example = Queued with
    {
        Status = ImportStatus.CompletedWithErrors,
        Read = 3,
        Created = 1,
        Unchanged = 1,
        Rejected = 1,
        RowsPerSecond = 30,
        StartedAt = DateTimeOffset.UnixEpoch,
        FinishedAt = DateTimeOffset.UnixEpoch.AddSeconds(0.1),
        Version = 2,
    };

    public static ImportView Of(Import i) => new(
        i.Id, i.Target, i.Mapping, i.Publish, i.Status, i.Rows, i.Read, i.Created, i.Updated, i.Unchanged, i.Rejected, i.Rate, i.CreatedAt, i.StartedAt, i.FinishedAt, i.Version);
}
