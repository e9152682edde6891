using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Impact;

/// <summary>
/// What became of a measure: its value before and after, the absolute and the relative change, and how sure they are where the measure can tell.
/// </summary>
/// <remarks>
/// <para>
/// A change is evidence, not proof of a cause: hiring, a new market or a good year move the same figures. A control group tells them apart, see
/// <see cref="DifferenceInDifferences"/>.
/// </para>
/// <para>
/// Undefined stays undefined: where either value is missing so are the changes, and nothing is taken as 0.
/// Two changes are equal when all of this is equal. <c>default</c> is the change of an undefined measure.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var winRate = Change.Of(before: new Proportion(48, 80), after: new Proportion(56, 70));
/// Console.WriteLine(winRate); // 0.6 → 0.8 (33.33%)
/// Console.WriteLine(winRate.Interval); // [0.0524, 0.3339]
/// Console.WriteLine(winRate.IsSignificant); // True
/// </code>
/// </example>
public readonly record struct Change
{
    internal Change(decimal? before, decimal? after, ConfidenceInterval? interval = null, ConfidenceInterval? relativeInterval = null, double? minimumDetectable = null)
    {
        Before = before;
        After = after;
        Interval = interval;
        RelativeInterval = relativeInterval;
        MinimumDetectable = minimumDetectable;
    }

    /// <summary>The value before, in the unit of the measure. Null where undefined.</summary>
    public decimal? Before { get; }

    /// <summary>The value after, in the unit of the measure. Null where undefined.</summary>
    public decimal? After { get; }

    /// <summary>The absolute change: <c>after − before</c>, in the unit of the measure. Null where either is undefined.</summary>
    public decimal? Absolute => Before is { } before && After is { } after ? Nearest.Difference(after, before) : null;

    /// <summary>The relative change: <c>(after − before) / before</c>. Undefined where either is, and where the value before is not positive: nothing grows by a share of a loss.</summary>
    public Ratio Relative => Before > 0 && Absolute is { } absolute ? new Ratio(absolute, Before.Value) : default;

    /// <summary>The interval of the absolute change. Null where the measure has none.</summary>
    public ConfidenceInterval? Interval { get; }

    /// <summary>The interval of the relative change: 0.1 is a tenth more. Null where the measure has none, or the value before is not shown to be positive.</summary>
    public ConfidenceInterval? RelativeInterval { get; }

    /// <summary>
    /// The smallest change, as a positive amount in the unit of the measure, that these data could have shown with the power asked for; for a proportion
    /// in the direction in which it moved. Null where it is unknown, or no change whatever could have been shown.
    /// </summary>
    public double? MinimumDetectable { get; }

    /// <summary>Whether both values are defined.</summary>
    public bool IsDefined => Before.HasValue && After.HasValue;

    /// <summary>Whether the interval excludes no change. Null without an interval.</summary>
    public bool? IsSignificant => Interval is { } interval ? !interval.Contains(0) : null;

    /// <summary>The change of a bare figure: no interval.</summary>
    /// <param name="before">The value before; null where undefined.</param>
    /// <param name="after">The value after; null where undefined.</param>
    /// <returns>The change.</returns>
    public static Change Of(decimal? before, decimal? after) => new(before, after);

    /// <summary>The change of any measure, a <see cref="Ratio"/> or an <see cref="Average"/>, that does not know its variance: no interval.</summary>
    /// <param name="before">The measure before.</param>
    /// <param name="after">The measure after.</param>
    /// <returns>The change.</returns>
    /// <exception cref="ArgumentNullException">Either is null.</exception>
    public static Change Of(IMeasure before, IMeasure after) => new(Guard.NotNull(before).Value, Guard.NotNull(after).Value);

    /// <summary>The change of a proportion, with Newcombe's interval at 95 %; for another confidence see <see cref="ProportionComparison.ToChange"/>.</summary>
    /// <param name="before">The proportion before.</param>
    /// <param name="after">The proportion after.</param>
    /// <returns>The change.</returns>
    public static Change Of(Proportion before, Proportion after) => new ProportionComparison(before, after).ToChange();

    /// <summary>The change of a mean, with Welch's interval at 95 %; for another confidence see <see cref="MeanComparison.ToChange"/>.</summary>
    /// <param name="before">The moments before.</param>
    /// <param name="after">The moments after.</param>
    /// <returns>The change.</returns>
    public static Change Of(Moments before, Moments after) => new MeanComparison(before, after).ToChange();

    /// <summary>The change of the mean of a distribution, with Welch's interval at 95 %.</summary>
    /// <param name="before">The distribution before.</param>
    /// <param name="after">The distribution after.</param>
    /// <returns>The change.</returns>
    /// <exception cref="ArgumentNullException">Either is null.</exception>
    public static Change Of(Distribution before, Distribution after) => Of(Guard.NotNull(before).Moments, Guard.NotNull(after).Moments);

    /// <summary>The change of a mean duration, in days, with Welch's interval at 95 %.</summary>
    /// <param name="before">The durations before.</param>
    /// <param name="after">The durations after.</param>
    /// <returns>The change, in days.</returns>
    /// <exception cref="ArgumentNullException">Either is null.</exception>
    public static Change Of(DurationDistribution before, DurationDistribution after)
    {
        const double SecondsPerDay = 86_400;
        var seconds = Of(Guard.NotNull(before).Seconds, Guard.NotNull(after).Seconds);
        ConfidenceInterval? days = seconds.Interval is { } interval
            ? new ConfidenceInterval(interval.Lower / SecondsPerDay, interval.Upper / SecondsPerDay, interval.Confidence)
            : null;
        return new(before.MeanDays, after.MeanDays, days, seconds.RelativeInterval, seconds.MinimumDetectable / SecondsPerDay);
    }

    /// <summary>Holds the observed relative change against a claimed one.</summary>
    /// <param name="claimedRelativeChange">The claim: 0.29 for "29 % more", −0.1 for "a tenth less"; not 0 and not less than −1.</param>
    /// <returns>What the data say to it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The claim is 0 or less than −1.</exception>
    public ClaimCheck Check(decimal claimedRelativeChange) => new(claimedRelativeChange, this);

    /// <summary>Both values and the relative change in the invariant culture, "0.6 → 0.8 (33.33%)".</summary>
    /// <returns>The text.</returns>
    public override string ToString() => InvariantText.Of($"{Show(Before)} → {Show(After)} ({Relative})");

    private static string Show(decimal? value) => MeasureFormat.Format(value, null, null, "0.####");
}
