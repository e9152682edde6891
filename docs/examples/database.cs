#!/usr/bin/env dotnet
#:project ../../src/CrmRoi.Metrics/CrmRoi.Metrics.csproj
#:package Microsoft.EntityFrameworkCore.Sqlite
#:include generated/*.cs
#:include database/*.cs

// Deals in a database, by Entity Framework Core: rows become facts, and totals are made in the database by a LINQ GroupBy, equal to those of the rows to the last bit.
//
//   dotnet run docs/examples/database.cs                        20,000 made-up deals of eight reps, in a SQLite file that is deleted at the end
//   dotnet run docs/examples/database.cs -- --deals 100000
//
// SalesContext.cs is the model and SalesQueries.cs the queries: the places to copy from.

using System.Diagnostics;
using System.Globalization;
using CrmRoi.Metrics.Sales;
using Database;
using Generated;
using Microsoft.Data.Sqlite;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

var deals = 20_000L;
if (args is not [] && !(args is ["--deals", var text] && long.TryParse(text, NumberStyles.None, null, out deals)))
{
    Console.Error.WriteLine("Usage: dotnet run docs/examples/database.cs -- [--deals NUMBER]");
    return 1;
}

var file = Path.Combine(Path.GetTempPath(), $"crmroi-{Environment.ProcessId}.db");
try
{
    var facts = Enumerable.Range(1, (int)deals).ToDictionary(id => (long)id, id => (Rep: GeneratedDeals.Rep(id) % 8, Deal: DealOf(id)));
    using (var context = new SalesContext(file))
    {
        context.Database.EnsureCreated();
        context.AddRange(facts.Select(fact => DealRow.Of(fact.Key, fact.Value.Rep, fact.Value.Deal)));
        context.SaveChanges();
    }

    using var sales = new SalesContext(file);
    var queries = new SalesQueries(sales);
    var watch = Stopwatch.StartNew();
    var rows = queries.Rows().ToList();
    var fromRows = rows.SummarizeBy(row => row.Rep, row => row.Deal);
    var changed = rows.Count(row => facts[row.Id] != (row.Rep, row.Deal));
    Console.WriteLine($"rows      {rows.Count:N0} deals read and summarised in {watch.ElapsedMilliseconds:N0} ms; {changed} came out other than they went in");

    watch.Restart();
    var fromTotals = queries.ByRep(out var sent);
    Console.WriteLine($"totals    made in the database and {sent:N0} rows read in {watch.ElapsedMilliseconds:N0} ms");
    Console.WriteLine($"equal     {fromRows.Count(rep => rep.Value.Equals(fromTotals[rep.Key]))} of {fromRows.Count} reps, to the last bit");
    Console.WriteLine($"win rate  {fromTotals.Total.WinRate:P1}; average deal {fromTotals.Total.AverageDealSize:N2}; median cycle {fromTotals.Total.SalesCycle.Median?.TotalDays:0.0} days");

    foreach (var sql in queries.Sql)
        Console.WriteLine($"\n{sql}");
    var madeInTheDatabase = queries.Sql.All(sql => sql.Contains("GROUP BY", StringComparison.Ordinal));
    return rows.Count == deals && changed == 0 && fromTotals.Equals(fromRows) && madeInTheDatabase ? 0 : 1;

    // Of ten deals, one has no amount yet.
    static Deal DealOf(long id) => GeneratedDeals.Deal(id) is var deal && id % 10 == 0 ? new Deal(deal.Opened, deal.Closed, deal.Outcome, null, deal.Cost) : deal;
}
finally
{
    SqliteConnection.ClearAllPools();
    File.Delete(file);
}
