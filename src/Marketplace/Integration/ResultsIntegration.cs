using Marketplace.Platform;

namespace Marketplace.Integration;

/// <summary>What Results does inside the caller's transaction. It never saves: the caller's command does.</summary>
internal interface ILockResults
{
    /// <summary>Holds the result as it is until the transaction ends.</summary>
    /// <returns>Null where there is none, or none that the actor may see.</returns>
    Task<LockedResult?> Lock(Guid resultId, CancellationToken ct);

    /// <summary>By a signed deal, on the platform's behalf. The caller holds the lock.</summary>
    Task Conclude(Guid resultId, ResultConclusion how, CancellationToken ct);
}

internal enum ResultConclusion { Transferred, ExclusivelyLicensed, Invested }

internal sealed record LockedResult(Guid Id, Guid OwnerId, bool IsAvailable, bool IsVerified, TechnologyField? Field);
