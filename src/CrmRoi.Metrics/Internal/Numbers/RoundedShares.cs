namespace CrmRoi.Metrics.Internal;

// Shares that come out of a computation in double, as whole numbers with a constant sum: exact from there on.
internal static class RoundedShares
{
    // What normalized shares add up to: they have 15 decimal places.
    public const long Whole = 1_000_000_000_000_000;

    // 2^50, as fine as the shares.
    private const double Unit = 1L << 50;

    // A weight from 0 to 1 as an integer.
    public static long ToWeight(double weight) => (long)Math.Round(weight * Unit);

    // Scales weights to the sum Whole; the largest of them, the last one of equals, takes what rounding leaves.
    // weights: Weights, none negative. If all are 0 they stay so.
    public static void Normalize(long[] weights)
    {
        var total = 0.0;
        foreach (var weight in weights)
            total += weight;
        if (total == 0)
            return;

        var (left, largest) = (Whole, 0);
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = (long)Math.Round(weights[i] / total * Whole);
            left -= weights[i];
            if (weights[i] >= weights[largest])
                largest = i;
        }

        weights[largest] += left;
    }
}
