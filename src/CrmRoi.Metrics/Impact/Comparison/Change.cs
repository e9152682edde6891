using CrmRoi.Metrics.Internal;
using CrmRoi.Metrics.Service;

namespace CrmRoi.Metrics.Impact;

/// <summary>
/// How a measure changed: its values before and after, the absolute and the relative change and, if the measure allows it, their intervals.
/// </summary>
/// <remarks>
/// <para>
/// A change is evidence, not proof of a cause: hiring, a new market or a good year move the same figures. A control group separates them, see
/// <see cref="DifferenceInDifferences"/>.
/// </para>
/// <para>
/// If either value is undefined, so are the changes. Nothing is taken as 0.
/// Two changes are equal when all parts are equal. <c>default</c> is the change of an undefined measure.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var winRate = Change.Of(before: new Proportion(48, 80), after: new Proportion(56, 70));
/// Console.WriteLine(winRate); // 60% → 80%: +20 points [5.24, 33.39]
/// Console.WriteLine(winRate.Relative); // 33.33%
/// Console.WriteLine(winRate.IsSignificant); // True
/// Console.WriteLine(winRate.SamplingUnit); // trial
/// </code>
/// </example>
[JsonConverter(typeof(StrictJsonConverter<Change>))]
public readonly record struct Change
{
    private readonly ChangeKind _kind;

    internal Change(
        decimal? before, decimal? after, ConfidenceInterval? interval = null, ConfidenceInterval? relativeInterval = null, double? minimumDetectable = null,
        ChangeKind kind = ChangeKind.Number, string? samplingUnit = null, NoIntervalReason reason = NoIntervalReason.None)
    {
        Before = before;
        After = after;
        Interval = interval;
        RelativeInterval = relativeInterval;
        MinimumDetectable = minimumDetectable;
        _kind = kind;
        SamplingUnit = samplingUnit;
        ReasonWithoutInterval = reason;
    }

    /// <summary>The value before, in the unit of the measure. Null if undefined.</summary>
    public decimal? Before { get; }

    /// <summary>The value after, in the unit of the measure. Null if undefined.</summary>
    public decimal? After { get; }

    /// <summary>The absolute change: <c>after − before</c>, in the unit of the measure. Null if either is undefined.</summary>
    public decimal? Absolute => Before is { } before && After is { } after ? Nearest.Difference(after, before) : null;

    /// <summary>
    /// The relative change: <c>(after − before) / before</c>. Undefined if either value is, if the value before is not positive, and for scores and days
    /// won within a horizon.
    /// </summary>
    public Ratio Relative => _kind is ChangeKind.Number or ChangeKind.Rate && Before > 0 && Absolute is { } absolute ? new Ratio(absolute, Before.Value) : default;

    /// <summary>The interval of the absolute change. Null if the measure has none.</summary>
    public ConfidenceInterval? Interval { get; }

    /// <summary>The interval of the relative change: 0.1 is a tenth more. Null if the measure has none, or the value before is not shown to be positive.</summary>
    public ConfidenceInterval? RelativeInterval { get; }

    /// <summary>
    /// The smallest change that these data could have shown with the given power. A positive amount in the unit of the measure; for a proportion, in
    /// the direction in which it moved. Null if it is unknown, or if no change could have been shown.
    /// </summary>
    public double? MinimumDetectable { get; }

    /// <summary>
    /// The items that the interval takes as independent of each other: "deal", "rep", "month". Null if the measure has no interval at all.
    /// </summary>
    public string? SamplingUnit { get; }

    /// <summary>
    /// Why there is no interval, if the method says so, for example too few units. None if there is an interval, and for a figure that never has one.
    /// </summary>
    public NoIntervalReason ReasonWithoutInterval { get; }

    /// <summary>Whether both values are defined.</summary>
    public bool IsDefined => Before.HasValue && After.HasValue;

    /// <summary>Whether the interval excludes no change. Null without an interval.</summary>
    public bool? IsSignificant => Interval is { } interval ? !interval.Contains(0) : null;

    /// <summary>The change of a plain figure, which has no interval.</summary>
    /// <param name="before">The value before; null if undefined.</param>
    /// <param name="after">The value after; null if undefined.</param>
    /// <returns>The change, without interval.</returns>
    public static Change WithoutInterval(decimal? before, decimal? after) => new(before, after);

    /// <summary>
    /// The change of a measure that does not know its variance, a <see cref="Ratio"/> or an <see cref="Average"/>. It has no interval; with sampling units
    /// it would have one, see <see cref="UnitComparison"/>.
    /// </summary>
    /// <typeparam name="TMeasure">The type of the measure.</typeparam>
    /// <param name="before">The measure before.</param>
    /// <param name="after">The measure after.</param>
    /// <returns>The change, without interval.</returns>
    public static Change WithoutInterval<TMeasure>(TMeasure before, TMeasure after)
        where TMeasure : struct, IMeasure =>
        new(before.Value, after.Value, kind: before is Proportion or Ratio ? ChangeKind.Rate : ChangeKind.Number);

    /// <summary>
    /// The change of a proportion, with Newcombe's interval at 95 %; for another confidence, see <see cref="ProportionComparison.ToChange"/>.
    /// </summary>
    /// <param name="before">The proportion before.</param>
    /// <param name="after">The proportion after.</param>
    /// <returns>The change.</returns>
    public static Change Of(Proportion before, Proportion after) => new ProportionComparison(before, after).ToChange();

    /// <summary>The change of a mean, with Welch's interval at 95 %; for another confidence, see <see cref="MeanComparison.ToChange"/>.</summary>
    /// <param name="before">The moments before.</param>
    /// <param name="after">The moments after.</param>
    /// <returns>The change.</returns>
    public static Change Of(Moments before, Moments after) => new MeanComparison(before, after).ToChange();

    /// <summary>The change of a net promoter score, in points, with an interval.</summary>
    /// <param name="before">The score before.</param>
    /// <param name="after">The score after.</param>
    /// <param name="confidence">The confidence level of the interval, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The change. It has no relative interval, because a score may be negative.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> does not lie between 0 and 1.</exception>
    /// <remarks>
    /// <code>d ± z √(v₀ + v₁), with v = 100² × (p + d − (p − d)²) / n of each score after adding 1½ answers to it: ⅜ of a promoter, ¾ of a passive, ⅜ of a detractor</code>
    /// Each score gets half of what <see cref="NetPromoterScore.Interval"/> adds to a single score, as A. Agresti, B. Caffo, The American Statistician 54
    /// (2000) 280-288, do for the difference of two proportions. The answers must be independent of each other.
    /// </remarks>
    public static Change Of(NetPromoterScore before, NetPromoterScore after, double confidence = 0.95) => ScoreChange.Of(before, after, Guard.Confidence(confidence));

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
        return new(before.MeanDays, after.MeanDays, days, seconds.RelativeInterval, seconds.MinimumDetectable / SecondsPerDay, samplingUnit: seconds.SamplingUnit);
    }

    /// <summary>Compares the observed relative change with a claimed one.</summary>
    /// <param name="claimedRelativeChange">The claim: 0.29 for "29 % more", −0.1 for "a tenth less"; not 0 and not less than −1.</param>
    /// <returns>What the data say about the claim.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The claim is 0 or less than −1.</exception>
    public ClaimCheck Check(decimal claimedRelativeChange) => new(claimedRelativeChange, this);

    /// <summary>
    /// Both values, the absolute change and its interval, in the invariant culture: "60% → 80%: +20 points [5.24, 33.39]". Without an interval it shows
    /// the relative change, "100 → 129: +29 (29%)", or the reason, "no interval (TooFewUnits)".
    /// </summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var certainty = Interval is { } interval ? " " + Scaled(interval).ToString(Figure, null)
            : ReasonWithoutInterval != NoIntervalReason.None ? $", no interval ({ReasonWithoutInterval})"
            : Relative.IsDefined ? $" ({Relative})"
            : "";
        return InvariantText.Of($"{Show(Before)} → {Show(After)}: {ShowDifference()}{certainty}");
    }

    private bool IsInPoints => _kind is ChangeKind.Rate or ChangeKind.Points;

    private string Figure => IsInPoints ? "0.##" : "0.####";

    internal Change SampledBy(string unit) => new(Before, After, Interval, RelativeInterval, MinimumDetectable, _kind, unit, ReasonWithoutInterval);

    private string Show(decimal? value) => MeasureFormat.Format(value, null, null, _kind == ChangeKind.Rate ? MeasureFormat.Percent : Figure);

    private string ShowDifference()
    {
        var difference = MeasureFormat.Format(_kind == ChangeKind.Rate && Absolute is { } points ? Nearest.Percent(points) : Absolute, null, null, "+" + Figure + ";-" + Figure + ";0");
        return IsInPoints && Absolute.HasValue ? difference + " points" : difference;
    }

    private ConfidenceInterval Scaled(ConfidenceInterval interval) =>
        _kind == ChangeKind.Rate ? new(100 * interval.Lower, 100 * interval.Upper, interval.Confidence) : interval;
}
