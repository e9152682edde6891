using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>A row with the fact that was made from it. Two are equal when index, row and fact are equal. <c>default</c> is not a row.</summary>
/// <typeparam name="TRow">The type of the rows.</typeparam>
/// <typeparam name="TFact">The type of the facts.</typeparam>
public readonly record struct AcceptedRow<TRow, TFact> : IWrittenOnly
{
    internal AcceptedRow(long index, TRow row, TFact fact)
    {
        Index = index;
        Row = row;
        Fact = fact;
    }

    /// <summary>The index of the row among all rows, from 0.</summary>
    public long Index { get; }

    /// <summary>The row as it came. It has the keys that the fact lacks: the rep, the region.</summary>
    public TRow Row { get; }

    /// <summary>The fact.</summary>
    public TFact Fact { get; }

    /// <summary>Index and fact, "index 2: Deal { … }".</summary>
    /// <returns>The text.</returns>
    public override string ToString() => InvariantText.Of($"index {Index}: {Fact}");
}
