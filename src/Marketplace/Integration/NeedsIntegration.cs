using Marketplace.Platform;

namespace Marketplace.Integration;

/// <summary>What Needs does inside the caller's transaction. It never saves: the caller's command does.</summary>
internal interface ILockNeeds
{
    /// <summary>Holds the need as it is until the transaction ends, so that what is decided on its state stays true.</summary>
    /// <returns>Null where there is none, or none that the actor may see.</returns>
    Task<LockedNeed?> Lock(Guid needId, CancellationToken ct);
}

internal sealed record LockedNeed(Guid Id, Guid OwnerId, bool IsPublished, bool IsAnonymous, TechnologyField? Field);
