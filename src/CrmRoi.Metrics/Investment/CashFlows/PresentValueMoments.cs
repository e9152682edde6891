namespace CrmRoi.Metrics.Investment;

// A present value at one decay, its moments, and the same of the absolute amounts. Value and moments are differences of two functions of the decay
// that fall and are convex, that of the money coming in and that of the money going out: so two of these bound what lies between them.
internal readonly struct PresentValueMoments(
    double decay, double f0, double f1, double f2, double f3, double s0, double s1, double s2, double s3)
{
    // The distance from 1 to the next double.
    private const double Epsilon = 2.220446049250313e-16;

    // What counts as 0 beside the sum of the absolute values: the rounding errors of a long sum.
    private const double Noise = 64 * Epsilon;

    public double Decay => decay;

    // The present value.
    public double Value => f0;

    // The sum of the absolute present values.
    public double AbsoluteValue => s0;

    // Whether the present value is 0 but for rounding errors.
    public bool IsZero => Math.Abs(f0) <= Noise * s0;

    // The k-th moment; the k-th derivative of the present value, but for the sign of odd ones.
    public double Moment(int k) => k switch { 0 => f0, 1 => f1, 2 => f2, _ => f3 };

    // Whether the k-th moment is as close to 0 as a double can come.
    public bool IsRoot(int k) => Math.Abs(Moment(k)) <= Epsilon / 2 * Absolute(k);

    // Whether the k-th moment, 0 to 2, certainly keeps one sign from here to a later decay.
    public bool KeepsSign(int k, in PresentValueMoments later)
    {
        var width = later.Decay - decay;
        double inHere = In(k), inLater = later.In(k), outHere = Out(k), outLater = later.Out(k);
        double inSlopeHere = width * In(k + 1), inSlopeLater = width * later.In(k + 1), outSlopeHere = width * Out(k + 1), outSlopeLater = width * later.Out(k + 1);

        // A convex function lies below its chord and above its tangents.
        var lowest = Math.Max(
            Math.Min(inHere - outHere, inHere - inSlopeHere - outLater),
            Math.Min(inLater + inSlopeLater - outHere, inLater - outLater));
        var highest = Math.Min(
            Math.Max(inHere - outHere, inLater - outHere + outSlopeHere),
            Math.Max(inHere - outLater - outSlopeLater, inLater - outLater));
        var noise = Noise * Absolute(k);
        return lowest > noise || highest < -noise;
    }

    private double Absolute(int k) => k switch { 0 => s0, 1 => s1, 2 => s2, _ => s3 };

    private double In(int k) => (Absolute(k) + Moment(k)) / 2;

    private double Out(int k) => (Absolute(k) - Moment(k)) / 2;
}
