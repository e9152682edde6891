using System.Globalization;

namespace CrmRoi.Metrics.Impact;

/// <summary>
/// The change of one of several groups, with an interval that holds for all groups at once, and the change shrunken to the mean of the groups.
/// </summary>
/// <typeparam name="TKey">The type of the groups.</typeparam>
/// <remarks>Immutable.</remarks>
public sealed class GroupChange<TKey>
{
    internal GroupChange(TKey key, Change change, double? shrunken, double? ownShare)
    {
        Key = key;
        Change = change;
        Shrunken = shrunken;
        OwnShare = ownShare;
    }

    /// <summary>The group.</summary>
    public TKey Key { get; }

    /// <summary>
    /// The observed change. The interval is simultaneous: with the stated confidence the intervals of all groups hold at once, so it is wider than the
    /// interval of a single group.
    /// </summary>
    public Change Change { get; }

    /// <summary>
    /// The absolute change shrunken to the mean of all groups, in the unit of the figure: the better guess of what this group will show next time. It is
    /// not an observed figure: always mark it as shrunken. Null if <see cref="GroupChanges{TKey}.MeanChange"/> is null, or if the group has no interval.
    /// </summary>
    public double? Shrunken { get; }

    /// <summary>
    /// The share of its own distance from the mean that the group keeps, from 0 to 1: little for few deals, 0 if the groups differ by no more than chance.
    /// </summary>
    public double? OwnShare { get; }

    /// <summary>Group, change and shrunken figure: "north: 40% → 60%: +20 points [1.5, 36.2], shrunken 0.12".</summary>
    /// <returns>The text, in the invariant culture.</returns>
    public override string ToString() =>
        string.Format(CultureInfo.InvariantCulture, "{0}: {1}", Key, Change) + (Shrunken is { } figure ? string.Format(CultureInfo.InvariantCulture, ", shrunken {0:0.####}", figure) : "");
}
