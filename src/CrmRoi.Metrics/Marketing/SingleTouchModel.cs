namespace CrmRoi.Metrics.Marketing;

/// <summary>All credit to the first or the last touch, of one kind or of any.</summary>
internal sealed class SingleTouchModel(string name, TouchKind? kind, bool fromEnd) : AttributionModel(name)
{
    public override void Weigh(Journey journey, long[] weights)
    {
        for (var i = 0; i < journey.Count; i++)
        {
            var touch = fromEnd ? journey.Count - 1 - i : i;
            if (kind is null || journey.Touch(touch).Kind == kind)
            {
                weights[touch] = 1;
                return;
            }
        }
    }
}
