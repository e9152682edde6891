using System.Collections;
using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Impact;

/// <summary>The changes of several groups at once (reps, teams, regions), so that the best and the worst are not read as if they stood alone.</summary>
/// <typeparam name="TKey">The type of the groups.</typeparam>
/// <remarks>
/// <para>
/// Of twenty groups without any effect, one is "shown" at 95 % by chance. Each interval has the confidence <c>confidence^(1/m)</c>, with m the number of
/// groups that have an interval; so all of them hold at once with the stated confidence (Šidák). The groups must have no deal in common.
/// </para>
/// <para>
/// The worst group of a year improves in the next and the best one falls back without any cause, because part of what was extreme was chance. The shrunken
/// figure takes that part away: <c>mean + τ² / (τ² + v) × (change − mean)</c>. Here v is the variance of the group, from half its own 95 % interval over
/// 1.96, and τ² is how much the groups differ beyond chance, by Paule and Mandel. It assumes that the groups are alike except for what they show here; it
/// is wrong for a group that is known to be different. It does not undo a choice of groups by their figures before: a group that got the CRM because of a
/// bad year improves without it.
/// </para>
/// <para>Immutable.</para>
/// <para>
/// Source: Z. Šidák, JASA 62 (1967) 626-633; R. C. Paule, J. Mandel, Journal of Research of the National Bureau of Standards 87 (1982) 377-385; C. N. Morris, JASA 78 (1983) 47-55.
/// </para>
/// </remarks>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "The changes of groups are what it is; that they are a list is secondary.")]
public sealed class GroupChanges<TKey> : IReadOnlyList<GroupChange<TKey>>
    where TKey : notnull
{
    private const double OwnConfidence = 0.95;

    private readonly ReadOnlyCollection<GroupChange<TKey>> _groups;

    internal GroupChanges(IReadOnlyList<KeyValuePair<TKey, Func<double, Change>>> groups, double confidence)
    {
        Confidence = Guard.Confidence(confidence);
        Change[] own = [.. groups.Select(group => group.Value(OwnConfidence))];
        var known = own.Where(change => change.Interval.HasValue).Select(change => ((double)change.Absolute!.Value, VarianceOf(change))).ToArray();
        ConfidenceOfEach = Math.Pow(confidence, 1.0 / Math.Max(1, known.Length));
        if (known.Length >= UnitSampling.Fewest)
        {
            BetweenGroups = PauleMandel(known);
            MeanChange = Mean(known, BetweenGroups.Value);
        }

        var between = BetweenGroups;
        _groups = groups.Zip(own, (group, change) =>
        {
            double? share = between is { } tau && change.Interval.HasValue ? tau / (tau + VarianceOf(change)) : null;
            return new GroupChange<TKey>(group.Key, group.Value(ConfidenceOfEach), MeanChange + (share * ((double?)change.Absolute - MeanChange)), share);
        }).ToList().AsReadOnly();
        StandardDeviationBetweenGroups = between is { } variance ? Math.Sqrt(variance) : null;
    }

    /// <summary>The confidence with which all intervals hold at once.</summary>
    public double Confidence { get; }

    /// <summary>The confidence of each single interval, which is higher.</summary>
    public double ConfidenceOfEach { get; }

    /// <summary>
    /// The mean change of the groups, weighted by their certainty, in the unit of the figure. Null for fewer than four groups with an interval.
    /// </summary>
    public double? MeanChange { get; }

    /// <summary>
    /// How much the true changes of the groups differ: a standard deviation in the unit of the figure. 0 if they differ by no more than chance. Null if
    /// <see cref="MeanChange"/> is null.
    /// </summary>
    public double? StandardDeviationBetweenGroups { get; }

    /// <summary>The number of groups.</summary>
    public int Count => _groups.Count;

    private double? BetweenGroups { get; }

    /// <summary>A group by its position.</summary>
    /// <param name="index">The position, from 0.</param>
    /// <returns>The group.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public GroupChange<TKey> this[int index] => _groups[index];

    /// <summary>The groups, in first-seen order.</summary>
    /// <returns>An enumerator.</returns>
    public IEnumerator<GroupChange<TKey>> GetEnumerator() => _groups.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static double VarianceOf(Change change)
    {
        var error = (change.Interval!.Value.Upper - change.Interval.Value.Lower) / 2 / NormalDistribution.TwoSidedQuantile(OwnConfidence);
        return error * error;
    }

    private static double Mean((double Change, double Variance)[] groups, double between) =>
        groups.Sum(group => group.Change / (between + group.Variance)) / groups.Sum(group => 1 / (between + group.Variance));

    // The variance between the groups at which their distances from the mean are as large as expected: the excess falls as the variance grows.
    private static double PauleMandel((double Change, double Variance)[] groups)
    {
        double Excess(double between)
        {
            var mean = Mean(groups, between);
            return groups.Sum(group => (group.Change - mean) * (group.Change - mean) / (between + group.Variance)) - (groups.Length - 1);
        }

        if (groups.Any(group => group.Variance == 0) || Excess(0) <= 0)
            return 0;
        double low = 0, high = groups.Max(group => group.Variance);
        while (Excess(high) > 0)
            high *= 2;
        for (var round = 0; round < 100; round++)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = Excess(middle) > 0 ? (middle, high) : (low, middle);
        }

        return high;
    }

    /// <summary>The number of groups, in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        InvariantText.Of($"GroupChanges: {Count} groups at {Confidence}");
}
