namespace CrmRoi.Metrics.Marketing;

// All credit to the last view of a journey that has no click.
internal sealed class ViewThroughModel() : SingleTouchModel("view-through")
{
    public override int TouchOf(Journey journey)
    {
        for (var touch = 0; touch < journey.Count; touch++)
        {
            if (journey.Touch(touch).Kind == TouchKind.Click)
                return -1;
        }

        return journey.Count - 1;
    }
}
