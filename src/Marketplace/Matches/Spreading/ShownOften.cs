using System.Collections.Concurrent;
using System.Globalization;
using Marketplace.Matching;
using Marketplace.Platform;

namespace Marketplace.Matches.Spreading;

/// <summary>What has been shown to many, on this node; it counts less where <c>Matching:Spread</c> says so (0, as where nothing is set, to 1).</summary>
internal sealed class ShownOften
{
    private readonly ConcurrentDictionary<MatchSide, Marketplace.Matching.Spreading> _sides = new();

    public ShownOften(IConfiguration settings)
    {
        Strength = settings.GetValue("Matching:Spread", 0.0);
        if (Strength is not (>= 0 and <= 1))
        {
            throw new StartRefusedException("Matching__Spread is a number from 0 to 1.");
        }
    }

    public double Strength { get; }

    /// <summary>Stands behind the version of the model in what is said of shown matches: it ranks them too.</summary>
    public string Version => Strength > 0 ? string.Create(CultureInfo.InvariantCulture, $"/{Strength}") : "";

    /// <summary>Null where nothing counts less.</summary>
    public Marketplace.Matching.Spreading? Of(MatchSide side) => _sides.GetValueOrDefault(side);

    /// <param name="times">How many have been shown each of that side.</param>
    public void Set(MatchSide side, IReadOnlyDictionary<Guid, int> times) => _sides[side] = new(Strength, times);
}
