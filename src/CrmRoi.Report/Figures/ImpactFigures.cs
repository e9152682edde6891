using CrmRoi.Metrics;
using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Investment;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Report;

/// <summary>
/// What the CRM brought, what drove it, what a control group says, and what follows for the investment. Everything uses the same gain.
/// </summary>
internal sealed class ImpactFigures
{
    public const decimal DiscountRate = 0.08m;

    /// <summary>The share by which each input is lowered and raised.</summary>
    public const decimal Variation = 0.2m;

    /// <summary>The name of the bar that shows the gain over its range.</summary>
    public const string GainOverRange = "Gain, over its 95% range";

    private const string GainLine = "Gain in gross profit";

    /// <summary>The library's answer on the change, its range and what the data cannot say.</summary>
    public required CrmImpact Impact { get; init; }

    /// <summary>The cost of the CRM until the end of the comparison.</summary>
    public required decimal Cost { get; init; }

    public required ReturnOnInvestment Expected { get; init; }

    /// <summary>The return at the low end of the range of the gain. Null without a range.</summary>
    public required ReturnOnInvestment? Low { get; init; }

    /// <summary>The return at the high end of the range.</summary>
    public required ReturnOnInvestment? High { get; init; }

    /// <summary>The gross profit of those with the CRM compared with the control group. Null without one.</summary>
    public required ControlGroup? Control { get; init; }

    /// <summary>The win rate of those with the CRM compared with the control group. Null without one.</summary>
    public required DifferenceInDifferences? WinRate { get; init; }

    /// <summary>The costs so far and, month by month, the gain.</summary>
    public required DatedCashFlows CashFlows { get; init; }

    /// <summary>Three years, if the gain since the go-live lasts. Null if the running cost is unknown.</summary>
    public required BusinessCase? ThreeYears { get; init; }

    /// <summary>The same at the low and the high end of the range of the gain.</summary>
    public required BusinessCase? ThreeYearsLow { get; init; }
    public required BusinessCase? ThreeYearsHigh { get; init; }

    /// <summary>What the result depends on, strongest first: each input 20% lower and higher, and the gain at the ends of its range.</summary>
    public required IReadOnlyList<TornadoBar> Sensitivity { get; init; }

    /// <summary>The result with all inputs as counted: the net present value of three years, or gain less cost without these years.</summary>
    public decimal SensitivityBase => ThreeYears?.NetPresentValue ?? Expected.ProfitGain;

    /// <summary>The change in the gross profit of those with the CRM, by driver.</summary>
    public DriverBridge Bridge => Impact.GrossProfit;

    /// <summary>The gain that counts.</summary>
    public decimal Gain => Expected.Gain;

    /// <summary>The confidence that the gain exceeds the cost, given what the data cannot check. Null without a range. It is not a probability.</summary>
    public double? ConfidenceThatItPaid => Impact.Effect.ConfidenceThatExceeds(Cost);

    /// <summary>
    /// The yearly growth without the CRM, beyond what is already taken off, at which the gain would just cover the cost: for the gain and for the low end
    /// of its range. Null if there was no gross profit before, or no range.
    /// </summary>
    public decimal? GrowthToBreakEven => GrowthTo(Gain - Cost);
    public decimal? GrowthToBreakEvenAtLow => GrowthTo(Low?.Gain - Cost);

    /// <summary>The same growth, at which no gain would be left.</summary>
    public decimal? GrowthToNoGain => GrowthTo(Gain);
    public decimal? GrowthToNoGainAtLow => GrowthTo(Low?.Gain);

    /// <summary>How many months after the go-live gain less cost is at or above 0 for good. Null while it is not.</summary>
    public double? MonthsToPayback =>
        CashFlows.Payback(Crossing.Last) is { } years ? (CashFlows.Flows[0].Date.AddDays((double)years * 365) - Impact.Sales.Periods.GoLive).TotalDays / (365.0 / 12) : null;

    public static ImpactFigures Of(CompanyData company, Comparison comparison, decimal totalCost, ReportSettings settings)
    {
        var periods = comparison.Periods;
        var months = periods.After.CalendarMonths(periods.Zone).Zip(periods.Before.CalendarMonths(periods.Zone)).ToList();
        decimal GainOf(IReadOnlyList<DealRow> deals, (Period After, Period Before) month) => Comparison.In(deals, month.After).GrossProfit - Comparison.In(deals, month.Before).GrossProfit;

        var dated = company.CrmCosts.Where(cost => cost.Month < periods.After.End).ToList();
        var cost = settings.CrmCost ?? (dated.Count > 0 ? dated.Sum(row => row.Amount) : totalCost);
        var control = comparison.Control.Count == 0 ? null : ControlGroup.OfGrossProfit(
            [.. comparison.Treated.Select(row => (Row: row, HasCrm: true)), .. comparison.Control.Select(row => (Row: row, HasCrm: false))],
            pair => UnitOf(pair.Row, pair.HasCrm, settings), pair => pair.HasCrm, pair => pair.Row.Deal, periods);
        var series = !periods.AreWholeMonths ? null : MonthlySeries.Of(periods, month => Comparison.In(comparison.Treated, month).GrossProfit, Math.Max(comparison.MonthsOnRecord, (int)periods.MonthsBefore));
        var impact = new CrmImpact(comparison.Closed, BridgeOf(company, comparison), new CashFlows([0, cost]), DiscountRate, series, control);
        ReturnOnInvestment Return(double gain) => new((decimal)gain, cost);
        var (years, worstYears, bestYears) = (ThreeYearsOf(dated, periods, impact.Gain), At(impact.GainInterval?.Lower), At(impact.GainInterval?.Upper));
        BusinessCase? At(double? gain) => gain is { } end ? ThreeYearsOf(dated, periods, (decimal)end) : null;
        return new ImpactFigures
        {
            Impact = impact,
            Cost = cost,
            Expected = new ReturnOnInvestment(impact.Gain, cost),
            Low = impact.GainInterval is { } low ? Return(low.Lower) : null,
            High = impact.GainInterval is { } high ? Return(high.Upper) : null,
            Control = control,
            WinRate = comparison.Control.Count == 0 ? null : DifferenceInDifferences.FromCells(
                Comparison.In(comparison.Treated, periods.Before).WinRate, Comparison.In(comparison.Treated, periods.After).WinRate,
                Comparison.In(comparison.Control, periods.Before).WinRate, Comparison.In(comparison.Control, periods.After).WinRate),
            CashFlows = new DatedCashFlows(
            [
                .. settings.CrmCost is null ? dated.Select(row => new DatedCashFlow(row.Month, -row.Amount)) : [new DatedCashFlow(periods.GoLive, -cost)],
                .. months.Select(month => new DatedCashFlow(month.First.End, GainOf(comparison.Treated, month) - (impact.WithoutCrm / months.Count))),
            ]),
            ThreeYears = years,
            ThreeYearsLow = worstYears,
            ThreeYearsHigh = bestYears,
            Sensitivity = SensitivityOf(years ?? new BusinessCase(0, [CaseLine.Benefit(GainLine, [impact.Gain]), CaseLine.Cost("Cost of the CRM", [cost])]), worstYears?.NetPresentValue ?? Less(impact.GainInterval?.Lower, cost), bestYears?.NetPresentValue ?? Less(impact.GainInterval?.Upper, cost)),
        };
    }

    // Every input changes by the same share, however certain it is; the range of the gain shows how uncertain the gain really is.
    private static List<TornadoBar> SensitivityOf(BusinessCase years, decimal? worst, decimal? best) =>
    [
        .. (worst is null ? [] : (TornadoBar[])[new(GainOverRange, worst, best)]).Concat(years.Sensitivity(Variation).Where(bar => bar.Swing > 0)).OrderByDescending(bar => bar.Swing),
    ];

    private static decimal? Less(double? gain, decimal cost) => gain is { } end ? (decimal)end - cost : null;

    private decimal? GrowthTo(decimal? surplus) => Bridge.Before * Impact.YearsBetweenMidpoints is > 0 and var perGrowth ? surplus / perGrowth : null;

    // The unit that got the CRM as a whole, or did not: the group that is compared, or else the team. A unit with deals on both sides counts on each.
    private static string UnitOf(DealRow row, bool hasCrm, ReportSettings settings) => $"{(hasCrm ? "" : "without the CRM: ")}{(settings.By is null ? row.Control : row.Group)}.";

    // By source of leads; without a file of leads, every deal opened counts as a lead.
    private static DriverBridge<string> BridgeOf(CompanyData company, Comparison comparison)
    {
        return DriverBridge.OfGrossProfit(Drivers(comparison.Periods.Before), Drivers(comparison.Periods.After));

        Dictionary<string, DriverFigures> Drivers(Period period)
        {
            var leads = (company.Leads?.Where(row => period.Contains(row.Lead.Created)).Select(row => row.Channel)
                ?? comparison.Treated.Where(row => period.Contains(row.Deal.Opened)).Select(row => row.Source)).CountBy(source => source).ToDictionary(source => source.Key, source => (long)source.Value);
            var sales = comparison.Treated.Where(row => row.Deal.Closed is { } closed && period.Contains(closed)).SummarizeBy(row => row.Source, row => row.Deal);
            return leads.Keys.Union(sales.Keys).ToDictionary(source => source, source =>
            {
                var won = sales.TryGetValue(source, out var found) ? found : SalesSummary.Empty;
                return new DriverFigures(leads.GetValueOrDefault(source), won.Won, won.WonAmount, won.GrossProfit);
            });
        }
    }

    // The costs before go-live and since, as they were; then twelve times the cost of the last month per year.
    private static BusinessCase? ThreeYearsOf(List<CostRow> costs, ComparisonPeriods periods, decimal gain)
    {
        if (costs.Count == 0)
            return null;
        var (lastMonth, perYear) = (costs.Max(cost => cost.Month), gain * 12 / periods.MonthsAfter);
        return new BusinessCase(
            DiscountRate,
            [
                CaseLine.Benefit(GainLine, [0, perYear, perYear, perYear]),
                .. costs.GroupBy(cost => cost.Item).Select(item =>
                {
                    var runningCost = 12 * item.Where(cost => cost.Month == lastMonth).Sum(cost => cost.Amount);
                    return CaseLine.Cost(
                        item.Key, [item.Where(cost => cost.Month < periods.GoLive).Sum(cost => cost.Amount), item.Where(cost => cost.Month >= periods.GoLive).Sum(cost => cost.Amount), runningCost, runningCost]);
                }),
            ]);
    }
}
