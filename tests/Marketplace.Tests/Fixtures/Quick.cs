namespace Marketplace.Tests.Fixtures;

internal static class Quick
{
    public static bool IsRun => Environment.GetEnvironmentVariable("MARKETPLACE_TEST_ALL") != "1";

    /// <summary>For what takes too long to be run by everyone every time.</summary>
    public static void IsSkipped() => Assert.SkipWhen(IsRun, "Only in ./test --all (MARKETPLACE_TEST_ALL=1).");
}
