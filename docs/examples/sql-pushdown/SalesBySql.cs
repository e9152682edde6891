using System.Data.Common;
using System.Numerics;
using CrmRoi.Metrics;
using CrmRoi.Metrics.Sales;

namespace SqlPushdown;

/// <summary>The summary of each rep's deals, from the totals that a database makes where the deals lie.</summary>
internal sealed class SalesBySql
{
    private static readonly Totals NoDeals = new(0, 0, 0, 0, 0, 0, DurationDistribution.Empty);

    private readonly Dictionary<int, SalesSummary> _byRep;

    private SalesBySql(Dictionary<int, SalesSummary> byRep, int rows) => (_byRep, Rows) = (byRep, rows);

    /// <summary>How many rows the database sent.</summary>
    public int Rows { get; }

    public IReadOnlyDictionary<int, SalesSummary> ByRep => _byRep;

    public SalesSummary Total => _byRep.Values.Aggregate(SalesSummary.Empty, (total, rep) => total + rep);

    /// <summary>Asks a database for its totals and its histograms.</summary>
    public static SalesBySql Read(DbConnection connection, string totalsSql, string binsSql)
    {
        var bins = Query(connection, binsSql, row => (Group: GroupOf(row), Bin: KeyValuePair.Create((int)row.GetInt64(2), row.GetInt64(3))));
        var binsOf = bins.ToLookup(row => row.Group, row => row.Bin);
        var totals = Query(connection, totalsSql, row => (Group: GroupOf(row), Totals: TotalsOf(row, binsOf[GroupOf(row)])));
        var totalsOf = totals.ToDictionary(row => row.Group, row => row.Totals);

        return new SalesBySql(
            totals.Select(row => row.Group.Rep).Distinct().ToDictionary(rep => rep, rep => SummaryOf(
                totalsOf.GetValueOrDefault((rep, "Won"), NoDeals),
                totalsOf.GetValueOrDefault((rep, "Lost"), NoDeals),
                totalsOf.GetValueOrDefault((rep, "Open"), NoDeals))),
            totals.Count + bins.Count);
    }

    private static SalesSummary SummaryOf(Totals won, Totals lost, Totals open) =>
        SalesSummary.FromTotals(
            wonAmounts: Moments.FromTotals(won.Deals, won.Amount, won.SquaredAmounts),
            salesCycle: won.Cycle,
            lost: lost.Deals,
            lostAmount: lost.Amount,
            lostCycle: lost.Cycle,
            open: open.Deals,
            openAmount: open.Amount,
            wonWithKnownCost: won.DealsWithCost,
            amountWithKnownCost: won.AmountWithCost,
            cost: won.Cost);

    private static Totals TotalsOf(DbDataReader row, IEnumerable<KeyValuePair<int, long>> bins) => new(
        Deals: row.GetInt64(2),
        Amount: row.GetDecimal(3),
        SquaredAmounts: row.GetDecimal(4),
        DealsWithCost: row.GetInt64(5),
        AmountWithCost: row.GetDecimal(6),
        Cost: row.GetDecimal(7),
        Cycle: DurationDistribution.FromTotals(
            minimum: TimeSpan.FromTicks(row.GetInt64(8)),
            maximum: TimeSpan.FromTicks(row.GetInt64(9)),
            sumOfTicks: row.GetFieldValue<BigInteger>(10),
            sumOfSquaredTicks: row.GetFieldValue<BigInteger>(11),
            countsByBin: bins));

    private static (int Rep, string Outcome) GroupOf(DbDataReader row) => (row.GetInt32(0), row.GetString(1));

    private static List<T> Query<T>(DbConnection connection, string sql, Func<DbDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    private sealed record Totals(
        long Deals, decimal Amount, decimal SquaredAmounts, long DealsWithCost, decimal AmountWithCost, decimal Cost, DurationDistribution Cycle);
}
