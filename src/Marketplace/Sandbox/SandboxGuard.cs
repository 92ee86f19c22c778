using Marketplace.Platform;
using Marketplace.Platform.Data;
using Npgsql;

namespace Marketplace.Sandbox;

/// <summary>Keeps the two kinds of database apart: what was dated by a clock that somebody moves is never taken for what has happened.</summary>
internal static class SandboxGuard
{
    public const string Mark = "sandbox";

    private enum Kind { Unknown, Empty, Ordinary, Sandbox }

    /// <summary>Before anything is written.</summary>
    /// <exception cref="StartRefusedException">The database is of the other kind.</exception>
    public static async Task CheckSandbox(this WebApplication app, OwnDatabase? own)
    {
        var kind = await KindOf(app.Configuration.GetConnectionString("Owner") ?? app.Configuration.GetConnectionString("Marketplace")!);
        if (app.Configuration.IsSandbox() && own is null && kind != Kind.Sandbox)
        {
            throw new StartRefusedException("--sandbox keeps a database of its own, and the connection string names one that is no sandbox: unset ConnectionStrings__Marketplace.");
        }

        if (app.Configuration.IsSandbox() && kind == Kind.Ordinary)
        {
            throw new StartRefusedException($"The database in {own!.Folder} is not empty and no sandbox: start it without --sandbox, or name another folder by --data.");
        }

        if (!app.Configuration.IsSandbox() && kind == Kind.Sandbox)
        {
            throw new StartRefusedException($"This database is a sandbox: start it with --sandbox{(own is null ? "." : ", or name another folder by --data.")}");
        }
    }

    /// <summary>When the tables are there, and before the first command: it goes on where the clock was left.</summary>
    public static async Task SetClock(this WebApplication app)
    {
        if (app.Services.GetService<SandboxTime>() is { } clock)
        {
            await SandboxClockReader.Read(app.Services.GetRequiredService<IServiceScopeFactory>(), clock, CancellationToken.None);
        }
    }

    private static async Task<Kind> KindOf(string connection)
    {
        try
        {
            await using var source = Database.Source(connection);
            return await Has(source, "marks", $"name = '{Mark}'") ? Kind.Sandbox : await Has(source, "history", "true") ? Kind.Ordinary : Kind.Empty;
        }
        catch (NpgsqlException)
        {
            // The service waits for a database that is away; it is no sandbox then.
            return Kind.Unknown;
        }
    }

    private static async Task<bool> Has(NpgsqlDataSource source, string table, string rows)
    {
        await using var there = source.CreateCommand($"select exists (select from pg_tables where schemaname = 'platform' and tablename = '{table}')");
        await using var asked = source.CreateCommand($"select exists (select from platform.{table} where {rows})");
        return (bool)(await there.ExecuteScalarAsync())! && (bool)(await asked.ExecuteScalarAsync())!;
    }
}
