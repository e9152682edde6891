using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Investment;

/// <summary>The net present value of a business case whose lines are uncertain: its mean, its spread, and how sure it is to exceed an amount.</summary>
/// <remarks>
/// <para>
/// Mean and variance are exact for the three points given and the correlation assumed. Confidences and intervals take the net present value as normally distributed within the bounds that
/// the points set. By simulation, that is off by up to 8 percentage points if one lopsided line carries all of the variance or all lines move as one, by up to 4 if two independent lines
/// share it equally, and by less than 2 if five do.
/// </para>
/// <para>
/// A confidence says what follows from the points. It is no chance that the world keeps: points that are too close together make it too high.
/// Two are equal when all figures are equal. <c>default</c> is 0 for certain.
/// </para>
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<NetPresentValueRange>))]
public readonly record struct NetPresentValueRange
{
    internal NetPresentValueRange(decimal correlation, decimal mean, double variance, decimal lowest, decimal highest)
    {
        Correlation = correlation;
        Mean = mean;
        Variance = variance;
        Lowest = lowest;
        Highest = highest;
    }

    /// <summary>The correlation assumed between any two lines, 0 to 1: 0 if they are independent, 1 if a good surprise in one is one in all.</summary>
    public decimal Correlation { get; }

    /// <summary>The mean, in money: the net present value of the case.</summary>
    public decimal Mean { get; }

    /// <summary>The variance, in squared money.</summary>
    public double Variance { get; }

    /// <summary>The standard deviation, in money.</summary>
    public double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>The lowest it can be, in money: every line at its worst.</summary>
    public decimal Lowest { get; }

    /// <summary>The highest it can be, in money: every line at its best.</summary>
    public decimal Highest { get; }

    /// <summary>How sure the net present value is to be positive, between 0 and 1: <c>ConfidenceThatExceeds(0)</c>.</summary>
    public double ConfidenceThatPositive => ConfidenceThatExceeds(0);

    /// <summary>How sure the net present value is to exceed an amount.</summary>
    /// <param name="amount">The amount, in money.</param>
    /// <returns>
    /// <c>Φ((mean − amount) / standard deviation)</c>, between 0 and 1: the normal distribution is an approximation, see the remarks. 0 from the highest that it can be on, else 1 up to the
    /// lowest.
    /// </returns>
    public double ConfidenceThatExceeds(decimal amount) =>
        amount >= Highest ? 0
        : amount <= Lowest ? 1
        : NormalDistribution.UpperTail(((double)amount - (double)Mean) / StandardDeviation);

    /// <summary>The interval in which the net present value lies with a confidence.</summary>
    /// <param name="confidence">The confidence level, between 0 and 1, both excluded: 0.9 for 90 %.</param>
    /// <returns><c>mean ± z × standard deviation</c>, in money, cut off at the lowest and highest that it can be.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> does not lie between 0 and 1.</exception>
    public ConfidenceInterval Interval(double confidence = 0.95)
    {
        var reach = NormalDistribution.TwoSidedQuantile(Guard.Confidence(confidence)) * StandardDeviation;
        double lower = Math.Max((double)Lowest, (double)Mean - reach), upper = Math.Min((double)Highest, (double)Mean + reach);

        // Two decimals that differ in their last digits alone may change places as doubles.
        return new(Math.Min(lower, upper), Math.Max(lower, upper), confidence);
    }

    /// <summary>Mean and standard deviation in the invariant culture, "98424 ± 29156".</summary>
    /// <returns>The text.</returns>
    public override string ToString() => InvariantText.Of($"{Mean:0} ± {StandardDeviation:0}");
}
