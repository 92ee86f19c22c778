using Marketplace.Matching;

namespace Marketplace.Matches.Gates;

/// <summary>What the facets of one question look for, read once for all that is found.</summary>
internal sealed class AskedBefore
{
    private readonly Dictionary<string, Phrase> _phrases = [];
    private readonly Dictionary<string, AskedUnit> _units = [];

    public Phrase Phrase(string text) => _phrases.TryGetValue(text, out var known) ? known : _phrases[text] = Matching.Phrase.Of(text);

    /// <param name="unit">Null for a plain number.</param>
    public AskedUnit Unit(string? unit) => _units.TryGetValue(unit ?? "", out var known) ? known : _units[unit ?? ""] = new AskedUnit(unit);
}
