#!/usr/bin/env dotnet
#:project ../../src/CrmRoi.Metrics/CrmRoi.Metrics.csproj

// Why the mean of two win rates lies: a team's rate comes from its deals, never from its members' rates.

using CrmRoi.Metrics;

var ada = new Proportion(successes: 9, trials: 10);
var bob = new Proportion(successes: 10, trials: 90);

Console.WriteLine($"{(ada.Value + bob.Value) / 2:P1}");  // 50.6 %
Console.WriteLine(ada + bob);                            // 19%
Console.WriteLine((ada + bob).Successes);                // 19

// Exercise. Ada sells 2 deals of 10,000 each, Bob sells 8 deals of 1,000 each. What is the average deal size of the team? What does the mean of their
// two averages say?
// Solution:
var adaSize = new Average(total: 20_000, count: 2);
var bobSize = new Average(total: 8_000, count: 8);
Console.WriteLine(adaSize + bobSize);                    // 2800
Console.WriteLine((adaSize.Value + bobSize.Value) / 2);  // 5500
