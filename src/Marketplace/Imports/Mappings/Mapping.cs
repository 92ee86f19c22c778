using Marketplace.Integration;
using Marketplace.Platform;

namespace Marketplace.Imports.Mappings;

/// <summary>Formats of others that rows may come in; each is documented in <c>api-spec/mappings</c>.</summary>
internal enum ImportMapping { OpenLicenceNotices, CcCedict }

/// <summary>How rows of a format of others become rows of ours, one by one and without the database.</summary>
/// <param name="Target">The kind of our rows.</param>
/// <param name="Columns">Of a table of rows of the format.</param>
/// <param name="Sources">Our members by theirs: whoever sent the file hears of what stands in it.</param>
internal sealed record Mapping(ImportKind Target, IReadOnlyDictionary<string, CellForm> Columns, Func<ImportRow, MappedRow> Read, IReadOnlyDictionary<string, string> Sources)
{
    public static Mapping Of(ImportMapping mapping) => mapping switch
    {
        ImportMapping.OpenLicenceNotices => OpenLicenceNotices.NoticeMapping.Mapping,
        ImportMapping.CcCedict => CcCedictLines.Mapping,
        _ => throw new ArgumentOutOfRangeException(nameof(mapping)),
    };

    /// <summary>What the target said of a row of ours, said of the row that it was made of.</summary>
    public ImportFault Told(ImportFault fault, MappedRow row) =>
        fault.Field is not null && Sources.TryGetValue(fault.Field, out var source) ? row.Tell(fault with { Field = source }) : fault;
}

/// <param name="Row">Ours; null where the other cannot be read, and then there are faults.</param>
/// <param name="Tell">Adds to a fault of the target what was read.</param>
internal sealed record MappedRow(ImportRow? Row, IReadOnlyList<ImportFault> Faults, Func<ImportFault, ImportFault> Tell);

internal static class Mapped
{
    /// <summary>A batch through its mapping, if it has one, and what the target says of it back again.</summary>
    public static async Task<ImportOutcome> Upsert(this IImportTarget target, ImportMapping? mapping, ImportBatch batch, CancellationToken ct)
    {
        if (mapping is null)
        {
            return await target.Upsert(batch, ct);
        }

        var format = Mapping.Of(mapping.Value);
        var rows = batch.Rows.InParallel().Select(row => (row.Line, Mapped: format.Read(row))).ToList();
        var outcome = await target.Upsert(batch with { Rows = [.. rows.Select(row => row.Mapped.Row).OfType<ImportRow>()] }, ct);
        var byLine = rows.ToDictionary(row => row.Line, row => row.Mapped);
        return outcome with { Faults = [.. rows.SelectMany(row => row.Mapped.Faults), .. outcome.Faults.Select(fault => format.Told(fault, byLine[fault.Line]))] };
    }
}
