using Marketplace.Integration;
using Marketplace.Platform;

namespace Marketplace.Organizations;

/// <summary>A company, university or other house that takes part. Public in all its fields.</summary>
internal sealed class Organization : Entity<OrganizationStatus, OrganizationRole>, ISearchable
{
    /// <summary>Whom an operator enters, or the platform itself, it knows; others say of whom they know, and an operator looks.</summary>
    public Organization(OrganizationFields fields, Actor actor, DateTimeOffset now)
        : base(actor.IsOperator || actor.IsSystem ? OrganizationStatus.Verified : OrganizationStatus.Unverified, actor, now) => Set(fields);

    private Organization() { }

    public string? ExternalId { get; private set; }
    public string Name { get; private set; } = "";
    public string? NameEn { get; private set; }
    public OrganizationKind Type { get; private set; }
    public bool StateFounded { get; private set; }
    public string? Uscc { get; private set; }
    public string? Ror { get; private set; }
    public string? Region { get; private set; }

    /// <summary>Of a suspended one: what it was, and will be when it is reinstated.</summary>
    public OrganizationStatus? StatusBefore { get; private set; }

    public OrganizationFields Fields => new(ExternalId, Name, NameEn, Type, StateFounded, Uscc, Ror, Region);

    protected override Flow<OrganizationStatus, OrganizationRole> Flow => OrganizationFlow.Table;

    protected override IReadOnlyList<OrganizationRole> RolesOf(Actor actor) => actor.IsOperator ? [OrganizationRole.Operator] : [];

    public void Step(string step, Actor actor, DateTimeOffset now, string? reason)
    {
        var before = Status;
        Take(step, actor, now, reason, step == OrganizationFlow.Reinstate ? StatusBefore : null);
        StatusBefore = step == OrganizationFlow.Suspend ? before : null;
    }

    /// <summary>What an operator's file names, the operator knows.</summary>
    /// <returns>Whether it was not verified before.</returns>
    public bool VerifyByFile(Actor actor, DateTimeOffset now)
    {
        if (!actor.IsOperator || Status != OrganizationStatus.Unverified)
        {
            return false;
        }

        Take(OrganizationFlow.Verify, actor, now, "by an operator's file");
        return true;
    }

    /// <returns>Whether anything is other than it was.</returns>
    public bool Revise(OrganizationFields fields, Actor actor, DateTimeOffset now)
    {
        if ((fields with { Ror = Bare(fields.Ror), StateFounded = fields.StateFounded ?? false }) == Fields)
        {
            return false;
        }

        Set(fields);
        Revised(actor, now);
        return true;
    }

    /// <summary>What only an operator says of an organization, and the fields leave out.</summary>
    public OrganizationFields WithWhatOperatorsSaid(OrganizationFields fields) =>
        fields with { StateFounded = fields.StateFounded ?? StateFounded, Uscc = fields.Uscc ?? Uscc, Ror = fields.Ror ?? Ror };

    /// <summary>The first of its members that would change, though only an operator may change it.</summary>
    public string? ForOperators(OrganizationFields fields) =>
        fields.Kind != Type ? "kind" : fields.StateFounded != StateFounded ? "stateFounded" : fields.Uscc != Uscc ? "uscc" : Bare(fields.Ror) != Ror ? "ror" : null;

    public IEnumerable<string?> TextsToFind() => [Name, NameEn];

    private void Set(OrganizationFields fields)
    {
        (ExternalId, Name, NameEn, Type, StateFounded, Uscc, Ror, Region) =
            (fields.ExternalId, fields.Name!, fields.NameEn, fields.Kind!.Value, fields.StateFounded ?? false, fields.Uscc, Bare(fields.Ror), fields.Region);
    }

    private static string? Bare(string? ror) => ror is null ? null : Codes.BareRor(ror);
}
