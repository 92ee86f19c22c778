using System.Security.Cryptography;
using System.Text.Json;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Messaging;

namespace Marketplace.Demo;

/// <summary>A client of <c>clients.json</c>: one of each role, so that whoever starts the service can use it at once.</summary>
internal sealed record ListedClient(string Name, Role Role, OrganizationKind OrganizationKind, Guid OrganizationId, string ClientId, string ClientSecret)
{
    public static ListedClient Of(NewClient client, OrganizationKind kind) => new(client.Name, client.Role, kind, client.OrganizationId, client.ClientId, client.Secret);
}

/// <summary>Of a database that we keep ourselves only: makes the clients of the list that are not there yet, and their organizations.</summary>
internal sealed record EnsureListedClients(IReadOnlyList<ListedClient> Clients) : ICommand<IReadOnlyList<ListedClient>>;

internal sealed class EnsureListedClientsHandler(IOrganizations organizations, ICreateClients clients) : ICommandHandler<EnsureListedClients, IReadOnlyList<ListedClient>>
{
    public async Task<IReadOnlyList<ListedClient>> Handle(EnsureListedClients command, CancellationToken ct)
    {
        var ensured = new List<ListedClient>();
        foreach (var client in command.Clients)
        {
            var (externalId, name, nameEn) = ListedClients.OrganizationOf(client.Role, client.OrganizationKind);
            var organization = await organizations.Ensure(externalId, name, nameEn, client.OrganizationKind, ct);
            if (!await clients.Exists(client.ClientId, ct))
            {
                await clients.Create(new NewClient(client.ClientId, client.ClientSecret, client.Name, organization, client.Role), ct);
            }

            ensured.Add(client with { OrganizationId = organization });
        }

        return ensured;
    }
}

internal static class ListedClients
{
    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true };

    public const string Prefix = "listed-";

    private static readonly (string Name, Role Role, OrganizationKind Kind)[] List =
    [
        ("Operator of the platform", Role.Operator, OrganizationKind.Government),
        ("Auditor of the platform", Role.Auditor, OrganizationKind.Government),
        ("Broker of an agency", Role.Broker, OrganizationKind.Agency),
        ("Manager of a company", Role.Manager, OrganizationKind.Company),
        ("Manager of a university", Role.Manager, OrganizationKind.University),
    ];

    public static (string ExternalId, string Name, string NameEn) OrganizationOf(Role role, OrganizationKind kind) => (role, kind) switch
    {
        (Role.Operator, _) => ("listed-operator", "示范市技术转移促进中心", "Model City Technology Transfer Centre"),
        (Role.Auditor, _) => ("listed-auditor", "示范市科技审计中心", "Model City Science Audit Office"),
        (Role.Broker, _) => ("listed-agency", "示范桥技术经纪有限公司", "Model Bridge Technology Brokers"),
        (_, OrganizationKind.University) => ("listed-university", "示范理工学院", "Model Institute of Technology"),
        _ => ("listed-company", "示范精密制造有限公司", "Model Precision Manufacturing"),
    };

    /// <summary>The list stands in the file; where that is missing, with secrets that nobody knows yet.</summary>
    public static async Task Ensure(IServiceProvider services, string folder)
    {
        var path = Path.Combine(folder, "clients.json");
        var clients = File.Exists(path)
            ? JsonSerializer.Deserialize<List<ListedClient>>(await File.ReadAllTextAsync(path), Json.Options)!
            : [.. List.Select(c => ListedClient.Of(NewClient.Of(c.Name, Guid.Empty, c.Role), c.Kind))];

        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        var ensured = await scope.ServiceProvider.GetRequiredService<ISender>().Send(new EnsureListedClients(clients), CancellationToken.None);
        await PrivateFile.Write(path, JsonSerializer.Serialize(ensured, Indented) + "\n");
    }
}
