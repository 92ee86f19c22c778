namespace Marketplace.Platform;

/// <summary>A life as a table: which step leads from where to where, and who may take it.</summary>
internal sealed class Flow<TState, TRole>(string kind, IReadOnlyList<Flow<TState, TRole>.Row> rows)
    where TState : struct, Enum
    where TRole : struct, Enum
{
    public sealed record Row(string Step, TState From, TState To, params TRole[] By);

    public string Kind { get; } = kind;
    public IReadOnlyList<Row> Rows { get; } = rows;

    public IReadOnlyList<string> StepsBy(params TRole[] roles) =>
        [.. Rows.Where(row => row.By.Intersect(roles).Any()).Select(row => row.Step).Distinct()];

    /// <summary>Where a step leads; for the contract's examples.</summary>
    public TState EndOf(string step) => Rows.First(row => row.Step == step).To;

    /// <summary>A state that no step leads out of.</summary>
    public bool IsEnd(TState state) => !Rows.Any(row => row.From.Equals(state));

    /// <param name="to">Where a step may lead to more than one state: to which. Else the first row counts.</param>
    /// <exception cref="ProblemException"><c>wrong_state</c> (409) names the steps open to these roles now; else <c>not_allowed</c> (403).</exception>
    public Row Find(string step, TState from, IReadOnlyCollection<TRole> roles, TState? to = null)
    {
        var here = Rows.Where(row => row.From.Equals(from)).ToList();
        var row = here.FirstOrDefault(row => row.Step == step && (to is null || row.To.Equals(to)))
            ?? throw Problem.WrongState(Kind, SnakeCase.Name(from), step, here.Where(r => r.By.Intersect(roles).Any()).Select(r => r.Step));

        return row.By.Intersect(roles).Any() ? row : throw Problem.NotAllowed(step, Kind);
    }
}
