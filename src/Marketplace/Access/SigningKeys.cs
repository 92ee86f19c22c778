using System.Security.Cryptography;
using Marketplace.Platform;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using Npgsql;
using OpenIddict.Server;

namespace Marketplace.Access;

/// <summary>
/// The issuer and the keys of the tokens. They stand in the database, so that a token of one node, or of before a restart, is good
/// on every node; the first node to ask makes them. With <c>Access__KeyEncryptionKey</c> (32 bytes, base64) they are made encrypted
/// (AES-256-GCM), and whoever holds only the database cannot make a token.
/// </summary>
internal sealed class SigningKeys(NpgsqlDataSource database, IConfiguration settings, RealTime time) : IConfigureOptions<OpenIddictServerOptions>
{
    private const string Setting = "Access:KeyEncryptionKey";

    public void Configure(OpenIddictServerOptions options)
    {
        var key = Read() ?? Make();
        var signing = ECDsa.Create();
        signing.ImportPkcs8PrivateKey(Open(key.PrivateKey, key.IsEncrypted), out _);
        options.Issuer = new Uri(key.Issuer);
        options.SigningCredentials.Add(new SigningCredentials(new ECDsaSecurityKey(signing) { KeyId = "1" }, SecurityAlgorithms.EcdsaSha256));
        // OpenIddict wants one, though our access tokens are signed only.
        options.EncryptionCredentials.Add(new EncryptingCredentials(
            new SymmetricSecurityKey(Open(key.EncryptionKey, key.IsEncrypted)), SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512));
    }

    private SigningKey? Read()
    {
        using var command = database.CreateCommand("select id, issuer, private_key, encryption_key, is_encrypted, created_at from access.signing_keys");
        using var row = command.ExecuteReader();
        return row.Read()
            ? new SigningKey(row.GetInt32(0), row.GetString(1), (byte[])row[2], (byte[])row[3], row.GetBoolean(4), row.GetFieldValue<DateTimeOffset>(5))
            : null;
    }

    // Of two nodes that make one at once, both use the one that came first.
    private SigningKey Make()
    {
        using var signing = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var isEncrypted = settings[Setting] is not null;
        using var command = database.CreateCommand(
            "insert into access.signing_keys (id, issuer, private_key, encryption_key, is_encrypted, created_at) values (1, $1, $2, $3, $4, $5) on conflict do nothing");
        command.Parameters.AddWithValue($"https://marketplace.invalid/{Guid.CreateVersion7(time.Now())}/");
        command.Parameters.AddWithValue(Close(signing.ExportPkcs8PrivateKey(), isEncrypted));
        command.Parameters.AddWithValue(Close(RandomNumberGenerator.GetBytes(32), isEncrypted));
        command.Parameters.AddWithValue(isEncrypted);
        command.Parameters.AddWithValue(time.Now());
        command.ExecuteNonQuery();
        return Read()!;
    }

    private byte[] Close(byte[] plain, bool isEncrypted)
    {
        if (!isEncrypted)
        {
            return plain;
        }

        var (nonce, cipher, tag) = (RandomNumberGenerator.GetBytes(12), new byte[plain.Length], new byte[16]);
        using var aes = new AesGcm(Kek(), tag.Length);
        aes.Encrypt(nonce, plain, cipher, tag);
        return [.. nonce, .. tag, .. cipher];
    }

    private byte[] Open(byte[] closed, bool isEncrypted)
    {
        if (!isEncrypted)
        {
            return closed;
        }

        var plain = new byte[closed.Length - 28];
        using var aes = new AesGcm(Kek(), 16);
        aes.Decrypt(closed.AsSpan(0, 12), closed.AsSpan(28), closed.AsSpan(12, 16), plain);
        return plain;
    }

    private byte[] Kek() => Convert.FromBase64String(
        settings[Setting] ?? throw new InvalidOperationException("The signing keys of this database are encrypted: set Access__KeyEncryptionKey."));
}
