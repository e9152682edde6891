#!/usr/bin/env dotnet
#:project ../../src/CrmRoi.Metrics/CrmRoi.Metrics.csproj

// Is the uplift real: a change needs a range, and the range must not hold 0.

using CrmRoi.Metrics;
using CrmRoi.Metrics.Impact;

var change = Change.Of(before: new Proportion(20, 60), after: new Proportion(22, 60));
Console.WriteLine(change.Relative);                                    // 10%
Console.WriteLine($"{change.Interval:P0}");                            // [-13%, 20%]
Console.WriteLine(change.IsSignificant);                               // False

// The smallest change in the win rate that 60 deals on each side would have shown.
Console.WriteLine($"{change.MinimumDetectable:P0}");                   // 25 %

// Exercise. A vendor promises 29 % more. Do the 60 deals on each side speak for it or against it? And if there were a hundred times as many deals, with
// the same rates?
// Solution:
Console.WriteLine(change.Check(claimedRelativeChange: 0.29m).Verdict); // CannotTell

var many = Change.Of(before: new Proportion(2_000, 6_000), after: new Proportion(2_200, 6_000));
Console.WriteLine(many.IsSignificant);                                 // True
Console.WriteLine(many.Check(claimedRelativeChange: 0.29m).Verdict);   // FallsShort
