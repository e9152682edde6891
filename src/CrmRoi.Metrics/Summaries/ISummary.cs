namespace CrmRoi.Metrics;

/// <summary>
/// The exact total of any number of facts. Summaries merge: order and grouping never matter, and
/// <c>Summarize(a ++ b) == Summarize(a) + Summarize(b)</c> holds exactly.
/// </summary>
/// <typeparam name="TSelf">The summary's own type.</typeparam>
public interface ISummary<TSelf>
    where TSelf : ISummary<TSelf>
{
    /// <summary>Adds another summary: the summary of the facts of both. Neither is changed.</summary>
    /// <param name="other">The summary of other facts.</param>
    /// <returns>The summary of all of them.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException">The summaries were made under different rules.</exception>
    /// <exception cref="OverflowException">Together they hold more than <see cref="long.MaxValue"/> items.</exception>
    TSelf Merge(TSelf other);

    /// <summary>Adds all others in one pass. <c>SalesSummary.Empty.Merge(parts)</c> adds up any number of parts.</summary>
    /// <param name="others">Summaries of other facts.</param>
    /// <returns>The summary of all of them.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="others"/> or one of them is null.</exception>
    /// <exception cref="ArgumentException">The summaries were made under different rules.</exception>
    /// <exception cref="OverflowException">Together they hold more than <see cref="long.MaxValue"/> items.</exception>
    TSelf Merge(IEnumerable<TSelf> others);
}
