namespace CrmRoi.Metrics.Investment;

// Finds every rate of a series whose signs change more than once. Rates from 0 up are searched with the first flow as origin, negative ones
// with the last, each as a decay from 0 up: intervals that certainly hold no root are dropped, those where the value is monotone or has one extremum
// are solved, all others are halved.
// Rates are looked for from 1 + rate = 1e-12 to 1e28. What lies beyond is no return on money, but a by-product of many changes of sign.
internal sealed class RateIsolation
{
    private static readonly double LargestLogGrowth = Math.Log(1e28);
    private static readonly double LargestLogDecay = Math.Log(1e12);

    private readonly FlowSeries _flows;
    private readonly double _stepsPerPeriod;
    private readonly double _narrowest;
    private readonly List<double> _roots = [];
    private bool _mirrored;

    public RateIsolation(FlowSeries flows, double stepsPerPeriod)
    {
        _flows = flows;
        _stepsPerPeriod = stepsPerPeriod;
        _narrowest = 1e-6 / flows.Span;
    }

    public RateOfReturn Rate()
    {
        var undiscounted = _flows.Moments(0, mirrored: false).Value;
        var beyond = Search(mirrored: true, undiscounted);
        List<double> roots = [.. _roots.Select(decay => -decay).Reverse()];
        _roots.Clear();
        beyond |= Search(mirrored: false, undiscounted);
        roots.AddRange(_roots);
        double[] logGrowths = [.. Distinct(roots).Select(root => root * _stepsPerPeriod)];

        return logGrowths.Length switch
        {
            0 => RateOfReturn.None(beyond ? NoRateReason.BeyondRange : NoRateReason.NoRoot),
            1 => RateOfReturn.Only(logGrowths[0]),
            _ => RateOfReturn.Several(logGrowths, undiscounted < 0),
        };
    }

    // Ascending roots between which the value cannot be told from 0 are one: a multiple root, found more than once.
    private IEnumerable<double> Distinct(List<double> roots)
    {
        for (int first = 0, last; first < roots.Count; first = last + 1)
        {
            for (last = first; last + 1 < roots.Count && IsZeroAt((roots[last] + roots[last + 1]) / 2);)
                last++;
            yield return (roots[first] + roots[last]) / 2;
        }
    }

    private bool IsZeroAt(double logGrowth) => _flows.Moments(Math.Abs(logGrowth), logGrowth < 0).IsZero;

    // Searches one half in ever wider intervals, up to the decay behind which the edge outweighs all other flows.
    // Returns whether there is a root beyond the limit.
    private bool Search(bool mirrored, double undiscounted)
    {
        _mirrored = mirrored;
        var edge = _flows.Edge(mirrored);
        var limit = (mirrored ? LargestLogDecay : LargestLogGrowth) / _stepsPerPeriod;
        var here = At(0);
        var sign = Math.Sign(undiscounted);
        for (var width = 1.0 / _flows.Span; here.AbsoluteValue > 1.999999 * Math.Abs(edge); width *= 2)
        {
            if (here.Decay >= limit)
                return Math.Sign(here.Value) != Math.Sign(edge);

            var later = At(Math.Min(limit, here.Decay + width));
            Isolate(in here, sign, in later);
            here = later;
            sign = Math.Sign(here.Value);
        }

        return false;
    }

    // The intervals are half-open: a root at the first end counts, one at the last belongs to the next interval. The sign at the first end is given,
    // because the undiscounted total has to have the same one in both halves.
    private void Isolate(in PresentValueMoments here, int sign, in PresentValueMoments later)
    {
        if (here.KeepsSign(0, in later))
            return;

        if (here.KeepsSign(1, in later))
        {
            SolveMonotone(in here, sign, in later);
        }
        else if (here.KeepsSign(2, in later))
        {
            if (Math.Sign(here.Moment(1)) == Math.Sign(later.Moment(1)))
            {
                SolveMonotone(in here, sign, in later);
                return;
            }

            var extremum = Refine(1, in here, in later);
            if (extremum.IsZero)
            {
                _roots.Add(extremum.Decay);
                return;
            }

            SolveMonotone(in here, sign, in extremum);
            SolveMonotone(in extremum, Math.Sign(extremum.Value), in later);
        }
        else
        {
            var middle = At(here.Decay + ((later.Decay - here.Decay) / 2));
            if (later.Decay - here.Decay > Math.Max(_narrowest, 1e-13 * here.Decay))
            {
                Isolate(in here, sign, in middle);
                Isolate(in middle, Math.Sign(middle.Value), in later);
            }
            else if (middle.IsZero)
            {
                _roots.Add(middle.Decay); // A root of order three or more, around which everything is close to 0.
            }
        }
    }

    private void SolveMonotone(in PresentValueMoments here, int sign, in PresentValueMoments later)
    {
        if (sign == 0)
            _roots.Add(here.Decay);
        else if (sign == -Math.Sign(later.Value))
            _roots.Add(Refine(0, in here, in later).Decay);
    }

    // The root of the k-th moment between two decays where it has different signs: Newton's steps, and halving where they leave the bracket or do not shrink.
    private PresentValueMoments Refine(int k, in PresentValueMoments here, in PresentValueMoments later)
    {
        double low = here.Decay, high = later.Decay, lastStep = high - low;
        var signAtHigh = Math.Sign(later.Moment(k));
        if (signAtHigh == 0)
            signAtHigh = -Math.Sign(here.Moment(k));
        var point = At(low + (lastStep / 2));
        while (true)
        {
            if (Math.Sign(point.Moment(k)) == signAtHigh)
                high = point.Decay;
            else
                low = point.Decay;

            // The k-th moment falls by the next one.
            var next = point.Decay + (point.Moment(k) / point.Moment(k + 1));
            if (!(next > low && next < high && Math.Abs(next - point.Decay) < lastStep / 2))
                next = low + ((high - low) / 2);
            lastStep = Math.Abs(next - point.Decay);
            if (point.IsRoot(k) || lastStep <= 1e-16 * point.Decay || next == low || next == high)
                return point;
            point = At(next);
        }
    }

    private PresentValueMoments At(double decay) => _flows.Moments(decay, _mirrored);
}
