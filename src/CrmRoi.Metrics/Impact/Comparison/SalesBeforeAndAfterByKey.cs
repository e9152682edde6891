using CrmRoi.Metrics.Internal;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Impact;

/// <summary>Sales before and after a go-live by group: rep, team, region, product.</summary>
/// <typeparam name="TKey">The type of the groups.</typeparam>
/// <remarks>
/// A figure for all groups, such as <see cref="WinRate"/>, has simultaneous intervals and changes shrunken to the mean; see
/// <see cref="GroupChanges{TKey}"/>. Immutable.
/// </remarks>
public sealed class SalesBeforeAndAfterByKey<TKey>
    where TKey : notnull
{
    private readonly Dictionary<TKey, SalesBeforeAndAfter> _byKey;

    internal SalesBeforeAndAfterByKey(IEnumerable<KeyValuePair<TKey, List<Deal>>> groups, ComparisonPeriods periods, TimeSpan followUp, DateTimeOffset observedUntil)
    {
        Groups = groups.Select(group => new KeyValuePair<TKey, SalesBeforeAndAfter>(group.Key, new(group.Value, periods, followUp, observedUntil))).ToList().AsReadOnly();
        _byKey = Groups.ToDictionary(group => group.Key, group => group.Value);
    }

    /// <summary>The groups, in first-seen order.</summary>
    public IReadOnlyList<KeyValuePair<TKey, SalesBeforeAndAfter>> Groups { get; }

    /// <summary>The comparison of a group.</summary>
    /// <param name="key">The group.</param>
    /// <returns>Its comparison; the intervals are for this group alone.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    /// <exception cref="KeyNotFoundException">No deal has this key.</exception>
    public SalesBeforeAndAfter this[TKey key] =>
        _byKey.TryGetValue(key, out var group) ? group : throw new KeyNotFoundException($"There is no group with the key {Violation.Show(key)}.");

    /// <summary>The changes of the win rate, by cohort with equal follow-up.</summary>
    /// <param name="confidence">The confidence with which all intervals hold at once, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The changes of all groups.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> does not lie between 0 and 1.</exception>
    public GroupChanges<TKey> WinRate(double confidence = 0.95) =>
        Changes((sales, level) => new ProportionComparison(sales.CohortBefore.WinRate, sales.CohortAfter.WinRate).ToChange(level).SampledBy("deal"), confidence);

    /// <summary>The changes of the close rate, by cohort with equal follow-up.</summary>
    /// <param name="confidence">The confidence with which all intervals hold at once, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The changes of all groups.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> does not lie between 0 and 1.</exception>
    public GroupChanges<TKey> CloseRate(double confidence = 0.95) =>
        Changes((sales, level) => new ProportionComparison(sales.CohortBefore.CloseRate, sales.CohortAfter.CloseRate).ToChange(level).SampledBy("deal"), confidence);

    /// <summary>The changes of the average deal size, in money, of the deals closed in each period.</summary>
    /// <param name="confidence">The confidence with which all intervals hold at once, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The changes of all groups.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> does not lie between 0 and 1.</exception>
    public GroupChanges<TKey> AverageDealSize(double confidence = 0.95) =>
        Changes((sales, level) => new MeanComparison(sales.Before.WonAmounts, sales.After.WonAmounts).ToChange(level).SampledBy("deal"), confidence);

    /// <summary>The changes of the days won within the follow-up, in days.</summary>
    /// <param name="confidence">The confidence with which all intervals hold at once, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The changes of all groups.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> does not lie between 0 and 1.</exception>
    public GroupChanges<TKey> DaysWon(double confidence = 0.95) =>
        Changes((sales, level) => sales.FollowUp.Days > 0 ? sales.TimeToWin.DaysWonWithin(sales.FollowUp.Days, level) : default, confidence);

    /// <summary>The changes of any figure.</summary>
    /// <param name="change">Gives the change of a group, with its interval at the given confidence.</param>
    /// <param name="confidence">The confidence with which all intervals hold at once, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The changes of all groups.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="change"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> does not lie between 0 and 1.</exception>
    public GroupChanges<TKey> Changes(Func<SalesBeforeAndAfter, double, Change> change, double confidence = 0.95)
    {
        Guard.NotNull(change);
        return new([.. Groups.Select(group => new KeyValuePair<TKey, Func<double, Change>>(group.Key, level => change(group.Value, level)))], confidence);
    }

    /// <summary>The number of groups, in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        InvariantText.Of($"SalesBeforeAndAfterByKey: {Groups.Count} groups");
}
