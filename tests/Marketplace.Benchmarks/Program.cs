using Marketplace.Benchmarks.Http;
using Marketplace.Benchmarks.Imports;
using Marketplace.Benchmarks.Matching;

return args switch
{
    ["imports", .. var rest] => await ImportBenchmark.Run(rest),
    ["matching", .. var rest] => await MatchingBenchmark.Run(rest),
    ["http", .. var rest] => await HttpBenchmark.Run(rest),
    ["floor", .. var rest] => await Floor.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tests/Marketplace.Benchmarks -- imports [ROWS] | matching [--sizes N,N,N] [--quick] [--data DIR] | http [--results N] [--seconds N] [--data DIR]");
    return 2;
}
