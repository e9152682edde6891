using System.Globalization;
using nietras.SeparatedValues;

namespace CrmReport;

/// <summary>The made-up company of docs/examples/data.</summary>
internal static class Company
{
    public const string Name = "Kestrel & Vane Instruments (made up)";

    public static readonly DateTimeOffset GoLive = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static string PathOf(string file) =>
        Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, "data", file);

    /// <summary>What the CRM cost: licences, set-up, migration, training and administration.</summary>
    public static decimal CrmCost()
    {
        using var costs = Sep.Reader().FromFile(PathOf("costs.csv"));
        return costs.Enumerate(row => (Area: row["area"].ToString(), Amount: decimal.Parse(row["amount"].Span, CultureInfo.InvariantCulture)))
            .Where(cost => cost.Area == "crm").Sum(cost => cost.Amount);
    }
}
