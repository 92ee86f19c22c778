using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Platform;

/// <summary>Who starts it wrongly is told so in one line, and nothing is begun.</summary>
public sealed class StartArgumentTests(TestApp app, TestServer server) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("servce", "'servce' is nothing to do.")]
    [InlineData("--urls=nonsense", "Invalid url: 'nonsense'")]
    [InlineData("--demo=much", "--demo is sample or seed, and not much.")]
    public async Task A_word_that_is_none(string word, string told)
    {
        var folder = Directory.CreateTempSubdirectory("marketplace-start-");
        try
        {
            var (exit, said) = await StartArgument.Run([word], ("data", folder.FullName));
            exit.ShouldBe(1);
            said.ShouldStartWith(told);
            said.Trim().Split('\n').Length.ShouldBe(1, said);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task An_owner_without_a_service() =>
        (await StartArgument.Run(["migrate"], ("ConnectionStrings__Owner", server.OwnerOf(app.ConnectionString))))
            .ShouldBe((1, "ConnectionStrings__Owner is set without ConnectionStrings__Marketplace.\n"));

    [Theory]
    [InlineData("migrate")]
    [InlineData("backup")]
    public async Task What_only_the_owner_may(string work)
    {
        var file = Path.Combine(Path.GetTempPath(), $"marketplace-{Guid.NewGuid():n}.dump");
        var (exit, said) = await StartArgument.Run([work, file], ("ConnectionStrings__Marketplace", app.ConnectionString));
        exit.ShouldBe(1);
        said.ShouldContain("permission denied");
        said.ShouldEndWith("name it by ConnectionStrings__Owner.\n");
        File.Exists(file).ShouldBeFalse();
    }
}
