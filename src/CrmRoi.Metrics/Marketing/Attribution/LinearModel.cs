namespace CrmRoi.Metrics.Marketing;

// Equal credit to each touch, or to each distinct channel by its first touch.
internal sealed class LinearModel(string name, bool distinct) : AttributionModel(name)
{
    public override void Weigh(Journey journey, long[] weights)
    {
        Check(journey, weights);
        for (var touch = 0; touch < journey.Count; touch++)
        {
            if (!distinct || journey.Touch(touch).IsFirstOfChannel)
                weights[touch] = 1;
        }
    }
}
