using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Investment;

// Cash flows in the form that the search for a rate needs: amounts other than 0 at whole steps (periods or days), ascending and distinct, the first at
// step 0. With g the logarithm of what 1 grows to in one step, the present value is Σ amount × e^(−step × g).
internal sealed class FlowSeries
{
    // Discounting goes from flow to flow by multiplication, and restarts with an exponential function before rounding errors can add up.
    private const int Refresh = 32;

    // The largest gap between two flows whose discount comes from a table.
    private const int LargestGap = 40;

    // Within 2^±700 no sum or moment can leave the range of double.
    private static readonly double LargestAmount = Math.Pow(2, 700);

    private readonly double[] _amounts;
    private readonly int[] _steps;
    private readonly decimal[]? _exact;
    private readonly double[] _discountByGap;
    private readonly double _absoluteTotal;

    private FlowSeries(double[] amounts, int[] steps, decimal[]? exact)
    {
        _amounts = amounts;
        _steps = steps;
        _exact = exact;
        double smallest = double.PositiveInfinity, largest = 0;
        int widest = 0, previous = 0;
        for (var i = 0; i < amounts.Length; previous = steps[i++])
        {
            var absolute = Math.Abs(amounts[i]);
            smallest = Math.Min(smallest, absolute);
            largest = Math.Max(largest, absolute);
            _absoluteTotal += absolute;
            if (steps[i] - previous <= LargestGap)
                widest = Math.Max(widest, steps[i] - previous);
        }

        IsExtreme = smallest < 1 / LargestAmount || largest > LargestAmount;

        // A table is made if it saves more exponential functions than it costs.
        _discountByGap = new double[2 * widest < amounts.Length ? widest + 1 : 0];
    }

    // The number of flows.
    public int Count => _amounts.Length;

    // The steps from the first flow to the last.
    public int Span => _steps[Count - 1];

    // Whether an amount is so close to the range of double that sums could leave it.
    public bool IsExtreme { get; }

    // The steps of the flows; the first one is 0.
    public IReadOnlyList<int> Steps => _steps;

    // Money at whole steps, which are ascending and distinct.
    public static FlowSeries Of(decimal[] amounts, int[] steps)
    {
        int[] kept = [.. Enumerable.Range(0, amounts.Length).Where(i => amounts[i] != 0)];
        var exact = Array.ConvertAll(kept, i => amounts[i]);
        return new(Array.ConvertAll(exact, amount => (double)amount), Array.ConvertAll(kept, i => steps[i] - steps[kept[0]]), exact);
    }

    // Amounts of any unit, one per step.
    public static FlowSeries Of(double[] amounts)
    {
        int[] kept = [.. Enumerable.Range(0, amounts.Length).Where(i => amounts[i] != 0)];
        return new(Array.ConvertAll(kept, i => amounts[i]), Array.ConvertAll(kept, i => i - kept[0]), null);
    }

    // The same flows counted backwards from the last one: a growth becomes a decay.
    public FlowSeries Mirrored()
    {
        var span = Span;
        return new([.. Enumerable.Reverse(_amounts)], [.. Enumerable.Reverse(_steps).Select(step => span - step)], null);
    }

    // How often the sign of the flows changes.
    // first: the first flow after a change.
    public int SignChanges(out int first)
    {
        var changes = 0;
        first = 0;
        for (var i = 1; i < Count; i++)
        {
            if (_amounts[i] > 0 != _amounts[i - 1] > 0 && changes++ == 0)
                first = i;
        }

        return changes;
    }

    // The amounts, multiplied by one positive number that makes all of them integers.
    public BigInteger[] ToIntegers() => _exact is not null ? Array.ConvertAll(_exact, Fraction.ToFixedPoint) : Fraction.ToIntegers(_amounts, out _);

    // The sign of the undiscounted total, exactly.
    public int SignOfTotal()
    {
        var total = _amounts.Sum();
        return Math.Abs(total) > 1e-15 * Count * _absoluteTotal ? Math.Sign(total) : ToIntegers().Aggregate(BigInteger.Zero, BigInteger.Add).Sign;
    }

    // The amount that remains when everything else has decayed.
    public double Edge => _amounts[0];

    // The present value near a decay per step of 0 or more, so that no term exceeds its amount.
    public void Expand(double decay, FlowExpansion expansion)
    {
        double f0 = 0, f1 = 0, f2 = 0, f3 = 0, f4 = 0, f5 = 0, f6 = 0, f7 = 0, s0 = 0, s8 = 0, perSpan = 1.0 / Span, furthest = 0;
        FillDiscounts(decay);
        var byGap = _discountByGap;
        double[] amounts = _amounts;
        int[] steps = _steps;
        for (var start = 0; start < amounts.Length; start += Refresh)
        {
            int end = Math.Min(start + Refresh, amounts.Length), previous = steps[start];
            furthest = decay * previous;
            var discount = Math.Exp(-furthest);

            // What follows is smaller than a rounding error; its largest moment stands for all of it.
            if (discount * _absoluteTotal < 1e-29 * s0)
            {
                s8 += 9 * discount * _absoluteTotal * Math.Pow(previous * perSpan, FlowExpansion.Order);
                break;
            }

            double p0 = 0, p1 = 0, p2 = 0, p3 = 0, p4 = 0, p5 = 0, p6 = 0, p7 = 0, q0 = 0, q8 = 0;
            for (var i = start; i < end; i++)
            {
                var gap = steps[i] - previous;
                previous = steps[i];
                if (gap != 0)
                    discount = gap < byGap.Length ? discount * byGap[gap] : Math.Exp(-decay * previous);
                double value = amounts[i] * discount, at = previous * perSpan;
                p0 += value;
                q0 += Math.Abs(value);
                p1 += value *= at;
                p2 += value *= at;
                p3 += value *= at;
                p4 += value *= at;
                p5 += value *= at;
                p6 += value *= at;
                p7 += value *= at;
                q8 += Math.Abs(value * at);
            }

            (f0, f1, f2) = (f0 + p0, f1 + p1, f2 + p2);
            (f3, f4, f5) = (f3 + p3, f4 + p4, f5 + p5);
            (f6, f7) = (f6 + p6, f7 + p7);
            (s0, s8) = (s0 + q0, s8 + q8);
        }

        expansion.Set(decay, Span, [f0, f1, f2, f3, f4, f5, f6, f7], s0, s8, 150 + (amounts.Length / Refresh) + furthest);
    }

    // Σ |amount| × e^(−distance × decay) over some of the flows, with the distance from the first of them.
    // from: the first of the flows.
    // to: the one after the last of them.
    // decay: the decay per step, 0 or more.
    // meanDistance: the mean distance, weighted by the decayed amounts.
    // logScale: the logarithm of the unit of the sum; 0 except for amounts close to the range of double.
    public double Sum(int from, int to, double decay, out double meanDistance, out double logScale)
    {
        double sum = 0, moment = 0, scale = 0;
        int origin = _steps[from], previous = origin;
        if (IsExtreme)
        {
            for (var i = from; i < to; i++)
                scale = i == from ? LogAt(i) : Math.Max(scale, LogAt(i));
            for (var i = from; i < to; i++)
                Count(Math.Exp(LogAt(i) - scale), _steps[i] - origin);
        }
        else
        {
            FillDiscounts(decay);
            var discount = 1.0;
            for (var i = from; i < to; i++)
            {
                var gap = _steps[i] - previous;
                previous = _steps[i];
                discount = (i - from) % Refresh != 0 && gap < _discountByGap.Length ? discount * _discountByGap[gap] : Math.Exp(-decay * (previous - origin));
                Count(Math.Abs(_amounts[i]) * discount, previous - origin);
            }
        }

        meanDistance = moment / sum;
        logScale = scale;
        return sum;

        double LogAt(int i) => Math.Log(Math.Abs(_amounts[i])) - (decay * (_steps[i] - origin));

        void Count(double value, int distance)
        {
            sum += value;
            moment += value * distance;
        }
    }

    private void FillDiscounts(double decay)
    {
        for (var gap = 1; gap < _discountByGap.Length; gap++)
            _discountByGap[gap] = Math.Exp(-decay * gap);
    }
}
