namespace CrmRoi.Metrics.Investment;

// Cash flows as the search for a rate needs them: amounts other than 0 at whole steps (periods or days), ascending and distinct.
// With g, the logarithm of what 1 grows to in one step, the present value is Σ amount × e^(−step × g).
internal sealed class FlowSeries
{
    // Discounting goes from step to step by multiplication, and afresh by an exponential function before rounding errors can add up.
    private const int Refresh = 32;

    // The search for the only rate ends at 1 + rate = e^±700, close to the range of double.
    private const double LargestLogGrowth = 700;

    private readonly double[] _amounts;
    private readonly int[] _steps;

    // A series. The arrays are kept.
    public FlowSeries(double[] amounts, int[] steps)
    {
        _amounts = amounts;
        _steps = steps;
    }

    // The number of flows.
    public int Count => _amounts.Length;

    // The steps from the first flow to the last.
    public int Span => _steps[Count - 1] - _steps[0];

    // Periodic flows: step i is the i-th amount.
    public static FlowSeries Periodic(IReadOnlyList<double> amounts)
    {
        int[] steps = [.. Enumerable.Range(0, amounts.Count).Where(step => amounts[step] != 0)];
        return new FlowSeries([.. steps.Select(step => amounts[step])], steps);
    }

    // The rate per period that brings the present value to 0, or why there is none.
    public RateOfReturn InternalRateOfReturn(double stepsPerPeriod = 1)
    {
        if (Count == 0)
            return RateOfReturn.None(NoRateReason.NoFlow);

        var changes = 0;
        var firstChange = 0;
        for (var i = 1; i < Count; i++)
        {
            if (_amounts[i] > 0 != _amounts[i - 1] > 0 && changes++ == 0)
                firstChange = i;
        }

        return changes switch
        {
            0 => RateOfReturn.None(Count == 1 ? NoRateReason.OneDate : NoRateReason.NoSignChange),
            1 => OnlyRate(firstChange, stepsPerPeriod),
            _ => new RateIsolation(this, stepsPerPeriod).Rate(),
        };
    }

    // The present value of the series and its first three moments in the step, Σ amount × distance^k × e^(−distance × decay),
    // and the same of the absolute amounts. The distance is that from the first flow or, mirrored, from the last.
    // decay: The decay per step, 0 or more, so that no term exceeds its amount: g, or −g where mirrored.
    // mirrored: Whether to count from the last flow backwards.
    public PresentValueMoments Moments(double decay, bool mirrored)
    {
        double f0 = 0, f1 = 0, f2 = 0, f3 = 0, s0 = 0, s1 = 0, s2 = 0, s3 = 0;
        double one = Math.Exp(-decay), discount = 1;
        int last = Count - 1, origin = _steps[mirrored ? last : 0], previous = 0;
        for (var i = 0; i <= last; i++)
        {
            var at = mirrored ? last - i : i;
            var distance = Math.Abs(_steps[at] - origin);
            discount = distance == previous + 1 && i % Refresh != 0 ? discount * one : Math.Exp(-decay * distance);
            previous = distance;
            double value = _amounts[at] * discount, absolute = Math.Abs(value), d = distance;
            f0 += value;
            s0 += absolute;
            f1 += value *= d;
            s1 += absolute *= d;
            f2 += value *= d;
            s2 += absolute *= d;
            f3 += value * d;
            s3 += absolute * d;
        }

        return new PresentValueMoments(decay, f0, f1, f2, f3, s0, s1, s2, s3);
    }

    // The amount that is left where everything else has decayed: the first or, mirrored, the last.
    public double Edge(bool mirrored) => _amounts[mirrored ? Count - 1 : 0];

    // One change of sign is one root. The logarithm of early to late value is almost linear in g, so that Newton's steps on it arrive at once;
    // a bracket keeps them in bounds.
    private RateOfReturn OnlyRate(int change, double stepsPerPeriod)
    {
        double low = double.NegativeInfinity, high = double.PositiveInfinity, growth = 0, span = Span, limit = LargestLogGrowth / stepsPerPeriod;
        while (true)
        {
            var imbalance = LogImbalance(growth, change, out var slope);
            if (imbalance > 0)
            {
                if (growth == -limit)
                    return RateOfReturn.None(NoRateReason.BeyondRange);
                high = growth;
            }
            else
            {
                if (growth == limit)
                    return RateOfReturn.None(NoRateReason.BeyondRange);
                low = growth;
            }

            var step = -imbalance / slope;
            var next = growth + step;
            var precision = Math.Abs(next) + (1 / span);
            if (step * step * span * span < 8e-17 * slope * precision || Math.Abs(step) < 1e-16 * precision)
                return RateOfReturn.Only(next * stepsPerPeriod);

            next = double.IsNaN(next) ? (imbalance > 0 ? -limit : limit) : Math.Max(-limit, Math.Min(limit, next));
            if (next <= low || next >= high)
                next = low + ((high - low) / 2);
            if (next == growth || next == low || next == high)
                return RateOfReturn.Only(next * stepsPerPeriod);
            growth = next;
        }
    }

    // ln(|value of the flows before the change of sign| / |value of those after it|), which rises with g, and its slope.
    private double LogImbalance(double growth, int change, out double slope)
    {
        var mirrored = growth < 0;
        var decay = Math.Abs(growth);
        double one = Math.Exp(-decay), discount = 1;
        int last = Count - 1, origin = _steps[mirrored ? last : 0], previous = 0;
        double near = 0, nearMoment = 0, far = 0, farMoment = 0;
        var split = mirrored ? Count - change : change;
        for (var i = 0; i <= last; i++)
        {
            var at = mirrored ? last - i : i;
            var distance = Math.Abs(_steps[at] - origin);
            discount = distance == previous + 1 && i % Refresh != 0 ? discount * one : Math.Exp(-decay * distance);
            previous = distance;
            var value = _amounts[at] * discount;
            if (i < split)
            {
                near += value;
                nearMoment += value * distance;
            }
            else
            {
                far += value;
                farMoment += value * distance;
            }
        }

        slope = (farMoment / far) - (nearMoment / near);
        return mirrored ? Math.Log(-far / near) : Math.Log(-near / far);
    }
}
