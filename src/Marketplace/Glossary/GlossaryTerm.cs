using Marketplace.Platform;

namespace Marketplace.Glossary;

/// <summary>A Chinese term and what it is in English, as one source says it. Matching between the two languages goes by these.</summary>
internal sealed class GlossaryTerm : Entity
{
    public const string KindName = "glossary_term";
    private const string Used = "used";
    private const string Withdrawn = "withdrawn";

    public GlossaryTerm(TermFields fields, Actor actor, DateTimeOffset now) : base(now)
    {
        Source = fields.Source ?? GlossarySource.Own;
        ExternalId = fields.ExternalId ?? fields.Zh!;
        Set(fields);
        Record("create", null, Used, actor, now);
    }

    private GlossaryTerm() { }

    public override string Kind => KindName;
    public string Source { get; private init; } = "";

    /// <summary>By what its source knows it; within a source one term that is in use has it.</summary>
    public string ExternalId { get; private init; } = "";
    public string Zh { get; private set; } = "";
    public string? Traditional { get; private set; }
    public string? Reading { get; private set; }
    public IReadOnlyList<string> En { get; private set; } = [];
    public TechnologyField? Field { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public TermFields Fields => new(ExternalId, Source, Zh, Traditional, Reading, En, Field);

    /// <returns>Whether it says anything else now.</returns>
    public bool Revise(TermFields fields, Actor actor, DateTimeOffset now)
    {
        InUse("revise");
        if ((fields.Zh, fields.Traditional, fields.Reading, fields.Field) == (Zh, Traditional, Reading, Field) && fields.En!.SequenceEqual(En))
        {
            return false;
        }

        Set(fields);
        Changed(now);
        Record("revise", Used, Used, actor, now);
        return true;
    }

    public void Withdraw(Actor actor, DateTimeOffset now, string? reason)
    {
        InUse("withdraw");
        WithdrawnAt = now;
        Changed(now);
        Record("withdraw", Used, Withdrawn, actor, now, reason);
    }

    private void Set(TermFields fields) => (Zh, Traditional, Reading, En, Field) = (fields.Zh!, fields.Traditional, fields.Reading, fields.En!, fields.Field);

    private void InUse(string step)
    {
        if (WithdrawnAt is not null)
        {
            throw Problem.WrongState(KindName, Withdrawn, step, []);
        }
    }
}
