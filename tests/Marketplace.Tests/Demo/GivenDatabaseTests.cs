using Marketplace.Tests.Fixtures;

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
        var before = await app.Everything();
        foreach (var table in new[] { "organizations.organizations", "access.clients", "needs.needs", "platform.marks" }) before.ShouldNotContain(table);
        using var service = await RunningService.Start(app.ConnectionString, "", ("data", _data.FullName), ("demo", demo), ("empty", "false"));
        await Story.Soon(async () => (await service.Client.Send(HttpMethod.Get, "/v1/needs")).StatusCode == HttpStatusCode.OK);
        (await app.Everything()).ShouldBe(before);
        _data.GetFileSystemInfos().ShouldBeEmpty();
    }
}
