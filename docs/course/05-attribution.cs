#!/usr/bin/env dotnet
#:project ../../src/CrmRoi.Metrics/CrmRoi.Metrics.csproj

// Who gets the credit: a model of attribution is a convention, and all of them share out the same money.

using CrmRoi.Metrics.Marketing;

var journeys = new[]
{
    new ConversionPath(["search", "direct", "email"], conversions: 1, amount: 120),
    new ConversionPath(["search", "email", "direct"], conversions: 2, amount: 180),
    new ConversionPath(["email"], conversions: 1, amount: 90),
}.ToJourneys();

string Of(AttributionModel model) =>
    string.Join(", ", journeys.Attribute(model).RoundAmounts().ByChannel.Select(row => $"{row.Key} {row.Value.Amount}"));

Console.WriteLine(Of(AttributionModel.FirstTouch));      // direct 0, email 90, search 300
Console.WriteLine(Of(AttributionModel.LastTouch));       // direct 180, email 210, search 0
Console.WriteLine(Of(AttributionModel.Linear));          // direct 100, email 190, search 100

// Exercise. "direct" means that somebody typed in the address. It is no campaign. Give its credit to the last touch that is not direct.
// Solution:
Console.WriteLine(Of(AttributionModel.LastNonDirect())); // direct 0, email 390, search 0
