namespace CrmRoi.Metrics.Internal;

// Student's t distribution with any number of degrees of freedom from 1 on, whole or not.
// The tail is the density times an integral of a smooth positive function, taken by the double exponential rule (H. Takahasi, M. Mori,
// Publications of RIMS 9 (1974), 721-741). Nothing cancels, so that the relative error stays below 1e-12 from the centre to tails of 1e-300,
// and from 1 degree of freedom to where the distribution is the normal one.
internal static class StudentDistribution
{
    // As many degrees of freedom as make it the normal distribution to the last bit of a double.
    public const double Normal = 1e300;

    // The rule reaches the last bit at a step of 1/16; beyond ±4.25 nothing is left to add.
    private const double Step = 1.0 / 16;
    private const int Reach = 68;

    // From here on the tail is a power of t to the last bit; a little farther out, t² may not be formed.
    private const double PowerLaw = 1e50;
    private const double FarOut = 1e150;

    // Up to so many whole degrees of freedom, and down to such tails, the finite sum is as good.
    private const double LongestSum = 64;
    private const double ThickTail = 1e-3;

    private static readonly double[] Nodes = [.. Positions().Select(u => Math.Exp(Math.PI / 2 * Math.Sinh(u)))];

    private static readonly double[] Weights = [.. Positions().Zip(Nodes, (u, node) => Step * Math.PI / 2 * Math.Cosh(u) * node)];

    // The probability of a value above t, itself of any sign.
    public static double UpperTail(double t, double degrees)
    {
        if (t < 0)
            return 1 - UpperTail(-t, degrees);
        if (t > FarOut)
            return UpperTail(FarOut, degrees) * Math.Pow(FarOut / t, degrees);

        // A finite sum if the tail is thick enough for 1 − tail to keep its digits: much faster, and the usual case.
        if (degrees <= LongestSum && degrees == Math.Floor(degrees) && (1 - Central(t, (int)degrees)) / 2 is >= ThickTail and var thick)
            return Math.Min(0.5, thick);

        // P(T > t) = f(t) ∫ (1 + (s² + 2ts) / (ν + t²))^(−(ν + 1) / 2) ds over s > 0, on the scale at which the integrand falls to about 1/e.
        double power = (degrees + 1) / 2, width = degrees + (t * t), fall = width / power;
        var scale = fall / (t + Math.Sqrt((t * t) + fall));
        var integral = 0.0;
        for (var i = 0; i < Nodes.Length; i++)
        {
            var s = scale * Nodes[i];
            integral += Weights[i] * Math.Exp(-power * LogOnePlus(s / width * (s + (2 * t))));
        }

        // At most one half, even if the last bit of the integral says more: doubled, no tail exceeds 1.
        return Math.Min(0.5, Height(degrees) * integral * Math.Exp(Math.Log(scale) - (power * LogOnePlus(t * t / degrees))));
    }

    // The probability of a value at least as far from 0 as t, on either side.
    public static double TwoSidedTail(double t, double degrees) => Math.Min(1, 2 * UpperTail(Math.Abs(t), degrees));

    // The quantile: the t below which a share of p lies, 0 < p < 1.
    public static double Quantile(double p, double degrees)
    {
        if (p >= 0.5)
            return p == 0.5 ? 0 : -Quantile(1 - p, degrees);

        // ln P(T > t) is concave in ln t, so that Newton's rule converges from the normal quantile, or from anywhere.
        var logarithm = Math.Log(-NormalDistribution.Quantile(p));
        for (var round = 0; round < 50; round++)
        {
            var t = Math.Exp(logarithm);
            var tail = UpperTail(t, degrees);
            var step = Math.Log(tail / p) / (t > PowerLaw ? degrees : t * Density(t, degrees) / tail);
            logarithm += step;
            if (Math.Abs(step) < 1e-15 * Math.Max(1, Math.Abs(logarithm)))
                break;
        }

        return -Math.Exp(logarithm);
    }

    // The t that a two-sided interval of a confidence spans on either side.
    public static double TwoSidedQuantile(double confidence, double degrees) => -Quantile((1 - confidence) / 2, degrees);

    // The density at t.
    public static double Density(double t, double degrees) =>
        Height(degrees) * Math.Exp(-(degrees + 1) / 2 * LogOnePlus(t / degrees * t));

    // The probability of a value between −t and t, t ≥ 0, at whole degrees of freedom (M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4).
    private static double Central(double t, int degrees)
    {
        double width = degrees + (t * t), cosine = Math.Sqrt(degrees / width), sine = t / Math.Sqrt(width), sum = 0;
        var isOdd = degrees % 2 != 0;
        var term = isOdd ? cosine : 1;
        for (var k = isOdd ? 1 : 0; k <= degrees - 2; k += 2)
        {
            sum += term;
            term *= cosine * cosine * (k + 1) / (k + 2);
        }

        return isOdd ? 2 / Math.PI * (Math.Atan2(t, Math.Sqrt(degrees)) + (sine * sum)) : sine * sum;
    }

    // The density at 0, Γ((ν + 1) / 2) / (√(νπ) Γ(ν / 2)).
    private static double Height(double degrees)
    {
        // Γ(a + ½) / Γ(a): raised to an a where Stirling's series gives it to the last bit (F. W. J. Olver et al., DLMF 5.11.13).
        double a = degrees / 2, ratio = 1;
        for (; a < 20; a++)
            ratio *= a / (a + 0.5);
        double x = 1 / a, y = x * x;
        var series = x * ((-1.0 / 8) + (y * ((1.0 / 192) + (y * ((-1.0 / 640) + (y * ((17.0 / 14336) - (y * 31 / 18432))))))));
        return ratio * Math.Sqrt(a / degrees / Math.PI) * Math.Exp(series);
    }

    // ln(1 + x) for x ≥ 0 without loss at a small x (W. Kahan).
    private static double LogOnePlus(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : double.IsInfinity(sum) ? sum : Math.Log(sum) * (x / (sum - 1));
    }

    private static IEnumerable<double> Positions() => Enumerable.Range(-Reach, (2 * Reach) + 1).Select(i => i * Step);
}
