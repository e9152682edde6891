namespace CrmRoi.Metrics;

/// <summary>Builds a summary from facts as they stream by, and from partial summaries, in any order.</summary>
/// <typeparam name="TFact">The type of the facts.</typeparam>
/// <typeparam name="TSummary">The type of the summary.</typeparam>
/// <remarks>A builder is the one mutable type of the library and belongs to one thread at a time.</remarks>
public interface ISummaryBuilder<TFact, TSummary>
{
    /// <summary>Adds one fact.</summary>
    /// <param name="fact">The fact.</param>
    /// <exception cref="ArgumentException"><paramref name="fact"/> is <c>default</c> and so no fact; the message names its position.</exception>
    void Add(in TFact fact);

    /// <summary>Adds all facts of a partial summary.</summary>
    /// <param name="part">The partial summary.</param>
    /// <exception cref="ArgumentNullException"><paramref name="part"/> is null.</exception>
    void Add(TSummary part);

    /// <summary>The summary of all that was added so far. The builder can go on afterwards.</summary>
    /// <returns>An immutable summary.</returns>
    TSummary ToSummary();
}
