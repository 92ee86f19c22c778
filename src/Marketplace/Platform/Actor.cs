namespace Marketplace.Platform;

internal enum ActorKind { Anonymous, Client, System, Clock }

/// <summary>Operator and auditor are roles of the platform, the others of an organization.</summary>
internal enum Role { Operator, Auditor, Manager, Member, Broker, Expert }

internal sealed record Membership(Guid OrganizationId, Role Role);

/// <summary>Who acts, and for which organizations. A plain value: the edge makes it, everything else is handed it.</summary>
internal sealed record Actor(ActorKind Kind, Guid Id, IReadOnlyList<Membership> Memberships)
{
    public static readonly Actor System = new(ActorKind.System, Guid.Empty, []);
    public static readonly Actor Clock = new(ActorKind.Clock, Guid.Empty, []);
    public static readonly Actor Anonymous = new(ActorKind.Anonymous, Guid.Empty, []);

    /// <summary>The house itself: what it does at its own time, too.</summary>
    public bool IsSystem => Kind is ActorKind.System or ActorKind.Clock;
    public bool IsOperator => Has(Role.Operator);

    /// <summary>Sees what every organization has submitted; a draft is its owner's alone.</summary>
    public bool Oversees => IsSystem || Has(Role.Operator) || Has(Role.Auditor);

    public IReadOnlyList<Guid> Organizations => [.. Memberships.Select(m => m.OrganizationId)];

    /// <summary>The organization that is meant where the caller names none.</summary>
    public Guid Home => Memberships.Count > 0 ? Memberships[0].OrganizationId : Guid.Empty;

    public bool Has(Role role) => Memberships.Any(m => m.Role == role);

    /// <summary>Those in whose name it acts. An auditor reads and verifies, and does nothing in the name of an organization.</summary>
    public IReadOnlyList<Guid> ActingFor => [.. Memberships.Where(m => m.Role != Role.Auditor).Select(m => m.OrganizationId)];

    public bool ActsFor(Guid organization) => ActingFor.Contains(organization);

    public bool Manages(Guid organization) => Memberships.Any(m => m.OrganizationId == organization && m.Role is (Role.Manager or Role.Operator));

    public override string ToString() => Kind == ActorKind.Clock ? SnakeCase.Name(Kind) : $"{SnakeCase.Name(Kind)}:{Id}";
}
