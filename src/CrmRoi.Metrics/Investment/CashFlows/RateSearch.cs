namespace CrmRoi.Metrics.Investment;

// Chooses the search for the rate of return of a series by its changes of sign.
internal static class RateSearch
{
    // The search for the only rate ends at 1 + rate = e^±700, close to the range of double.
    private const double LargestLogGrowth = 700;

    // The rate per period that brings the present value to 0, or the reason why there is none.
    public static RateOfReturn Rate(FlowSeries flows, double stepsPerPeriod = 1)
    {
        if (flows.Count == 0)
            return RateOfReturn.None(NoRateReason.NoFlow);

        return flows.SignChanges(out var first) switch
        {
            0 => RateOfReturn.None(flows.Count == 1 ? NoRateReason.OneDate : NoRateReason.NoSignChange),
            1 when flows.SignOfTotal() == 0 => RateOfReturn.Only(0),
            1 => OnlyRate(flows, first, stepsPerPeriod),
            _ => new RateIsolation(flows, stepsPerPeriod).Rate(),
        };
    }

    // One change of sign means one root. The logarithm of early to late value is almost linear in g, so Newton's steps on it converge at once;
    // a bracket keeps them in bounds.
    private static RateOfReturn OnlyRate(FlowSeries flows, int change, double stepsPerPeriod)
    {
        double low = double.NegativeInfinity, high = double.PositiveInfinity, growth = 0, span = flows.Span, limit = LargestLogGrowth / stepsPerPeriod;
        FlowSeries? mirrored = null;
        while (true)
        {
            var imbalance = growth >= 0 ? LogImbalance(flows, change, growth, out var slope) : -LogImbalance(mirrored ??= flows.Mirrored(), flows.Count - change, -growth, out slope);
            if (imbalance > 0)
                high = growth;
            else
                low = growth;
            if (growth == (imbalance > 0 ? -limit : limit))
                return RateOfReturn.None(NoRateReason.BeyondRange);

            // The slope changes by no more than the variance of the steps, at most span² / 4, so the root is at most that far from the end of Newton's
            // step.
            double step = -imbalance / slope, next = growth + step, precision = Math.Abs(next) + (1 / span);
            if (step * step * span * span / 8 < 1e-17 * slope * precision || Math.Abs(step) < 1e-16 * precision)
                return RateOfReturn.Only(next * stepsPerPeriod);

            next = Math.Max(-limit, Math.Min(limit, next));
            if (next <= low || next >= high)
                next = low + ((high - low) / 2);
            if (next == growth || next == low || next == high)
                return RateOfReturn.Only(next * stepsPerPeriod);
            growth = next;
        }
    }

    // ln(|value of the flows before the change of sign| / |value of those after it|), which rises with the decay, and its slope.
    private static double LogImbalance(FlowSeries flows, int change, double decay, out double slope)
    {
        var early = flows.Sum(0, change, decay, out var before, out var scaleOfEarly);
        var late = flows.Sum(change, flows.Count, decay, out var behind, out var scaleOfLate);
        slope = flows.Steps[change] + behind - before;
        return Math.Log(early / late) + scaleOfEarly - scaleOfLate + (flows.Steps[change] * decay);
    }
}
