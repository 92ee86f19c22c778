using System.Text.Json;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Access;

/// <summary>The first operator of a platform that has none; all others are made by it. Null where there is one already.</summary>
internal sealed record BootstrapPlatform : ICommand<NewClient?>;

internal sealed class BootstrapPlatformHandler(MarketplaceDb db, IOrganizations organizations, ICreateClients clients) : ICommandHandler<BootstrapPlatform, NewClient?>
{
    // Any number that no other lock of ours has: of two that begin at once, the second sees the first's operator.
    private const long Lock = 0x4D4B_5450_4C01;

    public async Task<NewClient?> Handle(BootstrapPlatform command, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Lock})", ct);
        if (await db.Clients.AnyAsync(c => c.Role == Role.Operator && c.RevokedAt == null, ct))
        {
            return null;
        }

        var organization = await organizations.Ensure("platform", "平台运营方", "Operator of the platform", OrganizationKind.Government, ct);
        var client = NewClient.Of("First operator of the platform", organization, Role.Operator);
        await clients.Create(client, ct);
        return client;
    }
}

internal static class Bootstrap
{
    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true };

    /// <summary>Prints the secret, this once.</summary>
    /// <exception cref="StartRefusedException">There is an operator already.</exception>
    public static async Task BootstrapOperator(this WebApplication app)
    {
        await using var scope = app.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        if (await scope.ServiceProvider.GetRequiredService<ISender>().Send(new BootstrapPlatform(), CancellationToken.None) is not { } client)
        {
            throw new StartRefusedException("There is an operator already, who makes all other clients (POST /v1/clients).");
        }

        Console.WriteLine(JsonSerializer.Serialize(new { client.ClientId, ClientSecret = client.Secret, client.OrganizationId }, Indented));
    }
}
