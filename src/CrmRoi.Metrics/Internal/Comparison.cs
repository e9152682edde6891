namespace CrmRoi.Metrics.Internal;

// The non-generic comparison that F# and old collections ask for, by way of the generic one.
internal static class Comparison
{
    public static int Of<T>(T value, object? other)
        where T : struct, IComparable<T> =>
        other switch
        {
            null => 1, // as everywhere in .NET, null comes first
            T same => value.CompareTo(same),
            _ => throw Violation.Invalid("obj", $"must be of type {typeof(T).Name}", other.GetType().Name).ToException(),
        };
}
