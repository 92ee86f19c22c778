using Marketplace.Benchmarks.Imports;
using Marketplace.Benchmarks.Matching;

return args switch
{
    ["imports", .. var rest] => await ImportBenchmark.Run(rest),
    ["matching", .. var rest] => await MatchingBenchmark.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tests/Marketplace.Benchmarks -- imports [ROWS] | matching [--sizes N,N,N] [--quick] [--data DIR]");
    return 2;
}
