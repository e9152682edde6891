namespace CrmRoi.Metrics.Internal;

// Binary search in ascending numbers that may repeat.
internal static class Sorted
{
    // The position of the last number that is not above the value; -1 if all are above it.
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

    // The position of the last number below the value; -1 if none is.
    public static int LastBelow(long[] ascending, long value) => LastNotAbove(ascending, value - 1);
}
