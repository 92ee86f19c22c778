using System.Text.Json;
using FluentValidation;
using Marketplace.Platform;

namespace Marketplace.Integration;

/// <summary>The rows of a batch, read and held to the rules of their module; what is wrong with the others is written down by line.</summary>
internal sealed class ImportRows<TFields>(ImportBatch batch) where TFields : class
{
    private readonly List<ImportFault> _faults = [];
    private readonly HashSet<int> _rejected = [];
    private readonly List<Row> _rows = [];

    public ImportRows(ImportBatch batch, IValidator<TFields> validator) : this(batch)
    {
        foreach (var row in batch.Rows)
        {
            if (Read(row) is { } fields)
            {
                var result = validator.Validate(fields);
                foreach (var failure in result.Errors)
                {
                    _faults.Add(new ImportFault(row.Line, failure.PropertyName, "invalid", failure.ErrorMessage));
                }

                if (result.IsValid)
                {
                    _rows.Add(new Row(row.Line, fields));
                }
            }
        }
    }

    public sealed record Row(int Line, TFields Fields);

    /// <summary>Those that nothing is said against so far, in the order of the file.</summary>
    public IEnumerable<Row> Good => _rows.Where(row => !_rejected.Contains(row.Line));

    public int Created { get; set; }
    public int Updated { get; private set; }
    public int Unchanged { get; private set; }

    public ImportOutcome Outcome => new(Created, Updated, Unchanged, _faults);

    public void Count(bool changed) => (Updated, Unchanged) = changed ? (Updated + 1, Unchanged) : (Updated, Unchanged + 1);

    public void Require(string field, Func<TFields, object?> member)
    {
        foreach (var row in Good.Where(row => member(row.Fields) is null).ToList())
        {
            Reject(row, field, "required", "invalid");
        }
    }

    /// <summary>Whose each row is, by line; one that the importer may not write for, or that there is not, is rejected.</summary>
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

        return owners;
    }

    public void Reject(Row row, string field, string text, string? code = null)
    {
        _rejected.Add(row.Line);
        _faults.Add(new ImportFault(row.Line, field, code ?? text, Texts.Of(text)));
    }

    private TFields? Read(ImportRow row)
    {
        try
        {
            if (JsonSerializer.Deserialize<TFields>(row.Json.Span, Json.Strict) is { } fields)
            {
                return fields;
            }

            _faults.Add(new ImportFault(row.Line, null, "unreadable", Texts.Of("unreadable_row")));
        }
        catch (JsonException fault)
        {
            foreach (var (field, text) in MemberName.Faults(fault).SelectMany(f => f.Select(text => (f.Key, text))))
            {
                _faults.Add(field.Length == 0
                    ? new ImportFault(row.Line, null, "unreadable", Texts.Of("unreadable_row"))
                    : new ImportFault(row.Line, field, "unreadable", text));
            }
        }

        return null;
    }
}
