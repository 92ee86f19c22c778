using Npgsql;

namespace Marketplace.Platform.Data.Backups;

/// <summary>PostgreSQL's own programs for a backup, led to the database by the environment: what stands in a command line, everybody on the machine can read.</summary>
internal static class PostgresClients
{
    /// <exception cref="StartRefusedException">There is no such program here, or it refuses.</exception>
    public static async Task Run(string connection, Version server, string program, params IEnumerable<string> arguments)
    {
        var to = new NpgsqlConnectionStringBuilder(connection);
        var environment = new Dictionary<string, string?>
        {
            ["PGHOST"] = to.Host,
            ["PGPORT"] = to.Port.ToString(provider: null),
            ["PGUSER"] = to.Username,
            ["PGPASSWORD"] = to.Password,
            ["PGDATABASE"] = to.Database,
            ["PGSSLMODE"] = $"{to.SslMode}" switch { "VerifyCA" => "verify-ca", "VerifyFull" => "verify-full", var mode => mode.ToLowerInvariant() },
            ["PGSSLROOTCERT"] = to.RootCertificate,
            ["PGTARGETSESSIONATTRS"] = "read-write",
        };
        try
        {
            var binaries = await PostgresBinaries.FindClients(server.Major);
            await PostgresBinaries.Execute(environment, [Path.Combine(binaries.Folder, program), .. arguments]);
        }
        catch (InvalidOperationException refusal)
        {
            throw new StartRefusedException(PostgresErrors.Told(refusal.Message));
        }
    }
}
