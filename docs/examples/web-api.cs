#!/usr/bin/env dotnet
#:sdk Microsoft.NET.Sdk.Web
#:project ../../src/CrmRoi.Metrics/CrmRoi.Metrics.csproj
#:package Microsoft.AspNetCore.OpenApi
#:include web-api/*.cs

// A web API: deals and costs in; win rate by rep, return with its range and sales cycle out; OpenAPI with real schemas; a bad deal is a 400 that names the field.
//
//   dotnet run docs/examples/web-api.cs                 calls itself over HTTP, compares the answers with those of the library, and ends with 0 if all are equal
//   dotnet run docs/examples/web-api.cs -- --serve      serves on http://127.0.0.1:5080 until Ctrl+C
//
// Api.cs is the API: the place to copy from. Client.cs calls it, CompanyDeals.cs reads the deals of the made-up company.

using System.Globalization;
using WebApi;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

var serve = args is ["--serve"];
if (args is not [] && !serve)
{
    Console.Error.WriteLine("Usage: dotnet run docs/examples/web-api.cs -- [--serve]");
    return 1;
}

await using var app = Api.Build(serve ? "http://127.0.0.1:5080" : "http://127.0.0.1:0");
await app.StartAsync();
Console.WriteLine($"Listening on {app.Urls.Single()}");
if (serve)
{
    await app.WaitForShutdownAsync();
    return 0;
}

using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
using var client = new Client(new Uri(app.Urls.Single()), limit.Token);
var differences = await client.CompareAsync();
foreach (var difference in differences)
    Console.Error.WriteLine($"web-api: {difference}");
return differences.Count == 0 ? 0 : 1;
