using System.Globalization;
using CrmRoi.Metrics;
using CrmRoi.Metrics.Sales;

namespace WebApi;

/// <summary>The deals of the made-up company in docs/examples/data, whose CRM went live on 1 January 2025, of the reps who got it.</summary>
internal static class CompanyDeals
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public static List<RepDeal> Read()
    {
        var lines = File.ReadAllLines(Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, "data", "deals.csv"));
        return [.. lines.Skip(1).Select(line => line.Split(',')).Where(row => row[12] == "yes").Select(row => new RepDeal(row[7], DealOf(row)))];
    }

    // Dates, not instants: opened is the start of its day, closed the last instant.
    private static Deal DealOf(string[] row)
    {
        var outcome = Enum.TryParse<Outcome>(row[3], out var decided) ? decided : Outcome.Open;
        return new Deal(
            CalendarDay.Parse(row[1]).Start(Zone),
            outcome == Outcome.Open ? null : CalendarDay.Parse(row[2]).LastInstant(Zone),
            outcome,
            decimal.Parse(row[4], CultureInfo.InvariantCulture),
            row[5].Length == 0 ? null : decimal.Parse(row[5], CultureInfo.InvariantCulture));
    }
}
