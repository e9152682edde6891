#!/usr/bin/env dotnet
#:project ../../src/CrmRoi.Metrics/CrmRoi.Metrics.csproj

// Undefined is not zero: where there is nothing to divide by, there is no rate.

using CrmRoi.Metrics;

var ada = new Proportion(successes: 3, trials: 4);
var bob = new Proportion(successes: 1, trials: 4);
var eve = new Proportion(successes: 0, trials: 0);

Console.WriteLine(eve);                      // n/a
Console.WriteLine(eve.IsDefined);            // False
Console.WriteLine(eve.Value is null);        // True
Console.WriteLine(eve < bob);                // False
Console.WriteLine(ada + bob + eve);          // 50%

// Exercise. Print a ranking: the best rep first. Reps without a rate do not belong in it; list them apart.
// Solution:
var reps = new Dictionary<string, Proportion> { ["Bob"] = bob, ["Eve"] = eve, ["Ada"] = ada };
var ranked = reps.Where(rep => rep.Value.IsDefined).OrderByDescending(rep => rep.Value.Value);
Console.WriteLine(string.Join(", ", ranked.Select(rep => rep.Key)));                             // Ada, Bob
Console.WriteLine(string.Join(", ", reps.Where(rep => !rep.Value.IsDefined).Select(rep => rep.Key))); // Eve
