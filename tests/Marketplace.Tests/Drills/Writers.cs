using System.Collections.Concurrent;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Drills;

/// <summary>Clients who write all they can, each command with a key, and log what they were answered.</summary>
/// <param name="node">The one to ask next.</param>
/// <param name="subject">A published result of the seller's, that all deals are on.</param>
internal sealed class Writers(int seed, Func<HttpClient> node, TestActor buyer, TestActor seller, Guid subject)
{
    // As Retry-After says.
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Guid, Guid> _deals = new();
    private readonly ConcurrentQueue<(Guid Deal, Guid Id, TestActor By)> _statements = new();
    private readonly ConcurrentQueue<(Guid Deal, Guid Id, TestActor By)> _own = new();
    private int _sent;

    public ConcurrentQueue<Call> Log { get; } = new();
    public int Sent => Volatile.Read(ref _sent);
    public int Done => Log.Count(call => call.Outcome == Outcome.Ok);

    public Task Write(int writers, int commands, CancellationToken stop) => Task.WhenAll(Enumerable.Range(1, writers).Select(async writer =>
    {
        var random = new Random(seed * 100 + writer);
        while (!stop.IsCancellationRequested && Interlocked.Increment(ref _sent) is var number && number <= commands)
        {
            var call = Next(random, number);
            Log.Enqueue(call);
            if (await call.Send(node()) is { } made) Remember(call, made);
            // Nobody who is told to come back asks on without a breath.
            if (call.Outcome == Outcome.Unknown) await Task.Delay(Breath, CancellationToken.None);
        }
    }));

    private Call Next(Random random, int number)
    {
        var (by, roll, deals) = (random.Next(2) == 0 ? buyer : seller, random.Next(100), _deals.Keys);
        var money = new { amount = $"{number}.00", currency = "CNY" };
        var deal = deals.Skip(random.Next(Math.Max(1, deals.Count))).FirstOrDefault();
        return roll switch
        {
            < 12 => new Call($"{number}", Outcome.Ok, by, "/v1/deals", Deal(money)),
            < 42 when deals.Count > 0 => new Call($"{number}", Outcome.Ok, by, $"/v1/deals/{deal}/values", new { level = "intended", amount = money, date = "2026-11-24" }),
            < 56 when _statements.TryDequeue(out var said) => Confirm(said, said.By == buyer ? seller : buyer, Outcome.Ok),
            < 58 when _own.TryDequeue(out var own) => Confirm(own, own.By, Outcome.Refused),
            < 60 => new Call($"{number}", Outcome.Refused, by, $"/v1/deals/{Guid.NewGuid()}/values", new { level = "intended", amount = money, date = "2026-11-24" }),
            < 62 => Item(number, buyer, "needs", Outcome.Refused),
            < 82 => Item(number, buyer, "needs", Outcome.Ok),
            _ => Item(number, seller, "results", Outcome.Ok),
        };
    }

    private object Deal(object money) =>
        new { resultId = subject, buyerId = buyer.Organization, sellerId = seller.Organization, contractType = "consulting", intendedValue = money };

    private static Call Confirm((Guid Deal, Guid Id, TestActor By) said, TestActor by, Outcome expected) =>
        new($"{said.Id} {by.Organization}", expected, by, $"/v1/deals/{said.Deal}/values/{said.Id}/confirm", null);

    // A need is refused for the result of a programme that is not there.
    private static Call Item(int number, TestActor by, string side, Outcome expected) => new(
        $"Item {number}", expected, by, $"/v1/{side}?publish=true", Items.Body(side, $"Item {number}", more: expected == Outcome.Ok
            ? ("externalId", $"item-{number}")
            : ("organization", $"{Guid.NewGuid()}")));

    private void Remember(Call call, Guid made)
    {
        if (call.Path == "/v1/deals") _deals[made] = made;
        if (!call.Path.EndsWith("/values", StringComparison.Ordinal)) return;
        var said = (Guid.Parse(call.Path.Split('/')[3]), made, call.By);
        _statements.Enqueue(said);
        _own.Enqueue(said);
    }
}
