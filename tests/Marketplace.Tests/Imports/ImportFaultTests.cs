using Marketplace.Imports;
using Marketplace.Platform;
using Marketplace.Integration;
using Marketplace.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static Marketplace.Tests.Imports.ImportStory;

namespace Marketplace.Tests.Imports;

public sealed class ImportFaultTests(TestApp app) : IClassFixture<TestApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_fault_of_ours_in_one_file_ends_that_file_alone()
    {
        var (hurt, other) = (await app.Actor(Role.Manager, OrganizationKind.University), await app.Actor(Role.Manager, OrganizationKind.University));
        // A kind of organization that this version does not know: reading it throws, and no database has refused anything.
        await app.AsOwner($"update organizations.organizations set kind = 'guild' where id = '{hurt.Organization}'");
        var failing = (await app.As(hurt).SendFile([Row(hurt, "r1")])).Headers.Location!;
        (await app.As(other).Outcome(app.As(other).SendFile([Row(other, "r1")]))).ShouldBe("completed 1 1 0 0 0");
        (await app.As(hurt).OutcomeOf(failing)).ShouldBe("failed 0 0 0 0 0");
        (await app.InDatabase(db => db.StagedRows.CountAsync(Ct))).ShouldBe(0);
        (await app.Anyone().Send(HttpMethod.Get, "/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
