using Marketplace.Platform.Messaging;

namespace Marketplace.Platform;

/// <summary>Something with an identity and a version. What happened to it waits here until it is saved with it.</summary>
internal abstract class Entity
{
    private readonly List<Transition> _transitions = [];
    private readonly List<IIntegrationEvent> _events = [];

    protected Entity(DateTimeOffset now) => (Id, CreatedAt, UpdatedAt) = (Guid.CreateVersion7(now), now, now);

    // For the database only.
    protected Entity() { }

    public abstract string Kind { get; }
    public Guid Id { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set; }
    public int Version { get; private set; } = 1;

    public (IReadOnlyList<Transition> Transitions, IReadOnlyList<IIntegrationEvent> Events) TakePending()
    {
        (IReadOnlyList<Transition>, IReadOnlyList<IIntegrationEvent>) pending = ([.. _transitions], [.. _events]);
        _transitions.Clear();
        _events.Clear();
        return pending;
    }

    protected void Changed(DateTimeOffset now) => (Version, UpdatedAt) = (Version + 1, now);

    protected void Record(string step, string? from, string to, Actor actor, DateTimeOffset now, string? reason = null) =>
        _transitions.Add(new Transition(Kind, Id, Version, step, from, to, actor.ToString(), now, reason));

    protected void Raise(IIntegrationEvent happened) => _events.Add(happened);
}

/// <summary>An entity whose life is a <see cref="Flow{TState, TRole}"/>: its status changes by a step of the table, or not at all.</summary>
internal abstract class Entity<TState, TRole> : Entity where TState : struct, Enum where TRole : struct, Enum
{
    public const string CreateStep = "create";
    public const string ReviseStep = "revise";

    /// <summary>The first line of its history is written with it.</summary>
    /// <param name="reason">Why it does not begin at the beginning, where it does not.</param>
    protected Entity(TState first, Actor actor, DateTimeOffset now, string? reason = null) : base(now)
    {
        Status = first;
        Record(CreateStep, null, SnakeCase.Name(first), actor, now, reason);
    }

    protected Entity() { }

    public TState Status { get; private set; }
    public override string Kind => Flow.Kind;

    protected abstract Flow<TState, TRole> Flow { get; }
    protected abstract IReadOnlyList<TRole> RolesOf(Actor actor);

    /// <param name="to">Where the step may lead to more than one state: to which.</param>
    public void Take(string step, Actor actor, DateTimeOffset now, string? reason = null, TState? to = null)
    {
        var row = Flow.Find(step, Status, RolesOf(actor), to);
        var from = Status;
        Changed(now);
        Status = row.To;
        Record(step, SnakeCase.Name(from), SnakeCase.Name(row.To), actor, now, reason);
        AfterStep(step, now);
    }

    /// <summary>A step that passes over those before it, on somebody's word: the reason says on whose.</summary>
    protected void Jump(string step, TState to, Actor actor, DateTimeOffset now, string reason)
    {
        var from = Status;
        Changed(now);
        Status = to;
        Record(step, SnakeCase.Name(from), SnakeCase.Name(to), actor, now, reason);
    }

    protected virtual void AfterStep(string step, DateTimeOffset now) { }

    /// <summary>A change that leaves the state as it is. It stands in the history too.</summary>
    protected void Revised(Actor actor, DateTimeOffset now, string? reason = null)
    {
        Changed(now);
        Record(ReviseStep, SnakeCase.Name(Status), SnakeCase.Name(Status), actor, now, reason);
    }
}

/// <summary>One line of a life. <see cref="Seq"/> is the version that the step made; <see cref="From"/> is null where it began.</summary>
internal sealed record Transition(
    string Kind, Guid Id, int Seq, string Step, string? From, string To, string Actor, DateTimeOffset At, string? Reason);
