using Marketplace.Platform;

namespace Marketplace.People;

/// <summary>A scientist, broker or manager by name. Ledger, history and audit know only the id, so that the name can be erased (PIPL 47, GDPR 17).</summary>
internal sealed class Person : Entity, ISearchable
{
    public const string KindName = "person";
    private const string Known = "known";
    private const string Erased = "erased";

    public Person(Guid organizationId, PersonFields fields, Actor actor, DateTimeOffset now) : base(now)
    {
        OrganizationId = organizationId;
        Set(fields);
        Record("create", null, Known, actor, now);
    }

    private Person() { }

    public override string Kind => KindName;

    /// <summary>Where they work, and which keeps what is said of them.</summary>
    public Guid OrganizationId { get; private init; }

    /// <summary>Null once erased.</summary>
    public string? Name { get; private set; }
    public string? NameEn { get; private set; }
    public string? Orcid { get; private set; }
    public string? Title { get; private set; }
    public DateTimeOffset? ErasedAt { get; private set; }

    public PersonFields Fields => new(null, Name, NameEn, Orcid, Title);

    public void Revise(PersonFields fields, Actor actor, DateTimeOffset now)
    {
        NotErased("revise");
        if ((fields with { Orcid = Bare(fields.Orcid) }) != Fields)
        {
            Set(fields);
            Changed(now);
            Record("revise", Known, Known, actor, now);
        }
    }

    public void Erase(Actor actor, DateTimeOffset now, string? reason)
    {
        NotErased("erase");
        (Name, NameEn, Orcid, Title, ErasedAt) = (null, null, null, null, now);
        Changed(now);
        Record("erase", Known, Erased, actor, now, reason);
    }

    public IEnumerable<string?> TextsToFind() => [Name, NameEn];

    private void Set(PersonFields fields)
    {
        (Name, NameEn, Orcid, Title) = (fields.Name, fields.NameEn, Bare(fields.Orcid), fields.Title);
    }

    private void NotErased(string step)
    {
        if (ErasedAt is not null)
        {
            throw Problem.WrongState(KindName, Erased, step, []);
        }
    }

    private static string? Bare(string? orcid) => orcid is null ? null : Codes.BareOrcid(orcid);
}
