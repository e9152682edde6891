using System.Runtime.CompilerServices;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Investment;

/// <summary>
/// Cash flows at equal intervals, one per period: money in is positive, money out negative. The first flow is due now, at the start of period 1;
/// each further one at the end of its period.
/// </summary>
/// <remarks>
/// Rates are per period: per year for yearly flows, per month for monthly ones. Two are equal when all their flows are equal. Immutable.
/// For flows on any dates, use <see cref="DatedCashFlows"/>.
/// </remarks>
/// <example>
/// <code>
/// var crm = new CashFlows(-100_000, 40_000, 40_000, 40_000, 40_000);
/// Console.WriteLine($"{crm.NetPresentValue(0.10m):0.00}"); // 26794.62
/// Console.WriteLine(crm.InternalRateOfReturn()); // 21.86%
/// Console.WriteLine(crm.Payback()); // 2.5
/// </code>
/// </example>
[JsonConverter(typeof(StrictJsonConverter<CashFlows>))]
public sealed class CashFlows : IEquatable<CashFlows>
{
    private readonly decimal[] _amounts;
    private volatile StrongBox<RateOfReturn>? _rate;

    /// <summary>Makes cash flows by period.</summary>
    /// <param name="amounts">The flows, in money: the one due now, then those at the end of period 1, 2, …</param>
    /// <exception cref="ArgumentNullException"><paramref name="amounts"/> is null.</exception>
    public CashFlows(params decimal[] amounts)
        : this((IEnumerable<decimal>)amounts)
    {
    }

    /// <summary>Makes cash flows by period.</summary>
    /// <param name="amounts">The flows, in money: the one due now, then those at the end of period 1, 2, …</param>
    /// <exception cref="ArgumentNullException"><paramref name="amounts"/> is null.</exception>
    public CashFlows(IEnumerable<decimal> amounts)
    {
        _amounts = [.. Guard.NotNull(amounts)];
    }

    /// <summary>The flows, in money; the one due now comes first.</summary>
    public IReadOnlyList<decimal> Amounts => Array.AsReadOnly(_amounts);

    /// <summary>The undiscounted total, in money.</summary>
    /// <exception cref="OverflowException">It lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal Total => CumulativeCashFlow.Total(_amounts);

    /// <summary>The running total of the flows, in money: how much is back by each period.</summary>
    /// <exception cref="OverflowException">A sum lies beyond the range of <see cref="decimal"/>.</exception>
    public IReadOnlyList<decimal> Cumulative => Array.AsReadOnly(CumulativeCashFlow.Of(_amounts));

    /// <summary>Adds two, period by period; the shorter one is filled with zeros.</summary>
    /// <param name="left">Cash flows.</param>
    /// <param name="right">Other cash flows.</param>
    /// <returns>Both together.</returns>
    /// <exception cref="ArgumentNullException">Either is null.</exception>
    /// <exception cref="OverflowException">A sum lies beyond the range of <see cref="decimal"/>.</exception>
    public static CashFlows operator +(CashFlows left, CashFlows right)
    {
        decimal[] a = Guard.NotNull(left)._amounts, b = Guard.NotNull(right)._amounts;
        return new CashFlows(Enumerable.Range(0, Math.Max(a.Length, b.Length)).Select(i => (i < a.Length ? a[i] : 0) + (i < b.Length ? b[i] : 0)));
    }

    /// <summary>The present value of an amount in the future, in money.</summary>
    /// <param name="amount">The amount, in money.</param>
    /// <param name="rate">The discount rate per period, above −1: 0.1 is 10 %.</param>
    /// <param name="periods">The number of periods until the amount is due, 0 or more.</param>
    /// <returns><c>amount / (1 + rate)^periods</c>, rounded once; 0 if that is too small for <see cref="decimal"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is not above −1, or <paramref name="periods"/> is negative.</exception>
    /// <exception cref="OverflowException">The value lies beyond the range of <see cref="decimal"/>.</exception>
    public static decimal PresentValue(decimal amount, decimal rate, int periods) =>
        GrowthPower.Of(Guard.Rate(rate)).To(Guard.NotNegative(periods)).Discount(amount);

    /// <summary>
    /// The rate of return of flows that are not money, or that are too small or too large for <see cref="decimal"/>. See
    /// <see cref="InternalRateOfReturn()"/>.
    /// </summary>
    /// <param name="amounts">The flows in any unit, all finite; the one due now comes first.</param>
    /// <returns>The rate per period, or why there is none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="amounts"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A flow is infinite or not a number; the message names it.</exception>
    public static RateOfReturn InternalRateOfReturn(IEnumerable<double> amounts)
    {
        double[] flows = [.. Guard.NotNull(amounts)];
        foreach (var flow in flows)
        {
            if (double.IsNaN(flow) || double.IsInfinity(flow))
                throw Violation.OutOfRange(nameof(amounts), "must be finite numbers", flow).ToException();
        }

        return RateSearch.Rate(FlowSeries.Of(flows));
    }

    /// <summary>The net present value (NPV) of the flows, in money.</summary>
    /// <param name="rate">The discount rate per period, above −1: 0.1 is 10 %.</param>
    /// <param name="firstFlow">When the first flow is due: now, or after one period as in spreadsheets.</param>
    /// <returns>
    /// <c>NPV = Σ flowₜ / (1 + rate)^t</c>, t from 0, or from 1 for <see cref="FirstFlow.AfterOnePeriod"/>. 0 for no flows.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is not above −1, or <paramref name="firstFlow"/> is not one of the named values.</exception>
    /// <exception cref="OverflowException">A value lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal NetPresentValue(decimal rate, FirstFlow firstFlow = FirstFlow.AtStart)
    {
        var growth = 1 + Guard.Rate(rate);
        var value = 0m;
        for (var i = _amounts.Length - 1; i >= 0; i--)
            value = (value / growth) + _amounts[i];
        return firstFlow switch
        {
            FirstFlow.AtStart => Fraction.Trim(value),
            FirstFlow.AfterOnePeriod => Fraction.Trim(value / growth),
            _ => throw Violation.OutOfRange(nameof(firstFlow), "must be one of the named values", (int)firstFlow).ToException(),
        };
    }

    /// <summary>
    /// The internal rate of return (IRR) per period: the rate at which the net present value is 0. It finds all such rates above −100 % and needs no
    /// guess.
    /// </summary>
    /// <returns>The rate, all other roots, and the rule by which this one was chosen; or the reason why there is none.</returns>
    /// <remarks><c>Σ flowₜ / (1 + IRR)^t = 0</c>. It does not depend on when the first flow is due.</remarks>
    public RateOfReturn InternalRateOfReturn() => (_rate ??= new(RateSearch.Rate(FlowSeries.Of(_amounts, [.. Enumerable.Range(0, _amounts.Length)])))).Value;

    /// <summary>
    /// The modified internal rate of return (MIRR) per period: money out is financed at one rate, money in is reinvested at another. There is at most one.
    /// </summary>
    /// <param name="financeRate">The rate per period at which money out is discounted, above −1.</param>
    /// <param name="reinvestmentRate">The rate per period at which money in is reinvested until the last period, above −1.</param>
    /// <returns>
    /// <c>MIRR = (future value of money in / present value of money out)^(1/n) − 1</c>, with n the number of flows − 1;
    /// or the reason why there is none: no flow, or no sign change.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A rate is not above −1.</exception>
    public RateOfReturn ModifiedInternalRateOfReturn(decimal financeRate, decimal reinvestmentRate)
    {
        double finance = RateOfReturn.LogGrowth(Guard.Rate(financeRate)), reinvestment = RateOfReturn.LogGrowth(Guard.Rate(reinvestmentRate));
        var last = _amounts.Length - 1;

        // Computed with logarithms: a future value may lie beyond the range of double while the rate does not.
        List<double> moneyIn = [], moneyOut = [];
        for (var i = 0; i <= last; i++)
        {
            if (_amounts[i] > 0)
                moneyIn.Add(Math.Log((double)_amounts[i]) + ((last - i) * reinvestment));
            else if (_amounts[i] < 0)
                moneyOut.Add(Math.Log(-(double)_amounts[i]) - (i * finance));
        }

        return moneyIn.Count > 0 && moneyOut.Count > 0
            ? RateOfReturn.Only((LogOfSum(moneyIn) - LogOfSum(moneyOut)) / last)
            : RateOfReturn.None(moneyIn.Count == moneyOut.Count ? NoRateReason.NoFlow : NoRateReason.NoSignChange);
    }

    /// <summary>
    /// The payback time, in periods from the first flow: when the cumulative cash flow, after being negative, is back at 0. It is linear within a period.
    /// This is also the break-even time.
    /// </summary>
    /// <param name="crossing">Which crossing counts if there are several.</param>
    /// <returns>The time; 0 if the cumulative cash flow is never negative. Null if the money never comes back (for good), or if there is no
    /// flow.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="crossing"/> is not one of the named values.</exception>
    /// <exception cref="OverflowException">A sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal? Payback(Crossing crossing = Crossing.First) => CumulativeCashFlow.Payback(_amounts, i => i, crossing);

    /// <summary>The payback time of the discounted flows, in periods from the first flow. See <see cref="Payback"/>.</summary>
    /// <param name="rate">The discount rate per period, above −1: 0.1 is 10 %.</param>
    /// <param name="crossing">Which crossing counts if there are several.</param>
    /// <returns>The time; 0 if the cumulative present value is never negative. Null if the money never comes back (for good), or if there is no
    /// flow.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is not above −1, or <paramref name="crossing"/> is not one of the named values.</exception>
    /// <exception cref="OverflowException">A value lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal? DiscountedPayback(decimal rate, Crossing crossing = Crossing.First) => CumulativeCashFlow.Payback(Discounted(rate), i => i, crossing);

    /// <summary>
    /// The payback time from deployment, in periods: the clock starts when the system goes live, not when the first money is spent.
    /// </summary>
    /// <param name="deployment">When the system goes live, in periods from the first flow, 0 or more.</param>
    /// <param name="crossing">Which crossing counts if there are several.</param>
    /// <returns><c>payback − deployment</c>; 0 if the money is back before. Null if it never comes back (for good), or if there is no flow.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="deployment"/> is negative, or <paramref name="crossing"/> is not one of the named values.</exception>
    /// <exception cref="OverflowException">A sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal? PaybackFromDeployment(decimal deployment, Crossing crossing = Crossing.First)
    {
        Guard.NotNegative(deployment);
        return Payback(crossing) is { } payback ? Math.Max(0, payback - deployment) : null;
    }

    /// <inheritdoc/>
    public bool Equals(CashFlows? other) => other is not null && _amounts.SequenceEqual(other._amounts);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CashFlows);

    /// <inheritdoc/>
    public override int GetHashCode() => _amounts.Aggregate(_amounts.Length, (hash, amount) => unchecked((hash * 397) ^ amount.GetHashCode()));

    /// <summary>The number of flows and the first few of them, in the invariant culture: "3 flows: -100000, 40000, 75000".</summary>
    /// <returns>The text.</returns>
    public override string ToString() => InvariantText.Of($"{_amounts.Length} flows: {InvariantText.List(_amounts)}");

    // The present value of each flow.
    internal decimal[] Discounted(decimal rate)
    {
        GrowthPower growth = GrowthPower.Of(Guard.Rate(rate)), power = GrowthPower.One;
        return Array.ConvertAll(_amounts, amount =>
        {
            var value = power.Discount(amount);
            power *= growth;
            return value;
        });
    }

    // ln Σ e^x.
    private static double LogOfSum(List<double> logarithms)
    {
        var largest = logarithms.Max();
        return largest + Math.Log(logarithms.Sum(logarithm => Math.Exp(logarithm - largest)));
    }
}
