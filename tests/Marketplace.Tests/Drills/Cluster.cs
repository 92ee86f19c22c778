using System.Diagnostics;
using Marketplace.Platform.Data;
using Marketplace.Tests.Fixtures;
using Npgsql;

namespace Marketplace.Tests.Drills;

/// <summary>A PostgreSQL for one test class alone: to be stopped, killed, damaged and looked into. It comes back where it was.</summary>
public sealed class Cluster : IAsyncLifetime
{
    private readonly int _port = RunningService.SomePort();
    private PostgresFolder _folder = null!;
    private PostgresBinaries _binaries = null!;

    internal TestServer Server { get; private set; } = null!;
    internal string Owner => _folder.Connection(_port);

    public async ValueTask InitializeAsync()
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException();
        _folder = await PostgresPlace.For(Path.Combine(Path.GetTempPath(), $"marketplace-drill-{Guid.NewGuid():n}"));
        _folder.Create();
        _binaries = await PostgresBinaries.Find(null);
        await _folder.Initialise(_binaries);
        await Start();
        Server = new TestServer(Owner.Replace(";Database=postgres", "", StringComparison.Ordinal));
        await Server.InitializeAsync();
    }

    // In a crash nothing is lost that was answered: fsync stays on.
    internal Task Start() => _binaries.Run(
        "pg_ctl", "start", "-D", _folder.Data, "-l", _folder.Log, "-w", "-t", "120", "-o",
        $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200 -c client_connection_check_interval=1s");

    /// <param name="mode">fast cuts every connection; immediate is a crash.</param>
    internal Task Stop(string mode = "fast") => _binaries.Run("pg_ctl", "stop", "-D", _folder.Data, "-m", mode, "-w");

    /// <summary>kill -9 of the postmaster, and only of it.</summary>
    internal async Task Kill()
    {
        Process.GetProcessById(int.Parse(File.ReadLines(_folder.PidFile).First(), null)).Kill();
        await _folder.ForgetServer();
    }

    /// <summary>Every connection to it is cut, as an administrator does.</summary>
    internal Task<int> Cut() => Run("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'");

    /// <summary>Every table and index of every database, by PostgreSQL's own checker.</summary>
    /// <exception cref="InvalidOperationException">It found something; the message says what.</exception>
    internal async Task CheckTables()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(_binaries.Folder, "pg_amcheck")), $"There is no pg_amcheck in {_binaries.Folder}: it comes with PostgreSQL's programs.");
        var c = new NpgsqlConnectionStringBuilder(Owner);
        string[] unique = _binaries.Version.Major >= 17 ? ["--checkunique"] : [];
        await _binaries.Run("pg_amcheck", [
            "--all", "--install-missing", "--heapallindexed", .. unique,
            $"--maintenance-db=host={c.Host} port={c.Port} user={c.Username} password={c.Password} dbname=postgres"]);
    }

    /// <summary>The checksum of every page. The server is stopped.</summary>
    internal Task CheckPages() => _binaries.Run("pg_checksums", "--check", "-D", _folder.Data);

    /// <summary>Writes over some bytes in the middle of the first page of a table. The server is stopped.</summary>
    internal void Damage(string file)
    {
        using var page = File.OpenWrite(Path.Combine(_folder.Data, file));
        page.Position = 4096;
        page.Write("What nobody has ever written."u8);
    }

    internal async Task<int> Run(string sql, string? database = null)
    {
        await using var connection = new NpgsqlConnection($"{Owner};Database={database ?? "postgres"};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (File.Exists(_folder.PidFile)) await Stop("immediate");
        Directory.Delete(_folder.Path, recursive: true);
    }
}
