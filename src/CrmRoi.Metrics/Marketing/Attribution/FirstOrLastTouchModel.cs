namespace CrmRoi.Metrics.Marketing;

// All credit to the first or the last touch, of one kind or of any.
internal sealed class FirstOrLastTouchModel(string name, TouchKind? kind, bool fromEnd) : SingleTouchModel(name)
{
    public override int TouchOf(Journey journey)
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
