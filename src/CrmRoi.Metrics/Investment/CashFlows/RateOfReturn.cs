using System.Globalization;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Investment;

/// <summary>
/// A rate of return per period or per year, or the reason why there is none. If there are several rates, it gives all of them
/// and the rule by which this one was chosen.
/// </summary>
/// <remarks>
/// <para>
/// A rate is always a root: it brings the present value of the flows to 0, relative to the sum of the absolute present values.
/// Every real root above −100 % is found, never more than the signs of the flows change; a root where the present value only touches 0 counts once.
/// If the signs change more than once, only roots with <c>1 + rate</c> from 1e-12 to 1e28 count: roots beyond are a by-product of the changes, not
/// a return on money. The work is limited: if rounding hides the roots and exact numbers would take too long, the reason is
/// <see cref="NoRateReason.HiddenByRounding"/>.
/// </para>
/// <para>Two results are equal when all roots and the chosen one, or their reasons, are equal. <c>default</c> has no rate, because it has no flow.</para>
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<RateOfReturn>))]
public readonly record struct RateOfReturn : IMeasure
{
    private const decimal SmallestDecimal = 1e-28m;

    // Logarithms of 1 + rate, which stay precise near −100 %: the chosen one and, if there are several, all of them, ascending.
    private readonly double _taken;
    private readonly double[]? _several;
    private readonly decimal? _exact;
    private readonly NoRateReason _reason;

    private RateOfReturn(double taken, double[]? several, RootChoice choice, decimal? exact = null)
    {
        _taken = taken;
        _several = several;
        _exact = exact;
        Choice = choice;
    }

    private RateOfReturn(NoRateReason reason) => _reason = reason;

    /// <inheritdoc/>
    public bool IsDefined => Choice != RootChoice.None;

    /// <summary>
    /// The rate: 0.1 is 10 %. Null when there is none. It is −1 only for a loss of everything: if <c>1 + rate</c> is too small for a <see cref="double"/>
    /// near −1, it is the first one above −1, and <see cref="GrowthFactor"/> has the precise value.
    /// </summary>
    public double? Rate => IsDefined ? (double?)_exact ?? ToRate(_taken) : null;

    /// <summary>What 1 grows to in one period: <c>1 + rate</c>, precise even close to 0. Null when there is no rate.</summary>
    public double? GrowthFactor => IsDefined ? Math.Exp(_taken) : null;

    /// <summary>
    /// The rate as <see cref="decimal"/>: 0.1 is 10 %. Null when there is none. Too large a rate gives the largest decimal, and <see cref="Rate"/> has the
    /// value; a rate too close to −1 gives the first decimal above −1.
    /// </summary>
    public decimal? Value => IsDefined ? _exact ?? ToDecimalRate(_taken) : null;

    /// <summary>Why there is no rate. Null when there is one.</summary>
    public NoRateReason? Reason => IsDefined ? null : _reason;

    /// <summary>The rule by which the rate was chosen from all roots. <see cref="RootChoice.None"/> when there is no root.</summary>
    public RootChoice Choice { get; }

    /// <summary>The number of different rates above −100 % that bring the present value to 0. 0 when there is none.</summary>
    public int RootCount => IsDefined ? _several?.Length ?? 1 : 0;

    /// <summary>All rates above −100 % that bring the present value to 0, ascending. Empty when there is none.</summary>
    public IReadOnlyList<double> Roots => _several is not null ? [.. _several.Select(ToRate)] : Rate is { } rate ? [rate] : [];

    /// <summary>Whether all roots and the chosen one, or the reasons, are the same.</summary>
    /// <param name="other">Another result.</param>
    /// <returns>Whether they are.</returns>
    public bool Equals(RateOfReturn other) =>
        Choice == other.Choice && _reason == other._reason && _taken.Equals(other._taken) && _exact == other._exact
        && (_several ?? []).SequenceEqual(other._several ?? []);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((_taken.GetHashCode() * 397) ^ (int)_reason);

    /// <summary>The rate in percent with up to two decimals, "5.24%", in the invariant culture; "n/a" when there is none.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ToString(null, null);

    /// <summary>The rate as text; "n/a" when there is none.</summary>
    /// <param name="format">"P" (the default) for percent with up to two decimals, "P1" for one; or a numeric format of <see cref="decimal"/>.</param>
    /// <param name="formatProvider">The culture; null is the invariant one.</param>
    /// <returns>The text; in exponential notation if the rate lies beyond the range of <see cref="decimal"/>.</returns>
    /// <exception cref="FormatException"><paramref name="format"/> is not a numeric format.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        Rate > (double)decimal.MaxValue / 1000
            ? Rate.Value.ToString("E2", formatProvider ?? CultureInfo.InvariantCulture)
            : MeasureFormat.Format(Value is { } value ? Math.Round(value, 20) : null, format, formatProvider, MeasureFormat.Percent);

#if NET8_0_OR_GREATER
    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        MeasureFormat.TryCopy(ToString(format.ToString(), provider), destination, out charsWritten);
#endif

    internal static RateOfReturn None(NoRateReason reason) => new(reason);

    // The only rate, by the logarithm of 1 + rate.
    internal static RateOfReturn Only(double logGrowth) => new(logGrowth, null, RootChoice.Only);

    // The only rate, known to every digit.
    internal static RateOfReturn Exactly(decimal rate) => new(LogGrowth(rate), null, RootChoice.Only, rate);

    // The logarithm of 1 + rate; the sum is formed in the type that keeps its digits and stays in range.
    internal static double LogGrowth(decimal rate) => Math.Log(rate < 1 ? (double)(1 + rate) : 1 + (double)rate);

    // The rate chosen from two or more, given by the ascending logarithms of 1 + rate.
    internal static RateOfReturn Several(double[] logGrowths, bool totalIsNegative)
    {
        var sameSide = Array.FindAll(logGrowths, root => root < 0 == totalIsNegative);
        return sameSide.Length > 0
            ? new(NearestToZero(sameSide), logGrowths, RootChoice.NearestToZeroOnTheSideOfTheTotal)
            : new(NearestToZero(logGrowths), logGrowths, RootChoice.NearestToZero);
    }

    // All have one sign and are ascending: the negative root nearest to zero is the last.
    private static double NearestToZero(double[] roots) => roots[0] < 0 ? roots[roots.Length - 1] : roots[0];

    // e^x − 1 without cancellation near 0 (W. Kahan). −1 only if nothing at all is left.
    private static double ToRate(double logGrowth)
    {
        const double FirstAboveMinus1 = -0.99999999999999989;
        var growth = Math.Exp(logGrowth);
        return growth == 1 ? logGrowth
            : double.IsNegativeInfinity(logGrowth) ? -1
            : growth is < 0.5 or > 2 ? Math.Max(FirstAboveMinus1, growth - 1)
            : (growth - 1) * logGrowth / Math.Log(growth);
    }

    private static decimal ToDecimalRate(double logGrowth) => Math.Exp(logGrowth) switch
    {
        _ when double.IsNegativeInfinity(logGrowth) => -1,
        < 7.9e28 and var growth => logGrowth is < -0.5 or > 0.5 ? Math.Max(-1 + SmallestDecimal, Fraction.Trim(ToDecimal(growth) - 1)) : ToDecimal(ToRate(logGrowth)),
        _ => decimal.MaxValue,
    };

    // The conversion keeps 15 digits; the rest is converted too.
    internal static decimal ToDecimal(double value)
    {
        var head = (decimal)value;
        return Fraction.Trim(head + (decimal)(value - (double)head));
    }
}
