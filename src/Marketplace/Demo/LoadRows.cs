using Marketplace.Imports.Mappings;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Messaging;

namespace Marketplace.Demo;

/// <summary>Rows that come with the program or beside it, as an import takes them in: many at once, published where there is such a thing, and again without effect.</summary>
internal sealed record LoadRows(string Kind, IReadOnlyList<ImportRow> Rows, ImportMapping? Mapping = null) : ICommand<ImportOutcome>;

internal sealed class LoadRowsHandler(IEnumerable<IImportTarget> targets, Actor actor, TimeProvider time) : ICommandHandler<LoadRows, ImportOutcome>
{
    public Task<ImportOutcome> Handle(LoadRows command, CancellationToken ct) =>
        targets.Single(t => t.Kind == command.Kind).Upsert(command.Mapping, new ImportBatch(actor, true, time.Now(), command.Rows), ct);
}
