namespace CrmRoi.Metrics;

/// <summary>Builds a summary from a stream of facts and from partial summaries, in any order.</summary>
/// <typeparam name="TFact">The type of the facts.</typeparam>
/// <typeparam name="TSummary">The type of the summary.</typeparam>
/// <remarks>A builder changes as it is added to. Use it from one thread at a time.</remarks>
public interface ISummaryBuilder<TFact, TSummary>
{
    /// <summary>Adds one fact.</summary>
    /// <param name="fact">The fact.</param>
    /// <exception cref="ArgumentException"><paramref name="fact"/> is <c>default</c> or null and so not a fact, or breaks a rule of the summary (answers
    /// on one scale, histories of the same stages); the message says how many were added before it.</exception>
    void Add(in TFact fact);

    /// <summary>Adds all facts of a partial summary, or none if it is refused.</summary>
    /// <param name="part">The partial summary.</param>
    /// <exception cref="ArgumentNullException"><paramref name="part"/> is null.</exception>
    /// <exception cref="ArgumentException">The part was made under other rules than the builder. This does not depend on what was added
    /// before.</exception>
    /// <exception cref="OverflowException">Together they hold more than <see cref="long.MaxValue"/> items.</exception>
    void Add(TSummary part);

    /// <summary>The summary of all that was added so far. The builder can go on afterwards; the summary does not change.</summary>
    /// <returns>An immutable summary.</returns>
    TSummary ToSummary();
}
