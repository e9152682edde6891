#!/usr/bin/env dotnet
#:project ../../src/CrmRoi.Metrics/CrmRoi.Metrics.csproj
#:include generated/*.cs

// Streams any number of made-up deals through a builder, in constant memory.
//
//   dotnet run -c Release docs/examples/stream-deals.cs                          1,000,000 deals
//   dotnet run -c Release docs/examples/stream-deals.cs -- --deals 100000000

using System.Diagnostics;
using System.Globalization;
using CrmRoi.Metrics.Sales;
using Generated;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

var deals = 1_000_000L;
if (args is not [] && !(args is ["--deals", var text] && long.TryParse(text, NumberStyles.None, null, out deals)))
{
    Console.Error.WriteLine("Usage: dotnet run -c Release docs/examples/stream-deals.cs -- [--deals NUMBER]");
    return 1;
}

var watch = Stopwatch.StartNew();
var builder = SalesSummary.NewBuilder();
var allocated = 0L;
for (var number = 0L; number < deals; number++)
{
    if (number == deals / 10)
    {
        Report("After a tenth");
        allocated = GC.GetAllocatedBytesForCurrentThread();
    }

    builder.Add(GeneratedDeals.Deal(number));
}

allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
Report("At the end");
Console.WriteLine($"The last nine tenths allocated {allocated:N0} bytes.");

var sales = builder.ToSummary();
Console.WriteLine($"{sales.Created:N0} deals: {sales.WonAmount:N2} won, win rate {sales.WinRate}, median cycle {sales.SalesCycle.Median?.TotalDays:N1} days; {sales.ToBytes().Length:N0} bytes to send on.");
return 0;

void Report(string when)
{
    using var process = Process.GetCurrentProcess();
    Console.WriteLine($"{when,-14}{watch.Elapsed.TotalSeconds,8:N2} s   peak of the process {process.PeakWorkingSet64 / 1048576.0,6:N1} MB");
}
