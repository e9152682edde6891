#!/usr/bin/env dotnet
#:project ../../src/CrmRoi.Metrics/CrmRoi.Metrics.csproj

// Summaries that add across machines: each machine sums its own deals, and the sums add up exactly.

using CrmRoi.Metrics;
using CrmRoi.Metrics.Sales;

DateTimeOffset Day(int day) => new(2025, 5, day, 0, 0, 0, TimeSpan.Zero);
Deal[] germany = [new(Day(1), Day(11), Outcome.Won, 4_000), new(Day(1), Day(9), Outcome.Lost, 700), new(Day(2), Day(8), Outcome.Lost, 300)];
Deal[] france = [new(Day(2), Day(22), Outcome.Won, 6_000)];
Deal[] spain = [new(Day(3), Day(5), Outcome.Lost, 900), new(Day(3), null, Outcome.Open, 50)];

byte[][] messages = [germany.Summarize().ToBytes(), france.Summarize().ToBytes(), spain.Summarize().ToBytes()];
var total = messages.Select(SalesSummary.FromBytes).Aggregate(SalesSummary.Empty, (sum, part) => sum + part);

Console.WriteLine(total.WinRate);                                              // 40%
Console.WriteLine(total.WonAmount);                                            // 10000
Console.WriteLine(total.SalesCycle.MeanDays);                                  // 15
Console.WriteLine(total.Equals(germany.Concat(france).Concat(spain).Summarize())); // True

// Exercise. The messages come in another order, and the one from France comes last. Does the total change? And what goes wrong if the machines send
// their win rates and you take the mean?
// Solution:
var later = SalesSummary.FromBytes(messages[2]) + SalesSummary.FromBytes(messages[0]) + SalesSummary.FromBytes(messages[1]);
Console.WriteLine(later.Equals(total));                                        // True
Console.WriteLine($"{new[] { germany, france, spain }.Average(deals => deals.Summarize().WinRate.Value):P0}"); // 44 %
