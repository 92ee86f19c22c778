using Marketplace.Integration;
using Marketplace.Platform;

namespace Marketplace.Organizations;

/// <summary>A company, university or other house that takes part. Public in all its fields.</summary>
internal sealed class Organization : Entity
{
    public const string KindName = "organization";

    public Organization(OrganizationFields fields, Actor actor, DateTimeOffset now) : base(now)
    {
        Set(fields);
        Record("create", null, "active", actor, now);
    }

    private Organization() { }

    public override string Kind => KindName;
    public string? ExternalId { get; private set; }
    public string Name { get; private set; } = "";
    public string? NameEn { get; private set; }
    public OrganizationKind Type { get; private set; }
    public bool StateFounded { get; private set; }
    public string? Uscc { get; private set; }
    public string? Ror { get; private set; }
    public string? Region { get; private set; }
    public string[] Terms { get; private set; } = [];

    public OrganizationFields Fields => new(ExternalId, Name, NameEn, Type, StateFounded, Uscc, Ror, Region);

    /// <returns>Whether anything is other than it was.</returns>
    public bool Revise(OrganizationFields fields, Actor actor, DateTimeOffset now)
    {
        if ((fields with { Ror = Bare(fields.Ror), StateFounded = fields.StateFounded ?? false }) == Fields)
        {
            return false;
        }

        Set(fields);
        Changed(now);
        Record("revise", "active", "active", actor, now);
        return true;
    }

    /// <summary>What only an operator says of an organization, and the fields leave out.</summary>
    public OrganizationFields WithWhatOperatorsSaid(OrganizationFields fields) =>
        fields with { StateFounded = fields.StateFounded ?? StateFounded, Uscc = fields.Uscc ?? Uscc, Ror = fields.Ror ?? Ror };

    /// <summary>The first of its members that would change, though only an operator may change it.</summary>
    public string? ForOperators(OrganizationFields fields) =>
        fields.Kind != Type ? "kind" : fields.StateFounded != StateFounded ? "stateFounded" : fields.Uscc != Uscc ? "uscc" : Bare(fields.Ror) != Ror ? "ror" : null;

    private void Set(OrganizationFields fields)
    {
        (ExternalId, Name, NameEn, Type, StateFounded, Uscc, Ror, Region) =
            (fields.ExternalId, fields.Name!, fields.NameEn, fields.Kind!.Value, fields.StateFounded ?? false, fields.Uscc, Bare(fields.Ror), fields.Region);
        Terms = SearchTexts.Terms(Name, NameEn);
    }

    private static string? Bare(string? ror) => ror is null ? null : Codes.BareRor(ror);
}
