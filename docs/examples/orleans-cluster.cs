#!/usr/bin/env dotnet
#:project ../../src/CrmRoi.Metrics/CrmRoi.Metrics.csproj
#:package Microsoft.Orleans.Server
#:include generated/*.cs
#:include orleans-cluster/*.cs

// Deals summarised by a cluster of three Orleans silos, each a process of its own on loopback. One of them is killed in the middle; the result is still
// complete, and its bytes are those of one process that does all the work.
//
//   dotnet run -c Release docs/examples/orleans-cluster.cs                        100,000 made-up deals
//   dotnet run -c Release docs/examples/orleans-cluster.cs -- --deals 10000000
//
// PartitionGrain.cs is what a cluster needs: a builder in each grain, and + where the parts meet. Coordinator.cs asks for the parts, SiloProcess.cs runs the processes.

using System.Diagnostics;
using System.Globalization;
using CrmRoi.Metrics.Sales;
using Generated;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;
using OrleansCluster;

const int Silos = 3;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is [SiloProcess.Role, ..])
{
    await SiloProcess.Run(args);
    return 0;
}

var deals = 100_000L;
if (args is not [] && !(args is ["--deals", var text] && long.TryParse(text, NumberStyles.None, null, out deals)))
{
    Console.Error.WriteLine("Usage: dotnet run -c Release docs/examples/orleans-cluster.cs -- [--deals NUMBER]");
    return 1;
}

// Whatever hangs: two minutes. The silos end when their input does, with this process.
var limit = TimeSpan.FromMinutes(2);
using var alarm = new Timer(_ => { Console.Error.WriteLine($"orleans-cluster: not done within {limit}."); Environment.Exit(1); }, null, limit, Timeout.InfiniteTimeSpan);

var watch = Stopwatch.StartNew();
var silos = await SiloProcess.Start(Silos);
try
{
    Console.WriteLine($"{Silos} silos joined after {watch.Elapsed.TotalSeconds:N1} s");
    var builder = Host.CreateApplicationBuilder();
    builder.Logging.ClearProviders();
    builder.UseOrleansClient(client => client
        .UseStaticClustering([.. silos.Select(silo => silo.Gateway)])
        .UseConnectionRetryFilter(async (_, stop) => { await Task.Delay(200, stop); return true; })
        .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (SiloProcess.Cluster, SiloProcess.Cluster))
        .Configure<ClientMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(10)));
    using var host = builder.Build();
    // Ctrl+C and SIGTERM end the process, not only the client.
    host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(() => Environment.Exit(1));
    await host.StartAsync();
    var grains = host.Services.GetRequiredService<IGrainFactory>();

    watch.Restart();
    var coordinator = new Coordinator(grains, deals, victim: silos[1]);
    var fromCluster = await coordinator.Summarize();
    Console.WriteLine($"{deals:N0} deals summarised by the cluster in {watch.Elapsed.TotalSeconds:N1} s, the silence of the killed silo included");
    foreach (var (silo, partitions) in coordinator.Made)
        Console.WriteLine($"  {silo} made {partitions} partitions");
    Console.WriteLine($"  {coordinator.AskedAgain.Partitions} partitions were asked again, {coordinator.AskedAgain.Times} times in all");

    watch.Restart();
    var single = SalesSummary.NewBuilder();
    for (var number = 0L; number < deals; number++)
        single.Add(GeneratedDeals.Deal(number));
    var (expected, actual) = (single.ToSummary().ToBytes(), fromCluster.ToBytes());
    Console.WriteLine($"{deals:N0} deals summarised by one process on one core in {watch.Elapsed.TotalSeconds:N1} s");

    var equal = expected.AsSpan().SequenceEqual(actual);
    Console.WriteLine(equal ? $"The {actual.Length:N0} bytes of both summaries are equal." : "The summaries differ.");
    silos.ForEach(silo => silo.Kill());
    return equal && coordinator.AskedAgain.Partitions > 0 ? 0 : 1;
}
finally
{
    silos.ForEach(silo => silo.Dispose());
}
