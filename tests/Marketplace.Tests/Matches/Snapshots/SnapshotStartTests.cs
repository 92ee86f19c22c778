using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Matches.Snapshots;

/// <summary>A node that begins with its snapshot answers as one that has read everything.</summary>
public sealed class SnapshotStartTests(TestApp app) : IClassFixture<TestApp>, IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"marketplace-snapshots-{Guid.NewGuid():n}");

    private string File => Path.Combine(_folder, "results.snapshot");

    [Fact]
    public async Task What_changed_while_it_was_down_is_right_and_no_other_text_is_read_again()
    {
        var (op, university, other) = (await app.Actor(Role.Operator), await app.Actor(Role.Manager, OrganizationKind.University), await app.Actor(Role.Manager, OrganizationKind.University));
        await Publish(university, "Stays as it was", "Alpha sealing of hydrogen turbopumps.");
        var withdrawn = await Publish(university, "Will be withdrawn", "Beta sealing of hydrogen turbopumps.");
        var changed = await Publish(university, "Will say something else", "Gamma sealing of hydrogen turbopumps.");
        await Publish(other, "Will be hidden with its house", "Delta sealing of hydrogen turbopumps.");
        var draft = await app.Post(university, "results", Items.Body("results", "A draft", "Epsilon sealing of hydrogen turbopumps."));
        for (var n = 0; n < 4; n++) await Publish(university, $"Stays, too {n}", $"Zeta sealing of hydrogen turbopumps {n}.");
        using (var first = await Node.Start(app.ConnectionString, op, _folder))
        using (var second = await Node.Start(app.ConnectionString, op, _folder))
        {
            await Story.Soon(() => Task.FromResult(first.HasWritten || second.HasWritten));
            (await second.Found("sealing of hydrogen turbopumps")).Count.ShouldBe(8);
            first.Kill();
            second.Kill();
        }

        if (!OperatingSystem.IsWindows()) System.IO.File.GetUnixFileMode(File).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await app.Step(university, withdrawn, "withdraw")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.As(university).Send(HttpMethod.Patch, changed, new { summary = "Casting of bronze bells for a tower." }, "*", media: "application/merge-patch+json")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.Step(op, $"/v1/organizations/{other.Organization}", "suspend", new { reason = "Its licence was forged." })).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Publish(university, "Came while it was down", "Eta sealing of hydrogen turbopumps.");
        // Told to nobody, so that it shows which text was read.
        await app.AsOwner("update results.results set summary = 'Nothing that anybody asks for.' where title = 'Stays as it was'");

        using var node = await Node.Start(app.ConnectionString, op, _folder);
        node.ReadAnew.ShouldNotBeNull().ShouldBeInRange(1, 4);
        await Story.Soon(async () => (await node.Found("sealing of hydrogen turbopumps")).Count == 6 && (await node.Found("casting of bronze bells")).Count > 0);
        (await node.Found("sealing of hydrogen turbopumps")).ShouldBe(["Came while it was down", "Stays as it was", "Stays, too 0", "Stays, too 1", "Stays, too 2", "Stays, too 3"]);
        (await node.Found("casting of bronze bells")).ShouldBe(["Will say something else"]);
        (await node.Found("alpha")).ShouldBe(["Stays as it was"]);
        (await node.Found("epsilon")).ShouldBeEmpty(draft);
    }

    [Fact]
    public async Task What_came_since_the_last_is_written_when_the_service_ends()
    {
        var (op, university) = (await app.Actor(Role.Operator), await app.Actor(Role.Manager, OrganizationKind.University));
        await Publish(university, "Before", "Nitriding of marine crankshafts.");
        using (var node = await Node.Start(app.ConnectionString, op, _folder, minutes: 600))
        {
            await Story.Soon(() => Task.FromResult(System.IO.File.Exists(File)));
            await Publish(university, "Since", "Nitriding of marine crankshafts, again.");
            await Story.Soon(async () => (await node.Found("nitriding of crankshafts")).Count == 2);
            await node.End();
        }

        using var next = await Node.Start(app.ConnectionString, op, _folder, minutes: 600);
        next.ReadAnew.ShouldBe(0);
        (await next.Found("nitriding of crankshafts")).ShouldBe(["Before", "Since"]);
    }

    [Fact]
    public async Task What_a_start_has_caught_up_with_is_written_in_its_turn_and_does_not_hold_it_up()
    {
        var (op, university) = (await app.Actor(Role.Operator), await app.Actor(Role.Manager, OrganizationKind.University));
        await Publish(university, "Before", "Etching of quartz oscillators.");
        using (var node = await Node.Start(app.ConnectionString, op, _folder, minutes: 600))
        {
            await Story.Soon(() => Task.FromResult(System.IO.File.Exists(File)));
            node.Kill();
        }

        await Publish(university, "Meanwhile", "Etching of quartz oscillators, again.");
        using var next = await Node.Start(app.ConnectionString, op, _folder, minutes: 600);
        next.ReadAnew.ShouldNotBeNull().ShouldBeInRange(1, 2);
        (await next.Found("etching of oscillators")).ShouldBe(["Before", "Meanwhile"]);
        await Task.Delay(3000, TestContext.Current.CancellationToken);
        next.HasWritten.ShouldBeFalse();
        await next.End();
        next.HasWritten.ShouldBeTrue();
    }

    [Fact]
    public async Task One_that_is_not_whole_is_not_used_and_written_anew()
    {
        var (op, university) = (await app.Actor(Role.Operator), await app.Actor(Role.Manager, OrganizationKind.University));
        await Publish(university, "Hinges", "Anodizing of magnesium hinges.");
        using (var node = await Node.Start(app.ConnectionString, op, _folder))
        {
            await Story.Soon(() => Task.FromResult(System.IO.File.Exists(File)));
            node.Kill();
        }

        foreach (var how in new[] { "damaged", "cut off", "empty" })
        {
            var whole = await System.IO.File.ReadAllBytesAsync(File, TestContext.Current.CancellationToken);
            if (how == "damaged") whole[whole.Length / 2] ^= 4;
            var broken = how == "damaged" ? whole : how == "cut off" ? whole[..^9] : [];
            await System.IO.File.WriteAllBytesAsync(File, broken, TestContext.Current.CancellationToken);
            using var next = await Node.Start(app.ConnectionString, op, _folder);
            next.ReadAnew.ShouldBeNull(how);
            next.Said.ShouldContain("Index of each result: filled from the database, since the snapshot is not used");
            (await next.Found("anodizing of magnesium hinges")).ShouldBe(["Hinges"], how);
            // Not larger than before: an index that has been filled at once is the smaller one.
            await Story.Soon(() => Task.FromResult(next.HasWritten));
            (await System.IO.File.ReadAllBytesAsync(File, TestContext.Current.CancellationToken)).ShouldNotBe(broken, how);
            next.Kill();
        }
    }

    [Fact]
    public async Task Where_none_can_be_written_the_service_serves()
    {
        var (op, university) = (await app.Actor(Role.Operator), await app.Actor(Role.Manager, OrganizationKind.University));
        await Publish(university, "Served", "Flocking of upholstery fabrics.");
        await System.IO.File.WriteAllTextAsync(_folder, "a file where the folder should be", TestContext.Current.CancellationToken);
        using var node = await Node.Start(app.ConnectionString, op, _folder);
        await Story.Soon(() => Task.FromResult(node.Said.Contains("the snapshot cannot be written", StringComparison.Ordinal)));
        (await node.Found("flocking of upholstery fabrics")).ShouldBe(["Served"]);
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
        System.IO.File.Delete(_folder);
    }

    private Task<string> Publish(TestActor by, string title, string text) => app.Post(by, "results", Items.Body("results", title, text), publish: true);
}
