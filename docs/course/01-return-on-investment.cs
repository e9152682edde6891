#!/usr/bin/env dotnet
#:project ../../src/CrmRoi.Metrics/CrmRoi.Metrics.csproj

// ROI in three lines: a return compares what came in with what it cost.

using CrmRoi.Metrics.Investment;

var crm = new ReturnOnInvestment(gain: 75_000, cost: 12_000);
Console.WriteLine(crm.NetReturn);            // 525%
Console.WriteLine(crm.ProfitGain);           // 63000

var tool = new ReturnOnInvestment(gain: 11_000, cost: 1_000);
Console.WriteLine(tool.NetReturn);           // 1000%
Console.WriteLine($"{tool.NetReturn:X}");    // 10x

// Exercise. A colleague says: "The 75,000 were revenue. Our gross margin is 20 %." What is the return now? And if you call gain / cost the return,
// as some do?
// Solution:
var honest = new ReturnOnInvestment(gain: 75_000 * 0.20m, cost: 12_000);
Console.WriteLine(honest.NetReturn);         // 25%
Console.WriteLine(honest.GrossReturn);       // 125%
