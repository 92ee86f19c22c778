using Marketplace.Platform;

namespace Marketplace.Glossary;

/// <summary>A term as it is answered.</summary>
internal sealed record TermView(
    Guid Id, string ExternalId, string Source, string Zh, string? Traditional, string? Reading, IReadOnlyList<string> En, TechnologyField? Field,
    DateTimeOffset? WithdrawnAt, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version) : IVersioned
{
    public static readonly TermView Example = Of(new GlossaryTerm(TermFields.Example, Actor.System, DateTimeOffset.UnixEpoch)) with { Id = new Guid("01980000-0000-7000-8000-00000000000a") };

    public static TermView Of(GlossaryTerm t) => new(t.Id, t.ExternalId, t.Source, t.Zh, t.Traditional, t.Reading, t.En, t.Field, t.WithdrawnAt, t.CreatedAt, t.UpdatedAt, t.Version);
}
