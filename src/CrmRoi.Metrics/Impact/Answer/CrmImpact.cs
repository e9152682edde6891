using CrmRoi.Metrics.Internal;
using CrmRoi.Metrics.Investment;

namespace CrmRoi.Metrics.Impact;

/// <summary>
/// What a CRM brought: the gain in gross profit and the savings that count, each once, the return that follows with its range, every key figure as evidence,
/// and what the data cannot say.
/// </summary>
/// <remarks>
/// <para>
/// Money comes from two sources only. The gain in gross profit is the change of the bridge, less what the control group says would have come anyway; savings are
/// what the ledger captures. A better win rate or a shorter cycle is inside the bridge already and is evidence, not money.
/// </para>
/// <para>
/// The gain of the period after is taken for every year of the costs, at <c>12 / months of the period</c> times its amount. The range is that of the gain: its
/// interval month by month, less the control. Costs and savings are taken as they are.
/// </para>
/// <para>Immutable.</para>
/// </remarks>
public sealed class CrmImpact
{
    private const int FewDeals = 30;
    private const int MonthsPerYear = 12;
    private const decimal Cent = 0.01m;

    /// <summary>Puts the parts together.</summary>
    /// <param name="sales">Sales before and after, over periods of equal length.</param>
    /// <param name="grossProfit">The bridge of the gross profit of the period before to that of the period after, in money.</param>
    /// <param name="costs">The costs by year as positive amounts, in money, that of the start first; each further one stands for a year in which the gain comes.</param>
    /// <param name="discountRate">The discount rate per year, other than −1: 0.1 is 10 %.</param>
    /// <param name="monthlyGrossProfit">The change of gross profit per month with its interval, see <see cref="ComparisonPeriods.ChangeByMonth"/>; <c>default</c> where there is none.</param>
    /// <param name="control">Gross profit per month, in money, against that of a control group brought to the same size; null where there is none.</param>
    /// <param name="savings">The savings; null for none.</param>
    /// <param name="evidence">Further changes: of marketing, service and customers; null for none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="sales"/>, <paramref name="grossProfit"/> or <paramref name="costs"/> is null.</exception>
    /// <exception cref="ArgumentException">The periods are not equally long, there is no year after the start, the control has no estimate, or a change per month is not that of the bridge.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="discountRate"/> is −1, or the costs are negative in total.</exception>
    public CrmImpact(
        SalesBeforeAndAfter sales, DriverBridge grossProfit, CashFlows costs, decimal discountRate,
        Change monthlyGrossProfit = default, DifferenceInDifferences? control = null, BenefitsLedger? savings = null, IEnumerable<KpiChange>? evidence = null)
    {
        Sales = Guard.NotNull(sales);
        GrossProfit = Guard.NotNull(grossProfit);
        Savings = savings ?? BenefitsLedger.Empty;
        var periods = sales.Periods;
        if (!periods.HaveEqualLength)
            throw Violation.Invalid(nameof(sales), "must compare periods of equal length", $"{periods.Before} and {periods.After}").ToException();
        if (Guard.NotNull(costs).Amounts.Count < 2)
            throw Violation.Invalid(nameof(costs), "must have the start and at least one year", costs.Amounts.Count).ToException();
        if (control is { Estimate: null })
            throw Violation.Invalid(nameof(control), "must have an estimate", null).ToException();

        // Range and control must be those of the same gross profit, or a gain would be counted that is not there.
        var months = periods.MonthsAfter;
        void MustAgree(decimal? perMonth, string argument)
        {
            if (perMonth is { } change && Math.Abs((change * months) - grossProfit.Change) > Cent)
                throw Violation.Invalid(argument, $"must change by as much per month as the bridge, {Violation.Show(grossProfit.Change)} in {Violation.Show(months)} months", change).ToException();
        }

        MustAgree(monthlyGrossProfit.Absolute, nameof(monthlyGrossProfit));
        MustAgree(control?.TreatedChange, nameof(control));
        WithoutCrm = (control?.ControlChange ?? 0) * months;
        GainInterval = PerPeriod(control is { } group ? group.Interval() : monthlyGrossProfit.Interval, months);
        Evidence = [.. OfSales(sales), .. evidence ?? []];
        Caveats = [.. FindCaveats(hasControl: control.HasValue)];

        ImpactReturn Return(decimal gain) => new(gain * MonthsPerYear / months, Savings, costs, discountRate);
        Expected = Return(Gain);
        Low = GainInterval is { } low ? Return((decimal)low.Lower) : Expected;
        High = GainInterval is { } high ? Return((decimal)high.Upper) : Expected;
    }

    /// <summary>Sales before and after.</summary>
    public SalesBeforeAndAfter Sales { get; }

    /// <summary>The bridge of gross profit: where its change came from.</summary>
    public DriverBridge GrossProfit { get; }

    /// <summary>The savings.</summary>
    public BenefitsLedger Savings { get; }

    /// <summary>The part of the change in gross profit, over the period after, that the control group says would have come anyway, in money; 0 without a control group.</summary>
    public decimal WithoutCrm { get; }

    /// <summary>The gain in gross profit that counts, over the period after, in money: the change of the bridge less <see cref="WithoutCrm"/>.</summary>
    public decimal Gain => GrossProfit.Change - WithoutCrm;

    /// <summary>The interval of <see cref="Gain"/>. Null where the change of gross profit has none.</summary>
    public ConfidenceInterval? GainInterval { get; }

    /// <summary>The return that follows from the gain.</summary>
    public ImpactReturn Expected { get; }

    /// <summary>The return at the lower bound of the gain; the expected one where there is no interval.</summary>
    public ImpactReturn Low { get; }

    /// <summary>The return at the upper bound of the gain; the expected one where there is no interval.</summary>
    public ImpactReturn High { get; }

    /// <summary>Every key figure with its change and certainty. Evidence, not money.</summary>
    public IReadOnlyList<KpiChange> Evidence { get; }

    /// <summary>What the data cannot say.</summary>
    public IReadOnlyList<ImpactCaveat> Caveats { get; }

    private static IEnumerable<KpiChange> OfSales(SalesBeforeAndAfter sales) =>
    [
        new("win rate", sales.WinRate),
        new("close rate", sales.CloseRate),
        new("days won within the follow-up", sales.DaysWon),
        new("average deal size", sales.AverageDealSize),
        new("gross margin rate", sales.GrossMarginRate),
        new("revenue per month", sales.RevenuePerMonth),
    ];

    private static ConfidenceInterval? PerPeriod(ConfidenceInterval? perMonth, decimal months) =>
        perMonth is { } interval ? new ConfidenceInterval(interval.Lower * (double)months, interval.Upper * (double)months, interval.Confidence) : null;

    private IEnumerable<ImpactCaveat> FindCaveats(bool hasControl)
    {
        if (!hasControl)
            yield return ImpactCaveat.NoControlGroup;
        if (GainInterval is not { } interval)
            yield return ImpactCaveat.NoRange;
        else if (interval.Contains(0))
            yield return ImpactCaveat.GainNotShown;
        if (GainInterval.HasValue && !hasControl)
            yield return ImpactCaveat.MonthsNotIndependent;
        if (!hasControl && !Sales.Periods.HaveSameSeason)
            yield return ImpactCaveat.UnequalSeason;
        if (Math.Min(Sales.CohortBefore.Decided, Sales.CohortAfter.Decided) < FewDeals)
            yield return ImpactCaveat.TooFewDeals;
        if (Sales.Straddling > 0)
            yield return ImpactCaveat.StraddlingDeals;
        if (Sales.NotYetObserved > 0)
            yield return ImpactCaveat.NotYetObserved;
        if (Sales.Before.WonWithKnownCost < Sales.Before.Won || Sales.After.WonWithKnownCost < Sales.After.Won)
            yield return ImpactCaveat.UnknownCosts;
        if (Savings.Soft > Savings.Hard)
            yield return ImpactCaveat.MostlySoftSavings;
    }
}
