using Marketplace.Platform;

namespace Marketplace.Imports;

/// <summary>An import as it is answered.</summary>
/// <param name="Read">The lines that were taken so far, blank ones left out.</param>
/// <param name="Rejected">The lines that something was wrong with.</param>
internal sealed record ImportView(
    Guid Id, ImportKind Kind, bool Publish, ImportStatus Status, int Read, int Created, int Updated, int Unchanged, int Rejected,
    DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, int Version) : IVersioned
{
    public static readonly ImportView Queued = new(
        new Guid("01980000-0000-7000-8000-000000000009"), ImportKind.Organizations, false, ImportStatus.Queued, 0, 0, 0, 0, 0,
        DateTimeOffset.UnixEpoch, null, null, 1);

    public static readonly ImportView Example = Queued with
    {
        Status = ImportStatus.CompletedWithErrors,
        Read = 3,
        Created = 1,
        Unchanged = 1,
        Rejected = 1,
        StartedAt = DateTimeOffset.UnixEpoch,
        FinishedAt = DateTimeOffset.UnixEpoch,
        Version = 2,
    };

    public static ImportView Of(Import i) => new(
        i.Id, i.Target, i.Publish, i.Status, i.Read, i.Created, i.Updated, i.Unchanged, i.Rejected, i.CreatedAt, i.StartedAt, i.FinishedAt, i.Version);
}
