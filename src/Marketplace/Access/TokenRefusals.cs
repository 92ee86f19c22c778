using System.Diagnostics;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Marketplace.Access;

/// <summary>Writes down who was refused a token. What was sent as an id may be anything, a secret in the wrong place too: only an id of ours is written.</summary>
internal sealed partial class TokenRefusals(MarketplaceDb db, ILogger<TokenRefusals> log) : IOpenIddictServerHandler<ApplyTokenResponseContext>
{
    public static OpenIddictServerHandlerDescriptor Handler { get; } =
        OpenIddictServerHandlerDescriptor.CreateBuilder<ApplyTokenResponseContext>().UseScopedHandler<TokenRefusals>().SetOrder(int.MinValue).Build();

    public async ValueTask HandleAsync(ApplyTokenResponseContext context)
    {
        if (context.Response.Error is not { Length: > 0 } error)
        {
            return;
        }

        var asked = context.Request?.ClientId;
        var client = await db.Clients.AsNoTracking().SingleOrDefaultAsync(c => c.ClientId == asked, context.CancellationToken);
        Refused(client?.ClientId ?? "an unknown client", client?.RevokedAt, error, Activity.Current?.TraceId.ToHexString());
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Access refused: no token for {Client}, revoked {RevokedAt:O}: {Error}, request {RequestId}")]
    private partial void Refused(string client, DateTimeOffset? revokedAt, string error, string? requestId);
}
