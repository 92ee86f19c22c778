using System.Globalization;

namespace Marketplace.Benchmarks.Matching;

/// <param name="Data">Null where it is to be looked for.</param>
internal sealed record Options(IReadOnlyList<int> Sizes, bool IsQuick, string? Data)
{
    public static readonly IReadOnlyList<int> Usual = [10_731, 87_970, 1_000_000];

    public bool IsWhole => !IsQuick && Sizes.SequenceEqual(Usual);

    public string Command => IsWhole ? "./bench" : IsQuick ? "./bench --quick" : $"./bench --sizes {string.Join(',', Sizes)}";

    public static Options Of(string[] args)
    {
        var options = new Options(Usual, false, null);
        for (var i = 0; i < args.Length; i++)
        {
            options = args[i] switch
            {
                "--quick" => options with { IsQuick = true, Sizes = [Usual[0]] },
                "--sizes" when i + 1 < args.Length => options with { Sizes = [.. args[++i].Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture))] },
                "--data" when i + 1 < args.Length => options with { Data = args[++i] },
                _ => throw new ArgumentException($"Unknown argument: {args[i]}"),
            };
        }

        return options;
    }
}
