using Marketplace.Benchmarks;
using Marketplace.Benchmarks.Http;
using Marketplace.Benchmarks.Imports;
using Marketplace.Benchmarks.Matching;

if (args is ["floor", .. var of])
{
    return await Floor.Run(of);
}

Leftovers.PutAwayOnSignals();
try
{
    return args switch
    {
        ["imports", .. var rest] => await ImportBenchmark.Run(rest),
        ["matching", .. var rest] => await MatchingBenchmark.Run(rest),
        ["http", .. var rest] => await HttpBenchmark.Run(rest),
        ["start", var program, .. var rest] => await StartBenchmark.Run(program, rest),
        _ => Usage(),
    };
}
catch (Exception) when (Leftovers.IsEnding)
{
    // The signal's own thread ends the process, when all is put away.
    await Task.Delay(Timeout.Infinite);
    throw;
}

static int Usage()
{
    Console.Error.WriteLine(
        "usage: dotnet run -c Release --project tests/Marketplace.Benchmarks -- imports [ROWS] | matching [--sizes N,N,N] [--quick] [--data DIR] | http [--results N] [--seconds N] [--data DIR] | start PROGRAM [RESULTS]");
    return 2;
}
