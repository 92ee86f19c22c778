using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;
using OpenIddict.Validation;
using static OpenIddict.Validation.OpenIddictValidationEvents;
using static OpenIddict.Validation.OpenIddictValidationHandlers.Protection;

namespace Marketplace.Access;

/// <summary>
/// The tokens whose signature this process has found to be good, which stays so: it reads the keys once. To find it out costs as much as a statement.
/// Nothing else is taken for granted: when a token ends, for whom it is and whether its client may still come in is asked at each request.
/// </summary>
internal sealed class KnownTokens : IDisposable
{
    private const int Most = 10_000;
    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = Most });

    public ClaimsPrincipal? Find(string token) => _known.Get<ClaimsPrincipal>(KeyOf(token))?.Clone();

    // A copy, since what comes after the signature writes into it.
    public void Keep(string token, ClaimsPrincipal said) =>
        _known.Set(KeyOf(token), said.Clone(), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = AccessModule.TokenLifetime });

    public void Dispose() => _known.Dispose();

    // Whoever reads the memory finds no token in it that could be used.
    private static string KeyOf(string token) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <summary>Before the signature is looked at.</summary>
internal sealed class FindKnownToken(KnownTokens known) : IOpenIddictValidationHandler<ValidateTokenContext>
{
    public static readonly OpenIddictValidationHandlerDescriptor Handler = OpenIddictValidationHandlerDescriptor.CreateBuilder<ValidateTokenContext>()
        .UseSingletonHandler<FindKnownToken>().SetOrder(ValidateIdentityModelToken.Descriptor.Order - 1).Build();

    public ValueTask HandleAsync(ValidateTokenContext context)
    {
        context.Principal ??= context.Token is { Length: > 0 } token ? known.Find(token) : null;
        return default;
    }
}

/// <summary>Right behind it: whoever comes to here has a good one.</summary>
internal sealed class KeepKnownToken(KnownTokens known) : IOpenIddictValidationHandler<ValidateTokenContext>
{
    public static readonly OpenIddictValidationHandlerDescriptor Handler = OpenIddictValidationHandlerDescriptor.CreateBuilder<ValidateTokenContext>()
        .UseSingletonHandler<KeepKnownToken>().SetOrder(ValidateIdentityModelToken.Descriptor.Order + 1).Build();

    public ValueTask HandleAsync(ValidateTokenContext context)
    {
        if (context is { Token: { Length: > 0 } token, Principal: { } said } && known.Find(token) is null)
        {
            known.Keep(token, said);
        }

        return default;
    }
}
