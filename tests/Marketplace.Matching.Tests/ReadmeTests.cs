using System.Runtime.CompilerServices;

namespace Marketplace.Matching.Tests;

public sealed class ReadmeTests
{
    [Fact]
    public void The_readme_s_lines_do_what_they_say()
    {
        var written = new StringWriter();
        Run(written);
        written.ToString().ShouldMatch(@"^0\.\d\d \w+: .*graphene = 石墨烯");

        // The same lines, but for where they write to.
        var (readme, here) = (Lines(Source("../../src/Marketplace.Matching/README.md"), "```csharp", "```"), Lines(Source("ReadmeTests.cs"), "        // from here", "        // to here"));
        here.Select(line => line.Trim().Replace("output.WriteLine", "Console.WriteLine")).ShouldBe(readme.Select(line => line.Trim()));
    }

    private static void Run(StringWriter output)
    {
        // from here
        var index = new MatchIndex { Knowledge = new(Lexicon.Of([new("石墨烯", "graphene"), new("膜", "membrane; film")])) };
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        index.Apply(
        [
            new(first, [new(Field.Title, "石墨烯膜的制备方法")]),
            new(second, [new(Field.Title, "Breeding of rice")]),
        ], removed: []);
        var question = index.Ask([new(Field.Title, "Membranes of graphene")]);
        var best = question.Search(10)[0];
        var why = question.Explain(new(first, [new(Field.Title, "石墨烯膜的制备方法")]));
        output.WriteLine($"{best.Score:0.00} {best.Level}: {string.Join(", ", why.Terms.Select(t => $"{t.Asked} = {t.Term}"))}");
        // to here
    }

    private static List<string> Lines(string text, string from, string to) =>
        [.. text.Split('\n').SkipWhile(line => line != from).Skip(1).TakeWhile(line => line != to)];

    private static string Source(string path, [CallerFilePath] string here = "") => File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, path));
}
