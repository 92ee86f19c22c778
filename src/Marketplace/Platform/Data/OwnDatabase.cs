using System.Runtime.InteropServices;
using Npgsql;

namespace Marketplace.Platform.Data;

/// <summary>The PostgreSQL that we keep ourselves, and the folder that says how to reach it.</summary>
internal sealed class OwnDatabase(EmbeddedPostgres postgres, string folder, string service) : IAsyncDisposable
{
    public const string DefaultFolder = ".data";

    private PosixSignalRegistration[]? _deaf;

    public string Folder => folder;
    public string OwnerConnection => postgres.ConnectionString;
    public string ServiceConnection => service;

    public static async Task<OwnDatabase> Start(string folder)
    {
        var path = Path.GetFullPath(folder);
        Directory.CreateDirectory(path);
        var postgres = await EmbeddedPostgres.Start(Path.Combine(path, "postgres"));
        try
        {
            return new OwnDatabase(postgres, path, await Rights.ForService(postgres.ConnectionString));
        }
        catch
        {
            await postgres.DisposeAsync();
            throw;
        }
    }

    /// <returns>For the owner, where another process runs the database of this folder.</returns>
    public static Task<string?> Running(string folder) => EmbeddedPostgres.Running(Path.Combine(Path.GetFullPath(folder), "postgres"));

    /// <summary>For a second node, and for psql. Written last: who finds them finds a database that is ready.</summary>
    public async Task WriteConnection()
    {
        var c = new NpgsqlConnectionStringBuilder(service);
        await PrivateFile.Write(Path.Combine(folder, "connection"), service + "\n");
        await PrivateFile.Write(Path.Combine(folder, "connection.uri"), $"postgresql://{c.Username}:{c.Password}@{c.Host}:{c.Port}/{c.Database}\n");
    }

    /// <summary>From the first signal on: a second one, at a moment when the host no longer listens, would leave PostgreSQL running.</summary>
    public void StopsNow() => _deaf ??= [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, s => s.Cancel = true))];

    public async ValueTask DisposeAsync()
    {
        StopsNow();
        await postgres.DisposeAsync();
        foreach (var registration in _deaf!)
        {
            registration.Dispose();
        }
    }
}
