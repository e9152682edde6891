#!/usr/bin/env dotnet
#:project ../../src/CrmRoi.Metrics/CrmRoi.Metrics.csproj

// The deal that is still open: a young cohort looks quick because its slow deals are still open.

using CrmRoi.Metrics;
using CrmRoi.Metrics.Sales;

DateTimeOffset Day(int month, int day) => new(2025, month, day, 0, 0, 0, TimeSpan.Zero);
Deal[] deals =
[
    new(Day(1, 1), Day(1, 1).AddDays(10), Outcome.Won, 1_000),
    new(Day(1, 1), Day(1, 1).AddDays(50), Outcome.Won, 1_000),
    new(Day(2, 1), Day(2, 1).AddDays(10), Outcome.Won, 1_000),
    new(Day(2, 1), null, Outcome.Open, 1_000),
];
var january = deals.OpenedIn(Period.Month(2025, 1, TimeZoneInfo.Utc)).Summarize();
var february = deals.OpenedIn(Period.Month(2025, 2, TimeZoneInfo.Utc)).Summarize();

Console.WriteLine(january.SalesCycle.MeanDays);     // 30
Console.WriteLine(february.SalesCycle.MeanDays);    // 10
Console.WriteLine(february.Open);                   // 1

// Exercise. Compare the close rate, won / created, of both months after 20 days under observation each. It is 1 March.
// Solution:
var alike = deals.AtEqualFollowUp(TimeSpan.FromDays(20), observedUntil: Day(3, 1)).ToArray();
Console.WriteLine(alike.OpenedIn(Period.Month(2025, 1, TimeZoneInfo.Utc)).Summarize().CloseRate); // 50%
Console.WriteLine(alike.OpenedIn(Period.Month(2025, 2, TimeZoneInfo.Utc)).Summarize().CloseRate); // 50%
