namespace CrmRoi.Metrics.Investment;

// Finds every rate of a series whose signs change more than once, and proves that there is no other. From the undiscounted total it goes outwards, to
// decays and, mirrored, to growths. Over each step the present value certainly keeps its sign, or certainly rises or falls, so the signs at the ends tell
// whether there is a root. If rounding hides both, exact integers decide. It searches from 1 + rate = 1e-12 to 1e28. Roots beyond are not a return on
// money, but a by-product of many changes of sign.
internal sealed class RateIsolation
{
    // Each step costs one pass over the flows. Usual flows need a few dozen, flows with roots too close for doubles some hundred.
    private const int MostSteps = 2_000;

    // In units of an expansion. Below this, rounding hides everything.
    private const double SmallestStep = 1e-8;

    // In units of the logarithm of 1 + rate, by the bound for rounding errors, which is about a hundred times the true errors.
    private const double LargestError = 1e-11;

    private static readonly double LargestLogGrowth = Math.Log(1e28);
    private static readonly double LargestLogDecay = Math.Log(1e12);

    private readonly FlowSeries _flows;
    private readonly double _stepsPerPeriod;
    private readonly List<Root> _roots = [];
    private readonly FlowExpansion _atRoot = new();
    private int _stepsLeft = MostSteps;

    // Doubles cannot decide between these logarithms of the growth per step.
    private double _hiddenFrom = double.PositiveInfinity;
    private double _hiddenTo = double.NegativeInfinity;

    public RateIsolation(FlowSeries flows, double stepsPerPeriod)
    {
        _flows = flows;
        _stepsPerPeriod = stepsPerPeriod;
    }

    public RateOfReturn Rate()
    {
        var total = _flows.SignOfTotal();
        var beyond = Search(total);
        List<double> roots = [];
        ExactRates? exact = null;
        if (_hiddenFrom < _hiddenTo)
        {
            _roots.RemoveAll(root => root.From >= _hiddenFrom && root.To <= _hiddenTo);
            if ((exact = new(_flows)).Find(_hiddenFrom, _hiddenTo, _roots) is not { } hidden)
                return RateOfReturn.None(NoRateReason.HiddenByRounding);
            roots.AddRange(hidden);
        }

        // If rounding may have moved a root, it is computed again exactly, between the same bounds.
        foreach (var root in _roots)
        {
            var isExact = root.Error * _stepsPerPeriod < LargestError;
            roots.Add(!isExact && (exact ??= new(_flows)).Find(root.From, root.To, _roots.Where(other => other != root)) is { Count: 1 } only ? only[0] : root.Value);
        }

        roots.Sort();
        double[] logGrowths = [.. roots.Select(root => root * _stepsPerPeriod)];
        return logGrowths.Length switch
        {
            0 => RateOfReturn.None(beyond ? NoRateReason.BeyondRange : NoRateReason.NoRoot),
            1 => RateOfReturn.Only(logGrowths[0]),
            _ => RateOfReturn.Several(logGrowths, totalIsNegative: total < 0),
        };
    }

    // Returns whether there is a root beyond the limits.
    private bool Search(int total)
    {
        double least = -LargestLogDecay / _stepsPerPeriod, most = LargestLogGrowth / _stepsPerPeriod;
        if (_flows.IsExtreme)
        {
            Hide(least, most);
            return false;
        }

        var beyond = Search(_flows.Mirrored(), -1, -least, total, out var certainBelow);
        beyond |= Search(_flows, 1, most, total, out var certainAbove);
        if (total == 0)
        {
            // 0 is a root, so nothing is certain up to there.
            _roots.Add(new Root(0, 0, 0, 0));
            _hiddenFrom = _hiddenFrom == 0 ? certainBelow : _hiddenFrom;
            _hiddenTo = _hiddenTo == 0 ? certainAbove : _hiddenTo;
        }

        return beyond;
    }

    // Searches one half. The sign at 0 is given; returns the first point after it at which the sign is certain.
    private bool Search(FlowSeries flows, int direction, double limit, int sign, out double firstCertain)
    {
        FlowExpansion here = new(), next = new();
        flows.Expand(0, here);
        double certain = 0, skipped = 0;
        double? hiddenSince = null, first = null;
        while (here.Decay < limit && !IsEdgeAlone() && _stepsLeft-- > 0)
        {
            var step = FindStep(here, limit, out var course);
            skipped = step > 0 ? 0 : Math.Max(SmallestStep, 2 * skipped);
            flows.Expand(Math.Min(limit, here.Decay + (Math.Max(step, skipped) / here.Reach)), next);
            if (step == 0)
                hiddenSince ??= certain;
            if (sign == 0)
                sign = course; // the total is 0, and from there it rises or falls

            // A sign hidden by rounding is passed over: either the course continues, or the range between the certain signs is hidden.
            var signAtNext = step > 0 && course == 0 ? here.Sign : next.Sign;
            if (signAtNext != 0)
            {
                if (hiddenSince is { } since)
                    Hide(direction * since, direction * next.Decay);
                else if (signAtNext != sign)
                    _roots.Add(Refine(flows, direction, here, step, certain, next.Decay, signAtNext));
                hiddenSince = null;
                sign = signAtNext;
                certain = next.Decay;
                first ??= certain;
            }

            (here, next) = (next, here);
        }

        firstCertain = direction * (first ?? limit);
        var isBehindAll = IsEdgeAlone();
        if (hiddenSince is { } open)
            Hide(direction * open, direction * (isBehindAll ? here.Decay : limit));
        else if (here.Decay < limit && !isBehindAll)
            Hide(direction * certain, direction * limit);
        return !isBehindAll && sign == -Math.Sign(flows.Edge);

        // If one flow outweighs all others, it does so further out too.
        bool IsEdgeAlone() => here.AbsoluteValue < 1.999999 * Math.Abs(flows.Edge);
    }

    // The longest step tried over which the sign is certain, or the course: 1 for rising, −1 for falling. 0 if rounding hides both.
    private static double FindStep(FlowExpansion here, double limit, out int course)
    {
        course = 0;
        for (var step = Math.Min(FlowExpansion.LargestStep, (limit - here.Decay) * here.Reach); step > 0; step = step > SmallestStep ? step / 2 : 0)
        {
            if (here.KeepsSign(step))
                return step;
            course = here.Direction(step);
            if (course != 0)
                return step;
        }

        return 0;
    }

    // The root between two decays; the second is a step from here. Takes the root of the expansion, expands there again, and repeats until it is close
    // enough to be exact.
    private Root Refine(FlowSeries flows, int direction, FlowExpansion here, double step, double from, double to, int signAtEnd)
    {
        double low = from, high = to, at = here.Decay + (here.Root(step, signAtEnd) / here.Reach);
        for (var i = 0; i < 100; i++)
        {
            flows.Expand(at, _atRoot);
            if (_atRoot.ValueSign == signAtEnd)
                high = at;
            else
                low = at;
            var further = _atRoot.RootNearby();
            var next = at + (further / _atRoot.Reach);
            var isInside = next > low && next < high;
            if (isInside || Math.Abs(further) >= 0.01)
                at = isInside ? next : low + ((high - low) / 2);
            if (Math.Abs(further) < 0.01)
                break;
        }

        return new Root(direction * at, Math.Min(direction * from, direction * to), Math.Max(direction * from, direction * to), _atRoot.ErrorOfRoot);
    }

    private void Hide(double from, double to)
    {
        _hiddenFrom = Math.Min(_hiddenFrom, Math.Min(from, to));
        _hiddenTo = Math.Max(_hiddenTo, Math.Max(from, to));
    }

    // A root as a logarithm of the growth per step, two points between which it is the only root, and how far rounding may have moved it.
    internal readonly record struct Root(double Value, double From, double To, double Error);
}
