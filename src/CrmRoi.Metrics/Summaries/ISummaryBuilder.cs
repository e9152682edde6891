namespace CrmRoi.Metrics;

/// <summary>Builds a summary from facts as they stream by, and from partial summaries, in any order.</summary>
/// <typeparam name="TFact">The type of the facts.</typeparam>
/// <typeparam name="TSummary">The type of the summary.</typeparam>
/// <remarks>Builders change as they are added to. Each belongs to one thread at a time.</remarks>
public interface ISummaryBuilder<TFact, TSummary>
{
    /// <summary>Adds one fact.</summary>
    /// <param name="fact">The fact.</param>
    /// <exception cref="ArgumentException"><paramref name="fact"/> is <c>default</c> or null and so no fact; the message says how many were added before it.</exception>
    void Add(in TFact fact);

    /// <summary>Adds all facts of a partial summary, or none if it is refused.</summary>
    /// <param name="part">The partial summary.</param>
    /// <exception cref="ArgumentNullException"><paramref name="part"/> is null.</exception>
    /// <exception cref="ArgumentException">The part was made under other rules than the builder; what was added before does not matter.</exception>
    /// <exception cref="OverflowException">Together they hold more than <see cref="long.MaxValue"/> items.</exception>
    void Add(TSummary part);

    /// <summary>The summary of all that was added so far. The builder can go on afterwards; the summary does not change.</summary>
    /// <returns>An immutable summary.</returns>
    TSummary ToSummary();
}
