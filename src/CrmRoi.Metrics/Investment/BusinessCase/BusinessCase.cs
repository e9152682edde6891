using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Investment;

/// <summary>
/// A business case: named benefits and costs by year, each with its own risk adjustment, at one discount rate. Amounts at year 0 (now) are not discounted;
/// amounts of year 1, 2, … count at the end of the year.
/// </summary>
/// <remarks>
/// All figures are risk-adjusted; for a line with three points they are means. A published return means nothing without its convention, so each has its
/// own name: <see cref="SimpleReturn"/>, <see cref="PresentValueReturn"/> (Forrester TEI), <see cref="AverageAnnualReturn"/> (Nucleus Research). Two are
/// equal when discount rate and lines are equal, in the same order. Immutable: a change makes a new case.
/// </remarks>
/// <example>
/// <code>
/// var crm = new BusinessCase(discountRate: 0.10m,
/// [
///     CaseLine.Benefit("Gross profit of won deals", [0, 60_000, 80_000, 90_000], riskAdjustment: 0.20m),
///     CaseLine.Benefit("Time saved", [0, 20_000, 25_000, 25_000], riskAdjustment: 0.10m),
///     CaseLine.Cost("Licences and set-up", [50_000, 20_000, 20_000, 20_000], riskAdjustment: 0.05m),
/// ]);
/// Console.WriteLine($"{crm.NetPresentValue:0}"); // 97763
/// Console.WriteLine(crm.PresentValueReturn); // 93.35%
/// Console.WriteLine(crm.SimpleReturn); // 113.85%
/// </code>
/// </example>
[JsonConverter(typeof(StrictJsonConverter<BusinessCase>))]
public sealed class BusinessCase : IEquatable<BusinessCase>
{
    private readonly IReadOnlyList<CaseLine> _lines;
    private readonly ExactSum[] _benefits;
    private readonly ExactSum[] _costs;

    /// <summary>Makes a business case.</summary>
    /// <param name="discountRate">The discount rate per year, above −1: 0.1 is 10 %.</param>
    /// <param name="lines">The benefits and costs; no two have the same name.</param>
    /// <exception cref="ArgumentNullException"><paramref name="lines"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="discountRate"/> is not above −1.</exception>
    /// <exception cref="ArgumentException">A line is null, or two lines have the same name.</exception>
    /// <exception cref="OverflowException">A sum lies beyond the range of <see cref="decimal"/>.</exception>
    public BusinessCase(decimal discountRate, IEnumerable<CaseLine> lines)
        : this(Guard.Rate(discountRate), Named(lines))
    {
    }

    private BusinessCase(decimal discountRate, CaseLine[] lines)
        : this(discountRate, Array.AsReadOnly(lines), SumsOf(lines, CaseLineKind.Benefit), SumsOf(lines, CaseLineKind.Cost))
    {
    }

    // Exact sums by year, so that one line can be taken out and put back changed.
    private BusinessCase(decimal discountRate, IReadOnlyList<CaseLine> lines, ExactSum[] benefits, ExactSum[] costs)
    {
        DiscountRate = discountRate;
        _lines = lines;
        _benefits = benefits;
        _costs = costs;
        Benefits = new CashFlows(benefits.Select(sum => sum.ToDecimal()));
        Costs = new CashFlows(costs.Select(sum => sum.ToDecimal()));
        NetCashFlows = Benefits + new CashFlows(Costs.Amounts.Select(cost => -cost));
    }

    /// <summary>The discount rate per year: 0.1 is 10 %.</summary>
    public decimal DiscountRate { get; }

    /// <summary>The benefits and costs, in the order given.</summary>
    public IReadOnlyList<CaseLine> Lines => _lines;

    /// <summary>The number of years after now that the case covers.</summary>
    public int Years => Math.Max(0, NetCashFlows.Amounts.Count - 1);

    /// <summary>The risk-adjusted benefits by year, in money, year 0 first.</summary>
    public CashFlows Benefits { get; }

    /// <summary>The risk-adjusted costs by year, in money, as positive amounts, year 0 first.</summary>
    public CashFlows Costs { get; }

    /// <summary>The risk-adjusted benefits less costs by year, in money, year 0 first.</summary>
    public CashFlows NetCashFlows { get; }

    /// <summary>The present value of the benefits, in money.</summary>
    /// <exception cref="OverflowException">It lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal PresentValueOfBenefits => Benefits.NetPresentValue(DiscountRate);

    /// <summary>The present value of the costs, in money, as a positive amount.</summary>
    /// <exception cref="OverflowException">It lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal PresentValueOfCosts => Costs.NetPresentValue(DiscountRate);

    /// <summary>The net present value, in money: <c>present value of benefits − present value of costs</c>.</summary>
    /// <exception cref="OverflowException">It lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal NetPresentValue => Fraction.Trim(PresentValueOfBenefits - PresentValueOfCosts);

    /// <summary>The simple return, without discounting: <c>(benefits − costs) / costs</c>. Undefined without costs.</summary>
    /// <exception cref="OverflowException">A sum lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio SimpleReturn => new(NetCashFlows.Total, Costs.Total);

    /// <summary>
    /// The return on present values, as in Forrester's TEI: <c>(PV of benefits − PV of costs) / PV of costs</c>. Undefined without costs.
    /// </summary>
    /// <exception cref="OverflowException">A value lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio PresentValueReturn => new(NetPresentValue, PresentValueOfCosts);

    /// <summary>
    /// The average annual net benefit over the initial cost, as we read Nucleus Research: <c>Σ (benefits − costs) from year 1 / years / costs of year
    /// 0</c>. Undefined without initial costs or years.
    /// </summary>
    /// <exception cref="OverflowException">A sum lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio AverageAnnualReturn => Years == 0
        ? default
        : new Ratio(CumulativeCashFlow.Total([.. NetCashFlows.Amounts.Skip(1)]), Years * Costs.Amounts.ElementAtOrDefault(0));

    /// <summary>
    /// The factor to which all benefits can shrink before the net present value is 0: <c>PV of costs / PV of benefits</c>. Undefined without benefits.
    /// </summary>
    /// <exception cref="OverflowException">A value lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio BreakEvenFactor => new(PresentValueOfCosts, PresentValueOfBenefits);

    /// <summary>The constant yearly gain still needed for a net present value of 0. Null if the case has no year after now.</summary>
    /// <exception cref="OverflowException">A value lies beyond the range of <see cref="decimal"/>.</exception>
    public NeededGain? NeededGain => Years == 0
        ? null
        : new NeededGain(-NetPresentValue / new CashFlows([0, .. Enumerable.Repeat(1m, Years)]).NetPresentValue(DiscountRate));

    /// <summary>How certain the net present value is, from the three points of the lines.</summary>
    /// <exception cref="OverflowException">A value lies beyond the range of <see cref="decimal"/>.</exception>
    public CaseUncertainty Uncertainty => new(this);

    /// <summary>The table of the case by year, from year 0.</summary>
    /// <exception cref="OverflowException">A value lies beyond the range of <see cref="decimal"/>.</exception>
    public IReadOnlyList<BusinessCaseYear> ByYear
    {
        get
        {
            IReadOnlyList<decimal> benefits = Benefits.Amounts, costs = Costs.Amounts, net = NetCashFlows.Amounts, cumulative = NetCashFlows.Cumulative;
            var present = NetCashFlows.Discounted(DiscountRate);
            var cumulativePresent = CumulativeCashFlow.Of(present);
            return [.. Enumerable.Range(0, net.Count).Select(year => new BusinessCaseYear(
                year, benefits.ElementAtOrDefault(year), costs.ElementAtOrDefault(year), cumulative[year], present[year], cumulativePresent[year]))];
        }
    }

    /// <summary>The case with a line added. If a line has the same name, it is replaced in its place.</summary>
    /// <param name="line">The line.</param>
    /// <returns>A new case.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="line"/> is null.</exception>
    public BusinessCase With(CaseLine line)
    {
        var name = Guard.NotNull(line).Name;
        return new BusinessCase(DiscountRate, _lines.Any(old => old.Name == name) ? _lines.Select(old => old.Name == name ? line : old) : _lines.Concat([line]));
    }

    /// <summary>The case without a line.</summary>
    /// <param name="name">The name of the line.</param>
    /// <returns>A new case; with the same lines if none has that name.</returns>
    public BusinessCase Without(string name) => new(DiscountRate, _lines.Where(line => line.Name != name));

    /// <summary>The case at another discount rate.</summary>
    /// <param name="discountRate">The discount rate per year, above −1.</param>
    /// <returns>A new case.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="discountRate"/> is not above −1.</exception>
    public BusinessCase AtDiscountRate(decimal discountRate) => new(Guard.Rate(discountRate), _lines, _benefits, _costs);

    /// <summary>The case with all benefits and all costs multiplied by a factor: a scenario.</summary>
    /// <param name="benefits">The factor of the benefits; 0.8 for 20 % less.</param>
    /// <param name="costs">The factor of the costs; 1.1 for 10 % more.</param>
    /// <returns>A new case.</returns>
    /// <exception cref="OverflowException">An amount lies beyond the range of <see cref="decimal"/>.</exception>
    public BusinessCase Scaled(decimal benefits, decimal costs) =>
        new(DiscountRate, _lines.Select(line => line.Times(line.Kind == CaseLineKind.Benefit ? benefits : costs)));

    /// <inheritdoc/>
    public bool Equals(BusinessCase? other) => other is not null && DiscountRate == other.DiscountRate && _lines.SequenceEqual(other._lines);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as BusinessCase);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((NetCashFlows.GetHashCode() * 397) ^ DiscountRate.GetHashCode());

    /// <summary>The number of lines, the years and the discount rate, in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => InvariantText.Of($"BusinessCase: {Lines.Count} lines over {Years} years at {DiscountRate}");

    // The case with one line multiplied by a factor. The time does not depend on the number of lines.
    internal BusinessCase WithLineTimes(int index, decimal factor)
    {
        CaseLine old = _lines[index], changed = old.Times(factor);
        ExactSum[] sums = [.. old.Kind == CaseLineKind.Benefit ? _benefits : _costs];
        AddTo(sums, old.RiskAdjusted, sign: -1);
        AddTo(sums, changed.RiskAdjusted, sign: 1);
        IReadOnlyList<CaseLine> lines = new LinesWithOneChanged(_lines, index, changed);
        return old.Kind == CaseLineKind.Benefit ? new(DiscountRate, lines, sums, _costs) : new(DiscountRate, lines, _benefits, sums);
    }

    private static CaseLine[] Named(IEnumerable<CaseLine> lines)
    {
        CaseLine[] all = [.. Guard.NotNull(lines)];
        HashSet<string> names = [];
        for (var i = 0; i < all.Length; i++)
        {
            if (all[i] is null)
                throw Violation.Invalid(nameof(lines), $"must not hold null (index {i})", null).ToException();
            if (!names.Add(all[i].Name))
                throw Violation.Invalid(nameof(lines), "must have different names", all[i].Name).ToException();
        }

        return all;
    }

    private static ExactSum[] SumsOf(CaseLine[] lines, CaseLineKind kind)
    {
        CashFlows[] flows = [.. lines.Where(line => line.Kind == kind).Select(line => line.RiskAdjusted)];
        var sums = new ExactSum[flows.Select(line => line.Amounts.Count).DefaultIfEmpty().Max()];
        foreach (var line in flows)
            AddTo(sums, line, sign: 1);
        return sums;
    }

    private static void AddTo(ExactSum[] sums, CashFlows flows, int sign)
    {
        for (var year = 0; year < flows.Amounts.Count; year++)
            sums[year].Add(sign * flows.Amounts[year]);
    }
}
