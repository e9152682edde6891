#!/usr/bin/env dotnet
#:project ../../src/CrmRoi.Metrics/CrmRoi.Metrics.csproj

// Where the gain came from: a bridge splits a change into its drivers, and the parts add up.

using CrmRoi.Metrics.Impact;

var bridge = DriverBridge.OfGrossProfit(
    before: new DriverFigures(leads: 100, won: 20, revenue: 20_000, grossProfit: 5_000),
    after: new DriverFigures(leads: 120, won: 30, revenue: 33_000, grossProfit: 9_900));

Console.WriteLine(bridge.Change); // 4900
Console.WriteLine(string.Join(", ", bridge.Rounded().Select(part => $"{part.Driver} {part.Amount}"))); // leads 1307.92, mix 0, conversion 1597.08, deal size 687.08, margin 1307.92

// Exercise. The same company opens a new market. At home nothing changes. How does the bridge explain the growth without segments? And with the market
// as a segment of its own?
// Solution:
DriverFigures home = new(leads: 100, won: 20, revenue: 10_000, grossProfit: 5_000);
DriverFigures abroad = new(leads: 50, won: 10, revenue: 5_000, grossProfit: 2_500);
var mixed = DriverBridge.OfGrossProfit(home, new DriverFigures(leads: 150, won: 30, revenue: 15_000, grossProfit: 7_500));
Console.WriteLine(mixed[Driver.Leads]); // 2500

var apart = DriverBridge.OfGrossProfit(
    before: new Dictionary<string, DriverFigures> { ["home"] = home },
    after: new Dictionary<string, DriverFigures> { ["home"] = home, ["abroad"] = abroad });
Console.WriteLine(string.Join(", ", apart.Segments.Select(segment => $"{segment.Segment} {segment.Change}"))); // home 0, abroad 2500
