#!/usr/bin/env dotnet
#:project ../../src/CrmRoi.Metrics/CrmRoi.Metrics.csproj

// Rates of return that lie: some cash flows have several rates of return, and some have none.

using CrmRoi.Metrics.Investment;

var pump = new CashFlows(-1_600, 10_000, -10_000).InternalRateOfReturn();
Console.WriteLine(string.Join(", ", pump.Roots.Select(root => $"{root:0.00}"))); // 0.25, 4.00
Console.WriteLine(pump.Choice);                                                  // NearestToZero

var never = new CashFlows(1_000, -3_000, 2_500).InternalRateOfReturn();
Console.WriteLine($"{never} {never.Reason}");                                    // n/a NoRoot
Console.WriteLine(new CashFlows(5_000, 4_000).InternalRateOfReturn().Reason);    // NoSignChange

// Exercise. Is the project of the example worth doing at a discount rate of 10 % a year? And at 30 %?
// Solution:
var project = new CashFlows(-1_600, 10_000, -10_000);
Console.WriteLine($"{project.NetPresentValue(0.10m):0}");                        // -774
Console.WriteLine($"{project.NetPresentValue(0.30m):0}");                        // 175
