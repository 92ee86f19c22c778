using Marketplace.Imports.Mappings;
using Marketplace.Platform;

namespace Marketplace.Imports;

/// <summary>As the modules that take the rows are named by the route.</summary>
internal enum ImportKind { Organizations, Needs, Results, Glossary }

internal enum ImportStatus { Queued, Running, Completed, CompletedWithErrors, Failed }

/// <summary>A file, and how far it has been taken in. It is done on behalf of whoever sent it.</summary>
internal sealed class Import : Entity
{
    public const string KindName = "import";
    private const int MostAttempts = 3;

    public Import(ImportKind target, ImportMapping? mapping, bool publish, Actor actor, DateTimeOffset now) : base(now) =>
        (Target, Mapping, Publish, ActorId, OrganizationId, Role) = (target, mapping, publish, actor.Id, actor.Home, actor.Memberships[0].Role);

    private Import() { }

    public override string Kind => KindName;
    public ImportKind Target { get; private set; }
    public ImportMapping? Mapping { get; private set; }
    public bool Publish { get; private set; }
    public ImportStatus Status { get; private set; }

    /// <summary>Rows in the file.</summary>
    public int Rows { get; private set; }

    public int Read { get; private set; }
    public int Created { get; private set; }
    public int Updated { get; private set; }
    public int Unchanged { get; private set; }
    public int Rejected { get; private set; }
    public DateTimeOffset? StartedAt { get; private set; }
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>The last line that is behind us.</summary>
    public int LastLine { get; private set; }

    /// <summary>How often the next batch was refused.</summary>
    public int Attempts { get; private set; }

    public Guid ActorId { get; private set; }
    public Guid OrganizationId { get; private set; }
    public Role Role { get; private set; }

    /// <summary>Rows a second, from the beginning of the first batch to the end of the last one.</summary>
    public double? Rate => StartedAt < UpdatedAt ? Math.Round(Read / (UpdatedAt - StartedAt).Value.TotalSeconds, 1) : null;

    public Actor Importer => new(ActorKind.Client, ActorId, [new Membership(OrganizationId, Role)]);

    public void Staged(int rows) => Rows = rows;

    public void Took(BatchCount batch, int lastLine, DateTimeOffset from, DateTimeOffset now)
    {
        (Status, StartedAt, LastLine, Attempts) = (ImportStatus.Running, StartedAt ?? from, lastLine, 0);
        (Read, Rejected) = (Read + batch.Read, Rejected + batch.Rejected);
        (Created, Updated, Unchanged) = (Created + batch.Created, Updated + batch.Updated, Unchanged + batch.Unchanged);
        Changed(now);
    }

    /// <summary>In the same change as the last batch.</summary>
    public void Finish(DateTimeOffset now) =>
        (Status, FinishedAt) = (Rejected == 0 ? ImportStatus.Completed : ImportStatus.CompletedWithErrors, now);

    public void BatchRefused(DateTimeOffset now)
    {
        Attempts++;
        if (Attempts >= MostAttempts)
        {
            (Status, FinishedAt) = (ImportStatus.Failed, now);
        }

        Changed(now);
    }
}

/// <param name="Rejected">Lines, however much is wrong with each.</param>
internal sealed record BatchCount(int Read, int Created, int Updated, int Unchanged, int Rejected);
