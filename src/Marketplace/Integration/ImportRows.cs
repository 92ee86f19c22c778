using FluentValidation;
using Marketplace.Platform;

namespace Marketplace.Integration;

/// <summary>The rows of a batch, read and held to the rules of their module; what is wrong with the others is written down by line.</summary>
internal sealed class ImportRows<TFields>(ImportBatch batch) where TFields : class
{
    private readonly List<ImportFault> _faults = [];
    private readonly HashSet<int> _rejected = [];
    private readonly List<Row> _rows = [];
    private int _created;
    private int _updated;
    private int _unchanged;

    public ImportRows(ImportBatch batch, IValidator<TFields> validator) : this(batch)
    {
        foreach (var (line, fields, faults) in batch.Rows.InParallel().Select(row => Read(row, validator)))
        {
            _faults.AddRange(faults);
            if (faults.Count == 0)
            {
                _rows.Add(new Row(line, fields!));
            }
        }
    }

    public sealed record Row(int Line, TFields Fields);

    /// <summary>Those that nothing is said against so far, in the order of the file.</summary>
    public IEnumerable<Row> Good => _rows.Where(row => !_rejected.Contains(row.Line));

    public ImportOutcome Outcome => new(_created, _updated, _unchanged, _faults);

    public void CountCreated() => Interlocked.Increment(ref _created);

    public void Count(bool changed) => Interlocked.Increment(ref (changed ? ref _updated : ref _unchanged));

    public void Require(string field, Func<TFields, object?> member)
    {
        foreach (var row in Good.Where(row => member(row.Fields) is null).ToList())
        {
            Reject(row, field, "required", "invalid");
        }
    }

    /// <summary>Whose each row is, by line; one that the importer may not write for, that there is not, or that may not publish, is rejected.</summary>
    public async Task<IReadOnlyDictionary<int, Guid>> Owners(IOrganizations organizations, Func<TFields, string> reference, CancellationToken ct)
    {
        var found = await organizations.Find([.. Good.Select(row => reference(row.Fields)).Distinct()], ct);
        var owners = new Dictionary<int, Guid>();
        foreach (var row in Good.ToList())
        {
            var owner = found.GetValueOrDefault(reference(row.Fields));
            if (!batch.Actor.IsOperator && (owner is null || !batch.Actor.ActsFor(owner.Id)))
            {
                Reject(row, "organization", "not_a_member");
            }
            else if (owner is null)
            {
                Reject(row, "organization", "unknown_reference");
            }
            else
            {
                owners[row.Line] = owner.Id;
            }
        }

        if (batch.Publish)
        {
            await RejectUnverified(organizations, owners, ct);
        }

        return owners;
    }

    private async Task RejectUnverified(IOrganizations organizations, Dictionary<int, Guid> owners, CancellationToken ct)
    {
        var held = await organizations.Hold([.. owners.Values.Distinct()], ct);
        foreach (var row in Good.Where(row => held[owners[row.Line]] != OrganizationStatus.Verified).ToList())
        {
            Reject(row, "organization", "organization_not_verified");
        }
    }

    public void Reject(Row row, string field, string text, string? code = null)
    {
        _rejected.Add(row.Line);
        _faults.Add(new ImportFault(row.Line, field, code ?? text, Texts.Of(text)));
    }

    private static (int Line, TFields? Fields, IReadOnlyList<ImportFault> Faults) Read(ImportRow row, IValidator<TFields> validator) =>
        RowJson.Read<TFields>(row) switch
        {
            ({ } fields, _) => (row.Line, fields, [.. validator.Validate(fields).Errors.Select(e => new ImportFault(row.Line, e.PropertyName, "invalid", e.ErrorMessage))]),
            (_, var faults) => (row.Line, null, faults),
        };
}
