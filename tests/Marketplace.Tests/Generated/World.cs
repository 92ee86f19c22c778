using System.Text.Json.Nodes;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Generated;

internal sealed record Caller(string Name, string Role, Guid Organization, string? Token);

/// <summary>Something that was made, and by whom.</summary>
internal sealed record Made(string Kind, string Path, string Id, Caller By)
{
    public string? Status { get; set; }
    public string? Version { get; set; }

    /// <summary>Of a client: its token.</summary>
    public string? Token { get; set; }

    public bool IsEnded => Status is "withdrawn" or "erased" or "revoked";

    /// <summary>Of a deal: its statements.</summary>
    public List<Made> Children { get; } = [];
}

/// <summary>Organizations on either side of a deal, an agency between them and one beside, everyone who works there, and what they have made.</summary>
internal sealed class World
{
    public const string Anonymous = "anonymous";
    // Takes part in no deal.
    private const string Outsider = "outsider";
    private static readonly string[] Private = ["deals", "clients", "imports"];

    public required int Seed { get; init; }
    public List<Caller> Callers { get; } = [new(Anonymous, Anonymous, Guid.Empty, null)];
    public Dictionary<string, List<Made>> Things { get; } = [];

    public static async Task<World> Begin(TestApp app, int seed)
    {
        var world = new World { Seed = seed };
        var (company, university) = (await app.Actor(Role.Manager), await app.Actor(Role.Manager, OrganizationKind.University));
        world.Add("buyer", company);
        world.Add("seller", university);
        world.Add("buyer_member", await app.Colleague(company, Role.Member));
        world.Add("buyer_expert", await app.Colleague(company, Role.Expert));
        world.Add("seller_member", await app.Colleague(university, Role.Member));
        world.Add("broker", await app.Actor(Role.Broker, OrganizationKind.Agency));
        world.Add("operator", await app.Actor(Role.Operator));
        world.Add("auditor", await app.Actor(Role.Auditor));
        world.Add(Outsider, await app.Actor(Role.Manager, OrganizationKind.Hospital));
        return world;
    }

    public Caller Named(string name) => Callers.Single(caller => caller.Name == name);

    public List<Made> Of(string kind) => Things.TryGetValue(kind, out var made) ? made : Things[kind] = [];

    /// <summary>What a name means in a body or a query; null where it means nothing of ours, or nothing is there yet.</summary>
    public JsonNode? Meant(string name, Caller by, Random dice)
    {
        // Now and then what nobody has.
        if (name is not ("from" or "to") && dice.Next(12) == 0) return null;
        return name switch
        {
            "organization" or "organizationId" => by.Organization == Guid.Empty ? null : $"{by.Organization}",
            "buyerId" => $"{Named("buyer").Organization}",
            "sellerId" => $"{Named("seller").Organization}",
            "brokerId" => $"{Named("broker").Organization}",
            "needId" => IdOf("needs", "published", "buyer", dice),
            "resultId" => IdOf("results", "published", "seller", dice),
            "reverses" => Of("deals").SelectMany(deal => deal.Children).Select(child => child.Id).LastOrDefault() is { } statement ? statement : null,
            "from" => "2024-03-01",
            "to" => "2026-10-01",
            _ => null,
        };
    }

    /// <summary>Whether a name means something that there is not, or not yet.</summary>
    public bool IsNobodys(string name) => name is "introductionId" or "branch" || (name == "reverses" && !Of("deals").Any(deal => deal.Children.Count > 0));

    /// <summary>Whether nobody but its maker's organization, and who oversees, may know of it.</summary>
    public static bool IsPrivate(Made thing) => Private.Contains(thing.Kind) || (thing.Kind is "needs" or "results" && thing.Status == "draft");

    /// <summary>One of another organization, to whom it is not there.</summary>
    public Caller Stranger(Made thing) => Named(thing.By.Name == Outsider ? "buyer" : Outsider);

    private JsonNode? IdOf(string kind, string status, string by, Random dice) =>
        Of(kind).Where(made => made.Status == status && made.By.Name.StartsWith(by, StringComparison.Ordinal)).ToList() is { Count: > 0 } there ? there[dice.Next(there.Count)].Id : null;

    private void Add(string name, TestActor actor) => Callers.Add(new Caller(name, SnakeCase.Name(actor.Role), actor.Organization, actor.Token));
}
