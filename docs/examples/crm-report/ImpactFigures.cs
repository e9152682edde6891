using CrmRoi.Metrics;
using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Investment;
using CrmRoi.Metrics.Sales;

namespace CrmReport;

/// <summary>What the CRM brought, what drove it, what a control group says, and what follows for the investment.</summary>
internal sealed class ImpactFigures
{
    public const decimal DiscountRate = 0.08m;

    /// <summary>The teams with the CRM against the control team: what the whole company would have gained anyway is taken off.</summary>
    public required CrmImpact Controlled { get; init; }

    /// <summary>The change in the gross profit of the whole company by what drives it, over the sources of leads.</summary>
    public required DriverBridge Bridge { get; init; }

    /// <summary>The win rate of the teams with the CRM beyond that of the control team.</summary>
    public required DifferenceInDifferences WinRate { get; init; }

    /// <summary>The gross profit a month of the teams with the CRM beyond that of the control team brought to their size.</summary>
    public required DifferenceInDifferences GrossProfit { get; init; }

    /// <summary>The costs so far and, by month, the gross profit beyond that of the same month a year before.</summary>
    public required DatedCashFlows CashFlows { get; init; }

    /// <summary>Three years, if the gain of the first year lasts.</summary>
    public required BusinessCase ThreeYears { get; init; }

    public static ImpactFigures Of(Company company, Comparison comparison)
    {
        var periods = comparison.Periods;
        var teams = company.Deals.ToLookup(row => row.Team == Company.ControlTeam);
        var (treated, control) = (teams[false].ToList(), teams[true].ToList());
        var size = (decimal)Reps(treated) / Reps(control);
        var grossProfit = DifferenceInDifferences.FromChanges(
            Moments.Of(MonthsAfter().Select(month => GainOf(treated, month))), Moments.Of(MonthsAfter().Select(month => size * GainOf(control, month))));
        var bridge = BridgeOf(company, company.Deals, periods);
        var threeYears = ThreeYearsOf(company, bridge, periods);
        return new ImpactFigures
        {
            Controlled = new CrmImpact(
                treated.Select(row => row.Deal).CompareBeforeAndAfter(periods, comparison.FollowUp, periods.After.End),
                BridgeOf(company, treated, periods), new CashFlows(threeYears.Costs.Amounts.Take(2)), DiscountRate,
                control: ControlGroup.OfGrossProfit(company.Deals, row => row.Team, row => row.Team != Company.ControlTeam, row => row.Deal, periods)),
            Bridge = bridge,
            WinRate = DifferenceInDifferences.FromCells(
                ClosedIn(treated, periods.Before).WinRate, ClosedIn(treated, periods.After).WinRate, ClosedIn(control, periods.Before).WinRate, ClosedIn(control, periods.After).WinRate),
            GrossProfit = grossProfit,
            CashFlows = new DatedCashFlows(
            [
                .. company.CrmCosts.Select(cost => new DatedCashFlow(cost.Month.DateTime, -cost.Amount)),
                .. MonthsAfter().Select(month => new DatedCashFlow(month.End.DateTime, GainOf(company.Deals, month))),
            ]),
            ThreeYears = threeYears,
        };

        IReadOnlyList<Period> MonthsAfter() => periods.After.CalendarMonths(periods.Zone);
    }

    private static int Reps(IEnumerable<CompanyDeal> rows) => rows.Select(row => row.Rep).Distinct().Count();

    private static SalesSummary ClosedIn(IEnumerable<CompanyDeal> rows, Period period) => rows.Select(row => row.Deal).ClosedIn(period).Summarize();

    private static decimal GainOf(IReadOnlyCollection<CompanyDeal> rows, Period month) =>
        ClosedIn(rows, month).GrossProfit - ClosedIn(rows, new Period(month.Start.AddYears(-1), month.End.AddYears(-1))).GrossProfit;

    private static DriverBridge BridgeOf(Company company, IEnumerable<CompanyDeal> rows, ComparisonPeriods periods)
    {
        return DriverBridge.OfGrossProfit(Drivers(periods.Before), Drivers(periods.After));

        Dictionary<string, DriverFigures> Drivers(Period period)
        {
            var leads = MarketingFigures.Leads(company, period);
            return rows.Where(row => row.Deal.Closed is { } closed && period.Contains(closed)).SummarizeBy(row => row.Source, row => row.Deal)
                .ToDictionary(source => source.Key, source => DriverFigures.Of(source.Value, leads[source.Key].Created));
        }
    }

    // The costs as they were before go-live and in the first year, then what the last month cost twelve times a year.
    private static BusinessCase ThreeYearsOf(Company company, DriverBridge bridge, ComparisonPeriods periods)
    {
        var lastMonth = company.CrmCosts.Max(cost => cost.Month);
        return new BusinessCase(
            DiscountRate,
            [
                .. bridge.Parts.Select(part => CaseLine.Benefit($"Gain: {Show.NameOf(part.Driver)}", [0, part.Amount, part.Amount, part.Amount])),
                .. company.CrmCosts.GroupBy(cost => cost.Item).Select(item =>
                {
                    var runningCost = 12 * item.Where(cost => cost.Month == lastMonth).Sum(cost => cost.Amount);
                    return CaseLine.Cost(
                        item.Key, [item.Where(cost => cost.Month < periods.GoLive).Sum(cost => cost.Amount), item.Where(cost => cost.Month >= periods.GoLive).Sum(cost => cost.Amount), runningCost, runningCost]);
                }),
            ]);
    }
}
