using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Marketing;

// One share to the first touch, one to the last, and the rest in equal parts to the touches between.
internal sealed class PositionModel : AttributionModel
{
    // Shares are integers in this unit.
    private const long Whole = 1_000_000_000;

    private readonly long _first;
    private readonly long _last;

    public PositionModel(decimal first, decimal last)
        : base(InvariantText.Of($"position-based {100 * Guard.Share(first):0.#######}%/{100 * (1 - first - Guard.Share(last)):0.#######}%/{100 * last:0.#######}%"))
    {
        _first = ToUnits(first, nameof(first));
        _last = ToUnits(last, nameof(last));
        if (_first + _last > Whole)
            throw Violation.Invalid(nameof(last), $"must be at most 1 together with the share of the first touch ({Violation.Show(first)})", last).ToException();
    }

    public override void Weigh(Journey journey, long[] weights)
    {
        Check(journey, weights);
        var end = journey.Count - 1;
        var between = journey.Count - 2;
        if (between <= 0)
        {
            var even = _first + _last == 0;
            weights[0] = even ? 1 : _first;
            weights[end] = even || end == 0 ? 1 : _last;
            return;
        }

        // Multiplied by the number of touches between, so that their equal parts are whole numbers too.
        var middle = Whole - _first - _last;
        weights[0] = _first * between;
        for (var touch = 1; touch < end; touch++)
            weights[touch] = middle;
        weights[end] = _last * between;
    }

    private static long ToUnits(decimal share, string argument)
    {
        var units = Guard.Share(share, argument) * Whole;
        return units == decimal.Truncate(units) ? (long)units : throw Violation.OutOfRange(argument, "must have at most nine decimal places", share).ToException();
    }
}
