namespace CrmRoi.Metrics.Internal;

/// <summary>Binary search in ascending numbers that may repeat.</summary>
internal static class Sorted
{
    /// <summary>The position of the last number that is not above the value; -1 if all are above it.</summary>
    public static int LastNotAbove(long[] ascending, long value)
    {
        int low = 0, high = ascending.Length;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (ascending[middle] <= value)
                low = middle + 1;
            else
                high = middle;
        }

        return low - 1;
    }

    /// <summary>The position of the last number below the value; -1 if none is.</summary>
    public static int LastBelow(long[] ascending, long value) => LastNotAbove(ascending, value - 1);
}
