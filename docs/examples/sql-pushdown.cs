#!/usr/bin/env dotnet
#:project ../../src/CrmRoi.Metrics/CrmRoi.Metrics.csproj
#:package DuckDB.NET.Data.Full
#:package Npgsql
#:include generated/*.cs
#:include sql-pushdown/*.cs

// Totals made by SQL, where the deals lie: the same figures as from the deals, to the last bit. A few hundred rows a rep travel, however many deals there are.
//
//   dotnet run docs/examples/sql-pushdown.cs                        100,000 made-up deals of 200 reps
//   dotnet run docs/examples/sql-pushdown.cs -- --deals 1000000
//
// It starts a PostgreSQL of its own, which ends with it (Debian: apt-get install postgresql), and a DuckDB in memory.
// Both keep microseconds, a tenth of what a TimeSpan can show; these deals have whole seconds, so nothing is lost on the way.
// SalesBySql.cs makes the summaries and the .sql files the totals: the places to copy from.

using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using CrmRoi.Metrics.Sales;
using DuckDB.NET.Data;
using Generated;
using Npgsql;
using SqlPushdown;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

var deals = 100_000L;
if (args is not [] && !(args is ["--deals", var text] && long.TryParse(text, NumberStyles.None, null, out deals)))
{
    Console.Error.WriteLine("Usage: dotnet run docs/examples/sql-pushdown.cs -- [--deals NUMBER]");
    return 1;
}

// Whatever hangs: a minute, and another for each 100,000 deals. PostgreSQL ends with the program.
var limit = TimeSpan.FromMinutes(1 + Math.Ceiling(deals / 100_000.0));
using var alarm = new Timer(_ => { Console.Error.WriteLine($"sql-pushdown: not done within {limit}."); Environment.Exit(1); }, null, limit, Timeout.InfiniteTimeSpan);

IEnumerable<DealRow> Rows()
{
    for (var number = 0L; number < deals; number++)
        yield return new DealRow(GeneratedDeals.Rep(number), GeneratedDeals.Deal(number));
}

try
{
    var watch = Stopwatch.StartNew();
    var fromRows = Rows().SummarizeBy(row => row.Rep, row => row.Deal);
    Console.WriteLine($"rows        {deals:N0} deals generated and summarised in {watch.ElapsedMilliseconds:N0} ms");

    SalesBySql fromPostgreSql, fromDuckDb;
    using (var server = PostgreSqlServer.Start())
    using (var connection = new NpgsqlConnection(server.ConnectionString))
    {
        connection.Open();
        fromPostgreSql = Ask("PostgreSQL", connection, () => Databases.Load(connection, Rows()));
    }

    using (var connection = new DuckDBConnection("DataSource=:memory:"))
    {
        connection.Open();
        fromDuckDb = Ask("DuckDB", connection, () => Databases.Load(connection, Rows()));
    }

    Console.WriteLine();
    Show("", "rows", "PostgreSQL", "DuckDB");
    SalesSummary[] totals = [fromRows.Total, fromPostgreSql.Total, fromDuckDb.Total];
    ShowMetric("deals", sales => sales.Created);
    ShowMetric("won amount", sales => sales.WonAmount);
    ShowMetric("average deal size", sales => sales.AverageDealSize.Value);
    ShowMetric("standard deviation of deal sizes", sales => sales.WonAmounts.StandardDeviation);
    ShowMetric("win rate", sales => sales.WinRate);
    ShowMetric("gross margin rate", sales => sales.GrossMarginRate);
    ShowMetric("median sales cycle, days", sales => sales.SalesCycle.Median?.TotalDays);
    ShowMetric("90th percentile, days", sales => sales.SalesCycle.Quantile(0.9)?.TotalDays);
    ShowMetric("sales velocity, per day", sales => sales.OpenSalesVelocity);
    Console.WriteLine();

    var different = fromRows.Count(rep => !(Same(fromPostgreSql, rep) && Same(fromDuckDb, rep)));
    Console.WriteLine(different == 0 ? $"The summaries of all {fromRows.Count} reps are equal, each to the last bit." : $"The summaries of {different} reps differ.");
    return different == 0 && totals.All(total => total.Equals(fromRows.Total)) ? 0 : 1;

    void ShowMetric(string name, Func<SalesSummary, object?> metric) => Show([name, .. totals.Select(total => string.Format(CultureInfo.InvariantCulture, "{0:0.####}", metric(total) ?? "n/a"))]);
}
catch (Exception error) when (error is InvalidOperationException or NpgsqlException or DuckDBException or IOException)
{
    Console.Error.WriteLine($"sql-pushdown: {error.Message}");
    return 1;
}

static SalesBySql Ask(string database, DbConnection connection, Action load)
{
    var watch = Stopwatch.StartNew();
    load();
    var loaded = watch.ElapsedMilliseconds;
    watch.Restart();
    var sales = SalesBySql.Read(connection, SqlFile.Read($"{database.ToLowerInvariant()}-totals.sql"), SqlFile.Read($"{database.ToLowerInvariant()}-bins.sql"));
    Console.WriteLine($"{database,-11} loaded in {loaded:N0} ms; totals made and {sales.Rows:N0} rows read in {watch.ElapsedMilliseconds:N0} ms");
    return sales;
}

static bool Same(SalesBySql sales, KeyValuePair<int, SalesSummary> rep) => sales.ByRep.TryGetValue(rep.Key, out var summary) && summary.Equals(rep.Value);

static void Show(params string[] cells) => Console.WriteLine($"{cells[0],-34}{cells[1],20}{cells[2],20}{cells[3],20}");
