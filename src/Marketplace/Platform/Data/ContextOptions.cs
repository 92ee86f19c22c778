using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Marketplace.Platform.Data;

/// <summary>How a <see cref="MarketplaceDb"/> is made for whoever connects.</summary>
internal static class ContextOptions
{
    // Where the tables are described, and none is asked for.
    public const string NoDatabase = "Host=none";

    // One for all: EF would make it anew for each source of connections, and that takes most of a second.
    private static readonly Lazy<IModel> Model = new(() =>
    {
        using var nowhere = Database.Source(NoDatabase);
        using var db = new MarketplaceDb((DbContextOptions<MarketplaceDb>)Describe(new DbContextOptionsBuilder<MarketplaceDb>(), nowhere).Options);
        return db.Model;
    });

    /// <summary>The model, beside what else a start has to do; what fails here fails again where it is asked for.</summary>
    public static void Begin() => Task.Run(() => Model.Value);

    public static DbContextOptionsBuilder Configure(DbContextOptionsBuilder options, NpgsqlDataSource source) => Describe(options, source).UseModel(Model.Value);

    private static DbContextOptionsBuilder Describe(DbContextOptionsBuilder options, NpgsqlDataSource source) => options
        .UseNpgsql(source, npgsql => npgsql.MigrationsHistoryTable(Database.Migrations, Database.Schema))
        .UseSnakeCaseNamingConvention()
        // To compare all tables at each start takes a third of a second; MigrationTests does it.
        .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
}
