namespace CrmRoi.Metrics;

/// <summary>
/// The exact total of any number of facts. Summaries merge: order and grouping never matter, and
/// <c>Summarize(a ++ b) == Summarize(a) + Summarize(b)</c> holds exactly.
/// </summary>
/// <typeparam name="TSelf">The summary's own type.</typeparam>
public interface ISummary<TSelf>
    where TSelf : ISummary<TSelf>
{
    /// <summary>The summary of the facts of both. Neither is changed.</summary>
    /// <param name="other">The summary of other facts.</param>
    /// <returns>The summary of all of them.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    TSelf Merge(TSelf other);
}
