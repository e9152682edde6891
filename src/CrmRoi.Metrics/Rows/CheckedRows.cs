namespace CrmRoi.Metrics;

/// <summary>Rows turned into facts: each good row with its fact, each other row with the reason. Nothing is lost. Immutable.</summary>
/// <typeparam name="TRow">The type of the rows.</typeparam>
/// <typeparam name="TFact">The type of the facts.</typeparam>
public sealed class CheckedRows<TRow, TFact>
{
    internal CheckedRows(List<AcceptedRow<TRow, TFact>> accepted, List<RejectedRow<TRow>> rejected)
    {
        Accepted = accepted.AsReadOnly();
        Facts = accepted.ConvertAll(row => row.Fact).AsReadOnly();
        Rejected = rejected.AsReadOnly();
    }

    /// <summary>The rows that made a fact, in order, each with its fact. A summary by a key of the row needs them.</summary>
    public IReadOnlyList<AcceptedRow<TRow, TFact>> Accepted { get; }

    /// <summary>The facts alone, in the order of their rows.</summary>
    public IReadOnlyList<TFact> Facts { get; }

    /// <summary>The rows that made no fact, in order.</summary>
    public IReadOnlyList<RejectedRow<TRow>> Rejected { get; }

    /// <summary>How many rows made a fact and how many did not, "CheckedRows: 2 accepted, 1 rejected".</summary>
    /// <returns>The text.</returns>
    public override string ToString() => FormattableString.Invariant($"CheckedRows: {Accepted.Count} accepted, {Rejected.Count} rejected");
}
