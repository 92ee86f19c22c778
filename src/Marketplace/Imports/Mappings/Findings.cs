using Marketplace.Integration;
using Marketplace.Platform;

namespace Marketplace.Imports.Mappings;

/// <summary>What was found wrong with a row while its cells were read.</summary>
internal sealed class Findings(int line)
{
    private readonly List<ImportFault> _faults = [];

    public IReadOnlyList<ImportFault> Faults => _faults;

    /// <param name="text">Says what was read, as <c>{0}</c>, and why that is no good.</param>
    /// <param name="args">What was read, first.</param>
    public void Refuse(string field, string code, string text, params IReadOnlyList<object> args) =>
        _faults.Add(new ImportFault(line, field, code, Texts.Of(text, args)));
}

/// <summary>Why a cell is refused.</summary>
internal static class Refusals
{
    /// <summary>Something that a row must say is not there.</summary>
    public const string Missing = "missing";

    /// <summary>No form that is known.</summary>
    public const string NotUnderstood = "not_understood";

    /// <summary>Two readings are possible.</summary>
    public const string Ambiguous = "ambiguous";

    /// <summary>Two cells, or two parts of one, say different things.</summary>
    public const string Contradiction = "contradiction";

    /// <summary>A known form with a value that cannot be.</summary>
    public const string Impossible = "impossible";

    /// <summary>Understood, and there is no member that could say it.</summary>
    public const string Unsupported = "unsupported";

    public const string SeveralOwners = "several_owners";
}
