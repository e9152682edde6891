using CrmRoi.Metrics.Marketing;

namespace CrmRoi.Metrics.Tests.Marketing;

/// <summary>A model of one's own: weights 1, 2, 3 and so on, the latest touch the most.</summary>
internal sealed class RankDecay() : AttributionModel("rank decay")
{
    public override void Weigh(Journey journey, long[] weights)
    {
        for (var touch = 0; touch < journey.Count; touch++)
            weights[touch] = touch + 1;
    }
}
