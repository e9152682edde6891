using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>The exact total of any number of facts. Summaries can be added, compared, stored and sent. Immutable.</summary>
/// <typeparam name="TSelf">The summary's own type.</typeparam>
/// <remarks>
/// <para><c>Summarize(a ++ b) == Summarize(a) + Summarize(b)</c> holds exactly, in every order and grouping.</para>
/// <para>
/// The rules of a summary (an instant, a period, stages, a zone, an error bound) are part of it. Two summaries made under different rules are not equal
/// and cannot be added. <c>Empty</c> has no rules and adds to every summary.
/// </para>
/// </remarks>
public abstract class Summary<TSelf> : ISummary<TSelf>, IEquatable<TSelf>, IBinaryForm<TSelf>
    where TSelf : Summary<TSelf>
{
    private protected Summary()
    {
    }

    private protected abstract SummaryKind<TSelf> KindOfSelf { get; }

    // The counts, sums and durations that the text of the summary shows, unless a kind shows something else.
    private protected virtual string KeyFigures => KindOfSelf.KeyFigures(Self);

    private TSelf Self => (TSelf)this;

    /// <summary>Adds two summaries: the summary of the facts of both.</summary>
    /// <param name="left">A summary.</param>
    /// <param name="right">A summary of other facts, made under the same rules.</param>
    /// <returns>The exact summary of all of them.</returns>
    /// <exception cref="ArgumentNullException">Either is null.</exception>
    /// <exception cref="ArgumentException">They were made under different rules; the message names both.</exception>
    /// <exception cref="OverflowException">Together they hold more than <see cref="long.MaxValue"/> items.</exception>
    public static TSelf operator +(Summary<TSelf> left, Summary<TSelf> right) => Guard.NotNull(left).Merge(Guard.NotNull(right).Self);

    /// <inheritdoc/>
    public TSelf Merge(TSelf other) => KindOfSelf.Merge(Self, Guard.NotNull(other));

    /// <inheritdoc/>
    public TSelf Merge(IEnumerable<TSelf> others) => KindOfSelf.Merge(Self, Guard.NotNull(others));

    /// <summary>The summary in its binary form. Equal summaries have the same bytes, on every target and machine.</summary>
    /// <returns>The bytes; <c>FromBytes</c> of the same type reads them.</returns>
    /// <exception cref="InvalidOperationException">The summary holds what the form cannot: more than 10^15 items, text that is not Unicode, or a time zone
    /// that only this machine knows.</exception>
    public byte[] ToBytes() => KindOfSelf.ToBytes(Self);

    /// <summary>Whether all totals and rules are equal, however they were made.</summary>
    /// <param name="other">Another summary.</param>
    /// <returns>True if both are the same.</returns>
    public bool Equals(TSelf? other) => other is not null && KindOfSelf.AreEqual(Self, other);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as TSelf);

    /// <summary>
    /// The totals that are not 0, in one line and in the invariant culture:
    /// "SalesSummary: won 2, won amount 1234.5 of 2, won cycle 45 days, lost 1, lost cycle 10 days".
    /// </summary>
    /// <returns>The text.</returns>
    public sealed override string ToString() => InvariantText.Of($"{typeof(TSelf).Name.Split('`')[0]}: {KeyFigures}");

    /// <inheritdoc/>
    public sealed override int GetHashCode() => KindOfSelf.Hash(Self);

    TSelf IBinaryForm<TSelf>.OfBytes(byte[] bytes) => KindOfSelf.FromBytes(bytes);
}
