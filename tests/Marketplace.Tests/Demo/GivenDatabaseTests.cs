using Marketplace.Tests.Fixtures;
using Npgsql;

namespace Marketplace.Tests.Demo;

/// <summary>A database that was named is somebody's own: nothing is made up in it, whatever is asked for.</summary>
public sealed class GivenDatabaseTests(TestApp app) : IClassFixture<TestApp>, IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("marketplace-given-");

    public void Dispose() => _data.Delete(recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("seed")]
    public async Task Neither_clients_nor_demo_data_are_written_there(string demo)
    {
        var before = await Rows();
        foreach (var table in new[] { "organizations.organizations", "access.clients", "needs.needs", "platform.marks" }) before.ShouldContain($"{table} 0");
        using var service = await RunningService.Start(app.ConnectionString, "", ("data", _data.FullName), ("demo", demo), ("empty", "false"));
        await Story.Soon(async () => (await service.Client.Send(HttpMethod.Get, "/v1/needs")).StatusCode == HttpStatusCode.OK);
        (await Rows()).ShouldBe(before);
        _data.GetFileSystemInfos().ShouldBeEmpty();
    }

    // Of every table but those that a start fills by itself for everyone.
    private async Task<string> Rows()
    {
        await using var source = NpgsqlDataSource.Create(app.Server.OwnerOf(app.ConnectionString) + ";Pooling=false");
        await using var command = source.CreateCommand("""
            select string_agg(t.name || ' ' || (xpath('/row/c/text()', query_to_xml('select count(*) as c from ' || t.name, false, true, '')))[1]::text, ', ' order by t.name)
            from (select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') and tablename not in ('signing_keys', 'instances')) t
            """);
        return (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
