using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Npgsql;

namespace Marketplace.Tests.Access;

/// <summary>Tokens that differ from a good one in one thing, signed by our own key where not said otherwise.</summary>
public sealed class ForgedTokenTests(TestApp app, TestServer server) : IClassFixture<TestApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static readonly Dictionary<string, Action<JsonObject, JsonObject>> Changes = new()
    {
        ["another issuer"] = (_, claims) => claims["iss"] = "https://marketplace.invalid/another/",
        ["no issuer"] = (_, claims) => claims.Remove("iss"),
        ["another audience"] = (_, claims) => claims["aud"] = "another",
        ["no audience"] = (_, claims) => claims.Remove("aud"),
        ["no longer good"] = (_, claims) => claims["exp"] = DateTimeOffset.UtcNow.AddMinutes(-10).ToUnixTimeSeconds(),
        ["without an end"] = (_, claims) => claims.Remove("exp"),
        ["another kind of token"] = (header, _) => header["typ"] = "JWT",
        ["another client, that there is not"] = (_, claims) => claims["sub"] = "nobody",
        ["no client"] = (_, claims) => claims.Remove("sub"),
        ["no algorithm"] = (header, _) => header["alg"] = "none",
        ["a secret that everybody knows"] = (header, _) => header["alg"] = "HS256",
        ["another key"] = (_, _) => { },
        ["another signature"] = (_, _) => { },
    };

    public static TheoryData<string> Forgeries => [.. Changes.Keys];

    [Theory, MemberData(nameof(Forgeries))]
    public async Task It_is_none(string forgery)
    {
        var actor = await app.Actor(Role.Manager);
        using var key = await OurKey();
        using var another = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        // What is made in the same way and not changed is one.
        (await Ask(Forged(actor.Token, (_, _) => { }, key))).StatusCode.ShouldBe(HttpStatusCode.OK);

        var forged = Forged(actor.Token, Changes[forgery], forgery == "another key" ? another : key);
        if (forgery == "another signature") forged = forged[..^2] + (forged[^2] == 'A' ? "BA" : "AA");
        await Ask(forged).ShouldRefuse(401, "unauthorized");
    }

    [Fact]
    public async Task It_is_good_until_it_ends_however_often_it_was_good_before()
    {
        var actor = await app.Actor(Role.Manager);
        using var key = await OurKey();
        var end = DateTimeOffset.UtcNow.AddSeconds(4);
        var token = Forged(actor.Token, (_, claims) => claims["exp"] = end.ToUnixTimeSeconds(), key);
        for (var i = 0; i < 3; i++) (await Ask(token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Task.Delay(end - DateTimeOffset.UtcNow, Ct);
        await Ask(token).ShouldRefuse(401, "unauthorized");
        // Nor is another with the same head and body, which were known.
        var parts = actor.Token.Split('.');
        (await Ask(actor.Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Ask($"{parts[0]}.{parts[1]}.{token.Split('.')[2]}").ShouldRefuse(401, "unauthorized");
    }

    private static string Forged(string token, Action<JsonObject, JsonObject> change, ECDsa key)
    {
        var parts = token.Split('.');
        var (header, claims) = (Read(parts[0]), Read(parts[1]));
        change(header, claims);
        var said = $"{Part(header)}.{Part(claims)}";
        var bytes = Encoding.ASCII.GetBytes(said);
        var signature = (string?)header["alg"] switch
        {
            "none" => [],
            "HS256" => HMACSHA256.HashData(Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem()), bytes),
            _ => key.SignData(bytes, HashAlgorithmName.SHA256),
        };
        return $"{said}.{Base64Url.EncodeToString(signature)}";
    }

    private static JsonObject Read(string part) => JsonNode.Parse(Base64Url.DecodeFromChars(part))!.AsObject();

    private static string Part(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));

    private Task<HttpResponseMessage> Ask(string token)
    {
        var client = app.Anyone();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        return client.Send(HttpMethod.Get, "/v1/me");
    }

    private async Task<ECDsa> OurKey()
    {
        await using var source = NpgsqlDataSource.Create(server.OwnerOf(app.ConnectionString) + ";Pooling=false");
        await using var command = source.CreateCommand("select private_key from access.signing_keys");
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey((byte[])(await command.ExecuteScalarAsync(Ct))!, out _);
        return key;
    }
}
