#!/usr/bin/env dotnet
#:project ../../src/CrmRoi.Metrics/CrmRoi.Metrics.csproj

// What would have come anyway: a control group shows how much would have changed without the CRM.

using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Investment;

var group = new ControlGroup(
[
    new("North", hasCrm: true, 100, 128), new("South", true, 90, 112), new("East", true, 110, 131), new("West", true, 95, 121),
    new("A", hasCrm: false, 100, 108), new("B", false, 105, 110), new("C", false, 95, 106), new("D", false, 98, 102),
]);
Console.WriteLine(group.TreatedChange);                  // 97
Console.WriteLine(group.WithoutCrm);                     // 28
Console.WriteLine(group.Effect.Estimate);                // 69
Console.WriteLine($"{group.Effect.Interval():0}");       // [47, 91]

// Exercise. The CRM cost 50,000. What return does "before and after" claim, and what is left of it beside the control group?
// Solution:
var claimed = new ReturnOnInvestment(gain: group.TreatedChange, cost: 50);
var shown = new ReturnOnInvestment(gain: group.Effect.Estimate!.Value, cost: 50);
Console.WriteLine(claimed.NetReturn);                    // 94%
Console.WriteLine(shown.NetReturn);                      // 38%
