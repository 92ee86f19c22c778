using Marketplace.Benchmarks.Imports;

return args switch
{
    ["imports", .. var rest] => await ImportBenchmark.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tests/Marketplace.Benchmarks -- imports [ROWS]");
    return 2;
}
