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

    /// <summary>From now on its log is kept, as deploy/README.md says.</summary>
    internal async Task Archive()
    {
        await As("mkdir", Archived);
        await Run("alter system set archive_mode = 'on'");
        await Run($"alter system set archive_command = 'test ! -f {Archived}/%f && cp %p {Archived}/%f'");
        await Stop();
        await Start();
    }

    /// <summary>Of the whole of it, while it goes on.</summary>
    internal Task BaseBackup() => _binaries.Run("pg_basebackup", "-D", Base, "-X", "fetch", "-c", "fast", "-d", Place);

    /// <summary>As it was at that time, as another server, by the base backup and what the archive has by then.</summary>
    internal async Task<Cluster> At(DateTime time)
    {
        var last = await Text("select pg_walfile_name(pg_switch_wal())");
        await Story.Soon(async () => await Text($"select last_archived_wal >= '{last}' from pg_stat_archiver") == "True");
        var other = new Cluster { _folder = new PostgresFolder(_folder.Path + "-then"), _binaries = _binaries };
        Directory.CreateDirectory(other._folder.Path);
        File.Copy(Path.Combine(_folder.Path, "password"), Path.Combine(other._folder.Path, "password"));
        Directory.Move(Base, other._folder.Data);
        await File.AppendAllTextAsync(Path.Combine(other._folder.Data, "postgresql.auto.conf"), $"""
            archive_mode = off
            restore_command = 'cp {Archived}/%f %p'
            recovery_target_time = '{time:yyyy-MM-dd HH:mm:ss.ffffff}+00'
            recovery_target_action = promote
            """);
        await File.WriteAllTextAsync(Path.Combine(other._folder.Data, "recovery.signal"), "");
        if (PostgresBinaries.OrdinaryUser is { } user) await PostgresBinaries.Execute("chown", "-R", user, other._folder.Path);
        await other.Start();
        await Story.Soon(async () => await other.Text("select pg_is_in_recovery()") == "False");
        other.Server = new TestServer(other.Owner.Replace(";Database=postgres", "", StringComparison.Ordinal));
        return other;
    }

    private string Archived => Path.Combine(_folder.Path, "archive");
    private string Base => Path.Combine(_folder.Path, "base");

    /// <summary>As PostgreSQL's own programs are told.</summary>
    private string Place
    {
        get
        {
            var c = new NpgsqlConnectionStringBuilder(Owner);
            return $"host={c.Host} port={c.Port} user={c.Username} password={c.Password} dbname=postgres";
        }
    }

    private static Task<string> As(params string[] line) => PostgresBinaries.ExecuteAs(PostgresBinaries.OrdinaryUser, line);

    /// <summary>Every connection to it is cut, as an administrator does.</summary>
    internal Task<int> Cut() => Run("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'");

    /// <summary>Every table and index of every database, by PostgreSQL's own checker.</summary>
    /// <exception cref="InvalidOperationException">It found something; the message says what.</exception>
    internal async Task CheckTables()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(_binaries.Folder, "pg_amcheck")), $"There is no pg_amcheck in {_binaries.Folder}: it comes with PostgreSQL's programs.");
        string[] unique = _binaries.Version.Major >= 17 ? ["--checkunique"] : [];
        await _binaries.Run("pg_amcheck", ["--all", "--install-missing", "--heapallindexed", .. unique, $"--maintenance-db={Place}"]);
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

    private async Task<string> Text(string sql)
    {
        await using var source = NpgsqlDataSource.Create($"{Owner};Pooling=false");
        await using var command = source.CreateCommand(sql);
        return $"{await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)}";
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (File.Exists(_folder.PidFile)) await Stop("immediate");
        Directory.Delete(_folder.Path, recursive: true);
    }
}
