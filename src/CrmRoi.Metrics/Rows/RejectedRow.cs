using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>A row that made no fact, and the reason. Two are equal when index, row and reason are equal. <c>default</c> is not a row.</summary>
/// <typeparam name="TRow">The type of the rows.</typeparam>
public readonly record struct RejectedRow<TRow> : IWrittenOnly
{
    internal RejectedRow(long index, TRow row, string reason)
    {
        Index = index;
        Row = row;
        Reason = reason;
    }

    /// <summary>The index of the row among all rows, from 0.</summary>
    public long Index { get; }

    /// <summary>The row as it came.</summary>
    public TRow Row { get; }

    /// <summary>Why it is not a fact: argument, rule and value in one sentence.</summary>
    public string Reason { get; }

    /// <summary>Index and reason, "index 2: closed must not lie before …".</summary>
    /// <returns>The text.</returns>
    public override string ToString() => InvariantText.Of($"index {Index}: {Reason}");
}
