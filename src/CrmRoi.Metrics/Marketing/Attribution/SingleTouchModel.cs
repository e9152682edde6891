namespace CrmRoi.Metrics.Marketing;

// All credit to one touch, or to none.
internal abstract class SingleTouchModel(string name) : AttributionModel(name)
{
    // The touch that has the credit, or −1.
    public abstract int TouchOf(Journey journey);

    public sealed override void Weigh(Journey journey, long[] weights)
    {
        Check(journey, weights);
        if (TouchOf(journey) is >= 0 and var touch)
            weights[touch] = 1;
    }

    internal sealed override void Split(int index, Journey journey, CreditTotals credits) => credits.Add(index, journey, TouchOf(journey));
}
