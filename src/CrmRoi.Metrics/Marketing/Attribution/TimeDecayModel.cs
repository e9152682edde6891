using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Marketing;

// Weights that halve with each half-life before the sale.
internal sealed class TimeDecayModel : AttributionModel
{
    private readonly double _decayPerTick;

    public TimeDecayModel(TimeSpan halfLife)
        : base(InvariantText.Of($"time decay, half-life {halfLife}")) =>
        _decayPerTick = Math.Log(2) / Guard.Positive(halfLife).Ticks;

    public override void Weigh(Journey journey, long[] weights)
    {
        Check(journey, weights);
        // Only proportions count, so time runs back from the latest touch, which has the largest weight.
        var latest = TicksToSale(journey, journey.Count - 1);
        for (var touch = 0; touch < weights.Length; touch++)
            weights[touch] = RoundedShares.ToWeight(Math.Exp((latest - TicksToSale(journey, touch)) * _decayPerTick));
        RoundedShares.Normalize(weights);
    }

    private static long TicksToSale(Journey journey, int touch) =>
        journey.TimeToSale(touch)?.Ticks ?? throw new InvalidOperationException("Time decay needs the times of the touches; paths have none.");
}
