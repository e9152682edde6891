namespace CrmRoi.Metrics.Internal;

// A mixture of shifted and scaled t distributions with the same degrees of freedom. One component alone is an ordinary t.
internal sealed class StudentMixture
{
    // A component lighter than this moves no quantile of a confidence below 1 − 1e-12.
    private const double Weightless = 1e-14;

    private readonly double[] _weights;
    private readonly double[] _centres;
    private readonly double[] _scales;
    private readonly double _degrees;

    // A mixture; the weights need not add up to 1, the scales are positive.
    public StudentMixture(double[] weights, double[] centres, double[] scales, double degrees)
    {
        var total = weights.Sum();
        int[] kept = [.. Enumerable.Range(0, weights.Length).Where(i => weights[i] > Weightless * total)];
        total = kept.Sum(i => weights[i]);
        _weights = [.. kept.Select(i => weights[i] / total)];
        _centres = [.. kept.Select(i => centres[i])];
        _scales = [.. kept.Select(i => scales[i])];
        _degrees = degrees;
    }

    public StudentMixture(double centre, double scale, double degrees)
        : this([1], [centre], [scale], degrees)
    {
    }

    public double Degrees => _degrees;

    // The weighted mean of the centres: the mean of the mixture if it has one.
    public double Mean => Sum((weight, centre, _) => weight * centre);

    // The root of the weighted mean of the squared scales and of the spread of the centres.
    public double Scale
    {
        get
        {
            var mean = Mean;
            return Math.Sqrt(Sum((weight, centre, scale) => weight * ((scale * scale) + ((centre - mean) * (centre - mean)))));
        }
    }

    public double UpperTail(double x) => Sum((weight, centre, scale) => weight * StudentDistribution.UpperTail((x - centre) / scale, _degrees));

    public double LowerTail(double x) => Sum((weight, centre, scale) => weight * StudentDistribution.UpperTail((centre - x) / scale, _degrees));

    // The probability of a value as far on the thinner side of x, doubled.
    public double TwoSidedTail(double x) => Math.Min(1, 2 * Math.Min(UpperTail(x), LowerTail(x)));

    // The quantile: the value below which a share of p lies, 0 < p < 1.
    public double Quantile(double p)
    {
        // It lies between the quantiles of the components. The lower tail keeps its digits, however thin it is. An upper tail is the lower tail of the mirror image.
        if (p > 0.5)
            return -Times(-1).Quantile(1 - p);
        var t = StudentDistribution.Quantile(p, _degrees);
        if (Single)
            return _centres[0] + (t * _scales[0]);
        double low = Bound(t, Math.Min), high = Bound(t, Math.Max), x = Sum((weight, centre, scale) => weight * (centre + (t * scale)));
        for (var round = 0; round < 100 && low < high; round++)
        {
            var error = LowerTail(x) - p;
            if (error > 0)
                high = x;
            else
                low = x;
            var next = x - (error / Sum((weight, centre, scale) => weight / scale * StudentDistribution.Density((x - centre) / scale, _degrees)));
            if (!(next > low && next < high))
                next = low + ((high - low) / 2);
            if (Math.Abs(next - x) <= 1e-13 * (Math.Abs(x) + (high - low)))
                return next;
            x = next;
        }

        return x;
    }

    // The interval of a confidence with equal tails.
    public ConfidenceInterval Interval(double confidence)
    {
        var tail = (1 - confidence) / 2;
        return new ConfidenceInterval(Quantile(tail), -Times(-1).Quantile(tail), confidence);
    }

    // The mean of what lies above x, and 0 elsewhere: ∫ (y − x) f(y) dy over y > x. Infinite at 1 degree of freedom or less.
    public double MeanExcess(double x) => _degrees <= 1 ? double.PositiveInfinity : Sum((weight, centre, scale) =>
    {
        var t = (x - centre) / scale;
        var height = StudentDistribution.Density(t, _degrees) * ((_degrees / (_degrees - 1)) + (t / (_degrees - 1) * t));
        return weight * scale * (height - (t * StudentDistribution.UpperTail(t, _degrees)));
    });

    // The distribution of a multiple, other than 0.
    public StudentMixture Times(double factor) =>
        new(_weights, [.. _centres.Select(centre => centre * factor)], [.. _scales.Select(scale => scale * Math.Abs(factor))], _degrees);

    private bool Single => _weights.Length == 1;

    private double Bound(double t, Func<double, double, double> choose)
    {
        var bound = _centres[0] + (t * _scales[0]);
        for (var i = 1; i < _weights.Length; i++)
            bound = choose(bound, _centres[i] + (t * _scales[i]));
        return bound;
    }

    private double Sum(Func<double, double, double, double> term)
    {
        var sum = 0.0;
        for (var i = 0; i < _weights.Length; i++)
            sum += term(_weights[i], _centres[i], _scales[i]);
        return sum;
    }
}
