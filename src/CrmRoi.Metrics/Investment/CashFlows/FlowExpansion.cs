namespace CrmRoi.Metrics.Investment;

// The present value of a series near one decay: a Taylor polynomial in t, with proven bounds for the remainder and for rounding. t is the distance in
// units of Reach; the value is relative to the sum of the absolute present values. All terms of the sum decay, so the remainder after t^7 is at most S₈ t⁸
// / 8!, where S₈ is the eighth moment of the absolute present values; the unit of t makes this moment 1. A polynomial whose Bernstein coefficients all
// have one sign on an interval has that sign there.
internal sealed class FlowExpansion
{
    // The order of the remainder.
    public const int Order = 8;

    // The largest step worth trying: the remainder is then an eighth of the sum of the absolute values.
    public const double LargestStep = 2.9;

    private const double Remainder = 40_320; // 8!

    private static readonly double[] Binomials6 = [1, 6, 15, 20, 15, 6, 1];

    private static readonly double[] Binomials7 = [1, 7, 21, 35, 35, 21, 7, 1];

    private readonly double[] _coefficients = new double[Order];
    private readonly double[] _work = new double[Order];
    private double _noise;

    // The decay per step from which t is counted.
    public double Decay { get; private set; }

    // The size of one decay per step in units of t.
    public double Reach { get; private set; }

    // The sum of the absolute present values.
    public double AbsoluteValue { get; private set; }

    // The sign of the present value as computed, rounding errors included.
    public int ValueSign => Math.Sign(_coefficients[0]);

    // The sign of the present value; 0 if rounding errors hide it.
    public int Sign => Math.Abs(_coefficients[0]) > _noise ? Math.Sign(_coefficients[0]) : 0;

    // How far rounding may move a root here, in units of decay.
    public double ErrorOfRoot => _noise / Math.Abs(_coefficients[1]) / Reach;

    // Sets everything from the moments, with distances in units of the span.
    // decay: the decay per step.
    // span: the steps from the first flow to the last.
    // moments: the moments 0 to 7 of the present values.
    // absoluteValue: the sum of the absolute present values.
    // absoluteMoment: the eighth moment of the absolute present values.
    // roundings: how many roundings may have added up in a term.
    public void Set(double decay, int span, double[] moments, double absoluteValue, double absoluteMoment, double roundings)
    {
        Decay = decay;
        AbsoluteValue = absoluteValue;
        _noise = 1.2e-16 * roundings;
        var unit = Math.Sqrt(Math.Sqrt(Math.Sqrt(absoluteMoment / absoluteValue)));
        Reach = unit * span;
        var scale = absoluteValue;
        for (var k = 0; k < Order; k++)
        {
            _coefficients[k] = moments[k] / scale;
            scale *= -unit * (k + 1);
        }
    }

    // Whether the present value certainly keeps its sign from here to t.
    public bool KeepsSign(double t)
    {
        var power = 1.0;
        for (var k = 0; k < Order; k++, power *= t)
            _work[k] = _coefficients[k] * power / Binomials7[k];
        return HasOneSign(Order, (Power8(t) / Remainder) + (_noise * Math.Exp(t))) != 0;
    }

    // 1 if the present value certainly rises from here to t, −1 if it certainly falls, otherwise 0.
    public int Direction(double t)
    {
        var power = 1.0;
        for (var k = 1; k < Order; k++, power *= t)
            _work[k - 1] = _coefficients[k] * k * power / Binomials6[k - 1];
        return HasOneSign(Order - 1, (Power8(t) / t * Order / Remainder) + (_noise * Math.Exp(t)));
    }

    // The root of the polynomial between 0 and t; the polynomial rises or falls there.
    // t: the end of the interval.
    // signAtEnd: the sign at the end.
    public double Root(double t, int signAtEnd)
    {
        double low = 0, high = t, here = t / 2;
        for (var i = 0; i < 60; i++)
        {
            var (value, slope) = At(here);
            if (Math.Sign(value) == signAtEnd)
                high = here;
            else
                low = here;
            var next = here - (value / slope);
            if (!(next > low && next < high))
                next = low + ((high - low) / 2);
            if (next == here)
                break;
            here = next;
        }

        return here;
    }

    // The root of the polynomial next to 0, by Newton's steps.
    public double RootNearby()
    {
        var here = 0.0;
        for (var i = 0; i < 6; i++)
        {
            var (value, slope) = At(here);
            here -= value / slope;
        }

        return here;
    }

    private static double Power8(double t)
    {
        var square = t * t;
        return square * square * square * square;
    }

    private (double Value, double Slope) At(double t)
    {
        double value = 0, slope = 0;
        for (var k = Order - 1; k >= 0; k--)
        {
            slope = (slope * t) + value;
            value = (value * t) + _coefficients[k];
        }

        return (value, slope);
    }

    // The Bernstein coefficients follow from their differences at 0, which are the coefficients over binomials; each further one comes from moving the
    // origin on.
    private int HasOneSign(int count, double margin)
    {
        var sign = _work[0] > margin ? 1 : _work[0] < -margin ? -1 : 0;
        for (var last = count - 1; last > 0 && sign != 0; last--)
        {
            for (var k = 0; k < last; k++)
                _work[k] += _work[k + 1];
            if (_work[0] * sign <= margin)
                sign = 0;
        }

        return sign;
    }
}
