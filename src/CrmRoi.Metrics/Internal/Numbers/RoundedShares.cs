namespace CrmRoi.Metrics.Internal;

/// <summary>Shares that come out of a computation in <see cref="double"/>, as whole numbers with a constant sum: exact from there on.</summary>
internal static class RoundedShares
{
    /// <summary>What normalized shares add up to: they have 15 decimal places.</summary>
    public const long Whole = 1_000_000_000_000_000;

    // 2^50, as fine as the shares.
    private const double Unit = 1L << 50;

    /// <summary>A weight from 0 to 1 as an integer.</summary>
    public static long ToWeight(double weight) => (long)Math.Round(weight * Unit);

    /// <summary>Scales weights to the sum <see cref="Whole"/>; the largest of them, the last one of equals, takes what rounding leaves.</summary>
    /// <param name="weights">Weights, none negative. If all are 0 they stay so.</param>
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
