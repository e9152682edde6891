namespace CrmRoi.Metrics;

/// <summary>The outcome of turning rows into facts: every good fact, and every rejected row with its number and reason. Nothing is lost.</summary>
/// <typeparam name="TFact">The type of the facts.</typeparam>
public sealed class Import<TFact>
{
    internal Import(IReadOnlyList<TFact> facts, IReadOnlyList<RejectedRow> rejected)
    {
        Facts = facts;
        Rejected = rejected;
    }

    /// <summary>The facts, in the order of their rows.</summary>
    public IReadOnlyList<TFact> Facts { get; }

    /// <summary>The rejected rows, in order.</summary>
    public IReadOnlyList<RejectedRow> Rejected { get; }
}
