using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Tests.Fixtures;

internal static class Colleagues
{
    /// <summary>Another client of the same organization.</summary>
    public static async Task<TestActor> Colleague(this TestApp app, TestActor of, Role role)
    {
        await using var scope = app.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var client = new NewClient($"test-{Guid.NewGuid():n}", $"{Guid.NewGuid():n}", $"{role}", of.Organization, role);
        await scope.ServiceProvider.GetRequiredService<ICreateClients>().Create(client, default);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return await app.Renewed(new TestActor(of.Organization, role, client.ClientId, client.Secret, ""));
    }
}
