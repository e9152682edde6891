#!/usr/bin/env dotnet
#:project ../../src/CrmRoi.Metrics/CrmRoi.Metrics.csproj

// The board paper: one page: what it brings, how sure that is, and what would turn it.

using CrmRoi.Metrics.Investment;

var crm = new BusinessCase(discountRate: 0.10m,
[
    CaseLine.Benefit("Gross profit of won deals", [0, 60_000, 80_000, 90_000], riskAdjustment: 0.20m),
    CaseLine.Benefit("Time saved", [0, 20_000, 25_000, 25_000], riskAdjustment: 0.10m),
    CaseLine.Cost("CRM", [50_000, 20_000, 20_000, 20_000], riskAdjustment: 0.05m),
]);
Console.WriteLine($"It brings {crm.NetPresentValue:0} in money of today.");           // It brings 97763 in money of today.
Console.WriteLine($"The money is back after {crm.NetCashFlows.Payback():0.0} years."); // The money is back after 1.1 years.
Console.WriteLine($"Its return is {crm.PresentValueReturn} (of present values).");    // Its return is 93.35% (of present values).

var first = crm.Sensitivity(variation: 0.10m)[0];
Console.WriteLine($"It depends most on: {first.Input}.");                            // It depends most on: Gross profit of won deals.

// Exercise. The board says: "Assume that only half of the benefits come, and that the costs are 10 % higher." Is it still worth it? How much more a year
// would it take?
// Solution:
var bad = crm.Scaled(benefits: 0.5m, costs: 1.1m);
Console.WriteLine($"{bad.NetPresentValue:0}");                                       // -13953
Console.WriteLine($"{bad.NeededGain!.Value.AnnualAmount:0}");                        // 5611
