using CrmRoi.Metrics;
using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Investment;
using CrmRoi.Metrics.Sales;

namespace CrmReport;

/// <summary>What the CRM brought, what drove it, what a control group says, and what it cost.</summary>
internal sealed class ImpactFigures
{
    public required IReadOnlyList<KeyValuePair<string, decimal>> CrmCosts { get; init; }

    /// <summary>The win rate of the teams with the CRM beyond that of the control team.</summary>
    public required DifferenceInDifferences WinRateEffect { get; init; }

    /// <summary>The gross profit a month and rep of the teams with the CRM beyond that of the control team, each month against the same one of the year before.</summary>
    public required DifferenceInDifferences GrossProfitEffect { get; init; }

    /// <summary>The return on the CRM if only that effect is due to it.</summary>
    public required ReturnOnInvestment ControlledReturn { get; init; }

    public static ImpactFigures Of(Company company, ComparisonPeriods periods)
    {
        var teams = company.Deals.ToLookup(row => row.Team == Company.ControlTeam);
        var (treated, control) = (teams[false].ToList(), teams[true].ToList());
        var grossProfitEffect = DifferenceInDifferences.FromChanges(GainsPerRep(treated), GainsPerRep(control));
        return new ImpactFigures
        {
            CrmCosts = [.. company.Costs.Where(cost => cost.Area == "crm").GroupBy(cost => cost.Item, cost => cost.Amount).Select(item => KeyValuePair.Create(item.Key, item.Sum())).OrderByDescending(item => item.Value)],
            WinRateEffect = DifferenceInDifferences.FromCells(
                WinRate(treated, periods.Before), WinRate(treated, periods.After), WinRate(control, periods.Before), WinRate(control, periods.After)),
            GrossProfitEffect = grossProfitEffect,
            ControlledReturn = new ReturnOnInvestment(grossProfitEffect.Estimate!.Value * Reps(treated) * periods.MonthsAfter, company.CrmCost),
        };

        static int Reps(IEnumerable<CompanyDeal> rows) => rows.Select(row => row.Rep).Distinct().Count();

        Moments GainsPerRep(IReadOnlyCollection<CompanyDeal> rows) =>
            Moments.Of(periods.After.CalendarMonths(periods.Zone).Select(month => GainOf(rows.Select(row => row.Deal), month) / Reps(rows)));
    }

    private static decimal GainOf(IEnumerable<Deal> deals, Period month)
    {
        var yearBefore = new Period(month.Start.AddYears(-1), month.End.AddYears(-1));
        return deals.ClosedIn(month).Summarize().GrossProfit - deals.ClosedIn(yearBefore).Summarize().GrossProfit;
    }

    private static Proportion WinRate(IEnumerable<CompanyDeal> rows, Period period) => rows.Select(row => row.Deal).ClosedIn(period).Summarize().WinRate;
}
