using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

// A measure as a ratio of two sums, each times 10^28, and its format.
internal readonly struct RatioParts
{
    private RatioParts(BigInteger numerator, BigInteger denominator, string format, decimal lowest, decimal highest)
    {
        Numerator = numerator;
        Denominator = denominator;
        Format = format;
        Lowest = lowest;
        Highest = highest;
    }

    public BigInteger Numerator { get; }

    public BigInteger Denominator { get; }

    public string Format { get; }

    public decimal Lowest { get; }

    public decimal Highest { get; }

    // The parts of both added up.
    public RatioParts Plus(in RatioParts other) => new(Numerator + other.Numerator, Denominator + other.Denominator, Format, Lowest, Highest);

    // The parts of a measure.
    // ArgumentException: the measure is not a ratio of two sums.
    public static RatioParts Of<TMeasure>(TMeasure measure)
        where TMeasure : struct, IMeasure =>
        measure switch
        {
            Proportion share => new(share.Successes * Fraction.One, share.Trials * Fraction.One, MeasureFormat.Percent, 0, 1),
            Ratio ratio => new(Fraction.ToFixedPoint(ratio.Numerator), Fraction.ToFixedPoint(ratio.Denominator), MeasureFormat.Percent, decimal.MinValue, decimal.MaxValue),
            Quotient quotient => new(Fraction.ToFixedPoint(quotient.Numerator), Fraction.ToFixedPoint(quotient.Denominator), MeasureFormat.Number, decimal.MinValue, decimal.MaxValue),
            Average average => new(Fraction.ToFixedPoint(average.Total), average.Count * Fraction.One, MeasureFormat.Number, decimal.MinValue, decimal.MaxValue),
            _ => throw Violation.Invalid(nameof(measure), $"must be a {nameof(Proportion)}, {nameof(Ratio)}, {nameof(Quotient)} or {nameof(Average)}, which are ratios of two sums", typeof(TMeasure).Name).ToException(),
        };
}
