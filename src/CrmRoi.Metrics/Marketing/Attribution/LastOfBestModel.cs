namespace CrmRoi.Metrics.Marketing;

// All credit to the last touch in the best group of channels that the journey has. A lower group is better.
internal sealed class LastOfBestModel(string name, Func<string, int> groupOf) : SingleTouchModel(name)
{
    public override int TouchOf(Journey journey)
    {
        var (best, bestGroup) = (-1, int.MaxValue);
        for (var touch = 0; touch < journey.Count; touch++)
        {
            if (groupOf(journey.Channel(touch)) is var group && group <= bestGroup)
                (best, bestGroup) = (touch, group);
        }

        return best;
    }
}
