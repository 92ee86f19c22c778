using System.Text.RegularExpressions;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Rules;

public sealed partial class ReadmeRules
{
    [Fact]
    public async Task Every_promise_names_tests_that_there_are()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"), TestContext.Current.CancellationToken);
        var table = text.Split("## Promises")[1].Split("\n## ")[0];
        var classes = typeof(ReadmeRules).Assembly.GetTypes().Where(t => t.GetMethods().Any(m => m.IsDefined(typeof(FactAttribute), inherit: true))).Select(t => t.Name).ToList();

        var rows = table.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).ToList();
        rows.Count.ShouldBeGreaterThan(20);
        rows.ShouldAllBe(row => Names().IsMatch(row.Split('|')[2]));
        rows.SelectMany(row => Names().Matches(row.Split('|')[2]).Select(m => m.Groups[1].Value)).Except(classes).ShouldBeEmpty();
    }

    [GeneratedRegex("`([A-Za-z]+)`")]
    private static partial Regex Names();
}
