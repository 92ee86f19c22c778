using Marketplace.Integration;
using Marketplace.Matching;
using Marketplace.Platform.Data;

namespace Marketplace.Matches.Languages;

/// <summary>Keeps the dictionary in step with the glossary. It is made anew as a whole: that takes about a second per 100,000 terms.</summary>
internal sealed class LexiconReader(
    MatchKnowledge knowledge, IServiceScopeFactory scopes, ChangeSignal signal, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<LexiconReader> log)
    : ChangeReader("glossary_term", scopes, signal, time, lifetime, log)
{
    // A dictionary of everyday language knows words of the trade too, but says more about others.
    private const double General = 0.7;

    protected override async Task Load(IServiceProvider services, IReadOnlyCollection<Guid>? ids, CancellationToken ct)
    {
        if (ids is { Count: 0 })
        {
            return;
        }

        var entries = new List<LexiconEntry>();
        await foreach (var term in services.GetRequiredService<IGlossary>().Read(ct))
        {
            entries.AddRange(term.En.Select(gloss => new LexiconEntry(term.Zh, gloss, term.IsGeneral ? General : 1, term.Source)));
        }

        knowledge.Use(Lexicon.Of(entries));
    }
}
