namespace CrmRoi.Metrics.Marketing;

/// <summary>All credit to the first or the last touch, of one kind or of any.</summary>
internal sealed class SingleTouchModel(string name, TouchKind? kind, bool fromEnd) : AttributionModel(name)
{
    public override void Weigh(Journey journey, long[] weights)
    {
        if (TouchOf(journey) is >= 0 and var touch)
            weights[touch] = 1;
    }

    public int TouchOf(Journey journey)
    {
        for (var i = 0; i < journey.Count; i++)
        {
            var touch = fromEnd ? journey.Count - 1 - i : i;
            if (kind is null || journey.Touch(touch).Kind == kind)
                return touch;
        }

        return -1;
    }
}
