namespace CrmRoi.Metrics.Marketing;

/// <summary>All credit to the last view of a journey that has no click.</summary>
internal sealed class ViewThroughModel() : AttributionModel("view-through")
{
    public override void Weigh(Journey journey, long[] weights)
    {
        for (var touch = 0; touch < journey.Count; touch++)
        {
            if (journey.Touch(touch).Kind == TouchKind.Click)
                return;
        }

        weights[journey.Count - 1] = 1;
    }
}
