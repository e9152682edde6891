using CrmRoi.Metrics.Internal;
using CrmRoi.Metrics.Investment;

namespace CrmRoi.Metrics.Impact;

/// <summary>
/// What a CRM brought: the gain in gross profit, the savings, and the return with its range and confidence. It also lists what was checked and
/// what the data cannot say.
/// </summary>
/// <remarks>
/// <para>
/// Money comes from two sources only. The gain in gross profit is the change of the bridge, less what would have come anyway by the control group or the
/// trend. Savings are what the ledger captures. A better win rate or a shorter cycle is already part of the bridge: it is evidence, not money.
/// </para>
/// <para>
/// <see cref="Design"/> follows from what the data contain: a control group, else 24 months before, else 12 months on both sides, else a figure alone.
/// Each design assumes something that the data cannot check; <see cref="Caveats"/> names it. <see cref="TurningPointOfGain"/> says at which growth without
/// the CRM the answer would change.
/// </para>
/// <para>
/// The gain of the period after counts for every year of the costs, at <c>12 / months of the period</c> times its amount and in the shares of the gain
/// profile. The range is the range of the gain; costs and savings are taken as certain. Immutable.
/// </para>
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<CrmImpact>))]
public sealed partial class CrmImpact
{
    private const int MonthsPerYear = 12;
    private const decimal Cent = 0.01m;
    private const decimal MostRampUp = 120;

    private readonly MonthlySeries? _series;
    private readonly ImpactAssumptions _assumptions;
    private readonly CashFlows _costs;

    // The gain before any assumed market growth is taken off.
    private readonly decimal _gain;

    /// <summary>Makes the impact from its parts.</summary>
    /// <param name="sales">Sales before and after, over periods of equal length; with a control group, only of the units with the CRM.</param>
    /// <param name="grossProfit">The bridge of the gross profit of these sales, in money.</param>
    /// <param name="costs">The costs by year as positive amounts, in money, the start first; each further amount is a year in which the gain
    /// comes.</param>
    /// <param name="discountRate">The discount rate per year, above −1: 0.1 is 10 %.</param>
    /// <param name="series">
    /// The gross profit of these sales by month, see <see cref="MonthlySeries.Of"/>, with 24 months before if they are on record; null if there is none.
    /// </param>
    /// <param name="control">The gross profit of the units with and without the CRM, over the same periods; null without a control group.</param>
    /// <param name="savings">The savings; null for none.</param>
    /// <param name="evidence">Further changes, of marketing, service and customers; null for none.</param>
    /// <param name="assumptions">The assumptions; null for <see cref="ImpactAssumptions.Default"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="sales"/>, <paramref name="grossProfit"/> or <paramref name="costs"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The periods are not equally long, there is no year after the start, a saving falls due after the last year of the costs, the bridge is one of
    /// revenue or of other deals than the sales, or the months or units do not add up to the bridge.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="discountRate"/> is not above −1, or the costs are negative in total.</exception>
    /// <exception cref="OverflowException">An amount lies beyond the range of <see cref="decimal"/>.</exception>
    public CrmImpact(
        SalesBeforeAndAfter sales, DriverBridge grossProfit, CashFlows costs, decimal discountRate, MonthlySeries? series = null, ControlGroup? control = null,
        BenefitsLedger? savings = null, IEnumerable<KpiChange>? evidence = null, ImpactAssumptions? assumptions = null)
    {
        Sales = Guard.NotNull(sales);
        GrossProfit = Guard.NotNull(grossProfit);
        _costs = Guard.NotNull(costs);
        _series = series;
        Guard.Rate(discountRate);
        Control = control;
        Savings = savings ?? BenefitsLedger.Empty;
        _assumptions = assumptions ?? ImpactAssumptions.Default;
        CheckParts();

        var periods = sales.Periods;
        var byMonth = control is null ? series?.Effect() : null;
        Design = control is { } group ? group.HasEnoughUnits ? ImpactDesign.ControlGroup : ImpactDesign.FewUnits
            : byMonth?.Method switch
            {
                EffectMethod.InterruptedSeries => ImpactDesign.InterruptedSeries,
                EffectMethod.StepWithMonthEffects => ImpactDesign.SameCalendarMonths,
                _ => ImpactDesign.FigureOnly,
            };
        Effect = control?.Effect
            ?? (Design == ImpactDesign.FigureOnly ? new(EffectMethod.FigureOnly, grossProfit.Change, NoIntervalReason.TooFewMonths) : byMonth!.Times(periods.MonthsAfter));

        // With the same months on both sides the step is the change itself. Its range takes into account that neighbouring months correlate, and need not
        // have the step in its middle.
        _gain = Design is ImpactDesign.SameCalendarMonths or ImpactDesign.FigureOnly ? grossProfit.Change : Effect.Estimate ?? grossProfit.Change;
        YearsBetweenMidpoints = (Position(periods.After.Start) + Position(periods.After.End) - Position(periods.Before.Start) - Position(periods.Before.End)) / 2 / MonthsPerYear;
        Profile = _assumptions.Profile ?? GainProfile.After(Math.Min(MostRampUp, Position(periods.After.Start) - Position(periods.GoLive)));
        GainInterval = IntervalOf(Effect, YearsBetweenMidpoints);

        ImpactReturn Return(decimal gain) => new(gain * MonthsPerYear / periods.MonthsAfter, Profile, Savings, costs, discountRate);
        Expected = Return(Gain);
        Low = GainInterval is { } low ? Return((decimal)low.Lower) : Expected;
        High = GainInterval is { } high ? Return((decimal)high.Upper) : Expected;
        Evidence = [.. OfSales(sales), .. evidence ?? []];
        Checks = Array.AsReadOnly([.. FindChecks()]);
        Caveats = Array.AsReadOnly([.. FindCaveats()]);
    }

    /// <summary>The design by which the gain is judged. It follows from what the data contain.</summary>
    public ImpactDesign Design { get; }

    /// <summary>Sales before and after.</summary>
    public SalesBeforeAndAfter Sales { get; }

    /// <summary>The bridge of gross profit: what its change consists of.</summary>
    public DriverBridge GrossProfit { get; }

    /// <summary>The control group. Null if there is none.</summary>
    public ControlGroup? Control { get; }

    /// <summary>The savings.</summary>
    public BenefitsLedger Savings { get; }

    /// <summary>The share of the yearly gain that comes in each year.</summary>
    public GainProfile Profile { get; }

    /// <summary>
    /// The part of the change in gross profit, over the period after, that would have come anyway, in money: by the control group, by the trend, or by the
    /// middle of the assumed growth. 0 if the data say nothing about it.
    /// </summary>
    public decimal WithoutCrm => Fraction.Trim(GrossProfit.Change - Gain);

    /// <summary>The gain in gross profit over the period after, in money: the change of the bridge less <see cref="WithoutCrm"/>.</summary>
    public decimal Gain => Fraction.Trim(_gain - AssumedGrowth((GrowthFrom + GrowthTo) / 2, YearsBetweenMidpoints));

    /// <summary>The effect by the design, over the period after, in money, before any assumed growth is taken off.</summary>
    public EffectEstimate Effect { get; }

    /// <summary>
    /// The range of <see cref="Gain"/>, in money: the range of <see cref="Effect"/>, widened by the assumed growth. Null if nothing says how certain the
    /// gain is.
    /// </summary>
    public ConfidenceInterval? GainInterval { get; }

    /// <summary>The return that follows from the gain.</summary>
    public ImpactReturn Expected { get; }

    /// <summary>The return at the lower bound of the gain; the expected one if there is no range.</summary>
    public ImpactReturn Low { get; }

    /// <summary>The return at the upper bound of the gain; the expected one if there is no range.</summary>
    public ImpactReturn High { get; }

    /// <summary>The years from the middle of the period before to the middle of the period after. In this time the market may have grown.</summary>
    public decimal YearsBetweenMidpoints { get; }

    /// <summary>Every key figure with its change and certainty. It is evidence, not money.</summary>
    public IReadOnlyList<KpiChange> Evidence { get; }

    /// <summary>What was checked, with its figures.</summary>
    public IReadOnlyList<ImpactCheck> Checks { get; }

    /// <summary>What the data cannot say.</summary>
    public IReadOnlyList<ImpactCaveat> Caveats { get; }

    private decimal GrowthFrom => _assumptions.MarketGrowthFrom ?? 0;

    private decimal GrowthTo => _assumptions.MarketGrowthTo ?? 0;

    private static IEnumerable<KpiChange> OfSales(SalesBeforeAndAfter sales) =>
    [
        new("win rate", sales.WinRate),
        new("close rate", sales.CloseRate),
        new("days won within the follow-up", sales.DaysWon),
        new("average deal size", sales.AverageDealSize),
        new("gross margin rate", sales.GrossMarginRate),
        new("revenue per month", sales.RevenuePerMonth),
    ];

    // The growth of gross profit from the period before to the period after, at a growth per year.
    private decimal AssumedGrowth(decimal perYear, decimal years) => Fraction.ToDecimal(Fraction.ToFixedPoint(Math.Abs(GrossProfit.Before) * perYear * years));

    private ConfidenceInterval? IntervalOf(EffectEstimate effect, decimal years) =>
        effect.Interval(_assumptions.Confidence) is { } interval
            ? new ConfidenceInterval(interval.Lower - (double)AssumedGrowth(GrowthTo, years), interval.Upper - (double)AssumedGrowth(GrowthFrom, years), interval.Confidence)
            : null;

    // Bridge, months and units must be of the same deals; otherwise a gain that does not exist would count.
    private void CheckParts()
    {
        var periods = Sales.Periods;
        if (!periods.HaveEqualLength)
            throw Violation.Invalid("sales", "must compare periods of equal length", $"{periods.Before} and {periods.After}").ToException();
        if (_costs.Amounts.Count < 2)
            throw Violation.Invalid("costs", "must have the start and at least one year", _costs.Amounts.Count).ToException();
        if (_costs.Total < 0)
            throw Violation.OutOfRange("costs", "must not be negative in total", _costs.Total).ToException();
        if (!GrossProfit.Drivers.Contains(Driver.Margin))
            throw Violation.Invalid("grossProfit", "must be a bridge of gross profit: revenue is no gain", "a bridge of revenue").ToException();
        MustBe("grossProfit", "the gross profit before of the sales", Sales.Before.GrossProfit, GrossProfit.Before);
        MustBe("grossProfit", "the gross profit after of the sales", Sales.After.GrossProfit, GrossProfit.After);
        var last = Savings.Years.LastOrDefault();
        if (last >= _costs.Amounts.Count)
            throw Violation.Invalid("savings", $"must fall due within the {_costs.Amounts.Count - 1} years of the costs, or they would be lost", $"one of year {last}").ToException();

        if (Control is { } group)
        {
            MustBe("control", "the gross profit before of the bridge, in its units with the CRM together", GrossProfit.Before, Total(group.Treated.Select(unit => unit.Before)));
            MustBe("control", "the gross profit after of the bridge, in its units with the CRM together", GrossProfit.After, Total(group.Treated.Select(unit => unit.After)));
            if (group.Control.Count == 0)
                throw Violation.Invalid("control", "must have a unit without the CRM", 0).ToException();
        }

        if (_series is { } series)
        {
            if (!periods.AreWholeMonths)
                throw Violation.Invalid("series", "must go with periods of whole calendar months", $"{periods.Before} and {periods.After}").ToException();
            var first = series.Before.Count + series.MonthsBetween - (int)(Position(periods.After.Start) - Position(periods.Before.Start));
            MustBe("series", "the gross profit after of the bridge, in its months after together", GrossProfit.After, Total(series.After));
            if (series.After.Count != periods.MonthsAfter || first < 0)
                throw Violation.Invalid("series", "must have the months of both periods", $"{series.Before.Count} before and {series.After.Count} after").ToException();
            MustBe("series", "the gross profit before of the bridge, in its months of the period before together", GrossProfit.Before, Total(series.Before.Skip(first).Take((int)periods.MonthsBefore)));
        }
    }

    private static void MustBe(string argument, string what, decimal expected, decimal actual)
    {
        if (Math.Abs(expected / 2 - actual / 2) > Cent / 2)
            throw Violation.Invalid(argument, $"must have {what}, {Violation.Show(expected)}", actual).ToException();
    }

    private static decimal Total(IEnumerable<decimal> amounts) => Moments.Of(amounts).Sum;

    // The position of an instant on the calendar of the zone, in months; a whole number at the start of a month.
    private decimal Position(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, Sales.Periods.Zone).DateTime;
        DateTime month = new(local.Year, local.Month, 1);
        return (local.Year * MonthsPerYear) + local.Month + ((decimal)(local - month).Ticks / TimeSpan.TicksPerDay / DateTime.DaysInMonth(local.Year, local.Month));
    }

    /// <summary>The gain, the months in which it came, and the verdict on it, in the invariant culture.</summary>
    /// <returns>The text, "CrmImpact: gain 31500 over 12 months, CannotTell: MarketGrowth".</returns>
    public override string ToString() =>
        InvariantText.Of($"CrmImpact: gain {Gain:0.##} over {Sales.Periods.MonthsAfter:0.##} months, {GainVerdict}");
}
