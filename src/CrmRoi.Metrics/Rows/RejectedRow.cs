using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>A row that made no fact. Two are equal when number and reason are equal. <c>default</c> is no row.</summary>
[JsonConverter(typeof(StrictJsonConverter<RejectedRow>))]
public readonly record struct RejectedRow
{
    internal RejectedRow(long row, string reason)
    {
        Row = row;
        Reason = reason;
    }

    /// <summary>The number of the row, counting from 1.</summary>
    public long Row { get; }

    /// <summary>Why it is no fact: argument, rule and value in one sentence.</summary>
    public string Reason { get; }

    /// <summary>Number and reason, "row 3: …".</summary>
    /// <returns>The text.</returns>
    public override string ToString() => InvariantText.Of($"row {Row}: {Reason}");
}
