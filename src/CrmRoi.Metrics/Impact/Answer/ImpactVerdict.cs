namespace CrmRoi.Metrics.Impact;

/// <summary>Whether the data show that a return or a gain exceeds a figure.</summary>
/// <remarks>Two are equal when answer, reason and confidence are equal. <c>default</c> says "cannot tell" and names no reason.</remarks>
[JsonConverter(typeof(StrictJsonConverter<ImpactVerdict>))]
public readonly record struct ImpactVerdict
{
    internal ImpactVerdict(ImpactAnswer answer, CannotTellReason reason = CannotTellReason.None, double? confidence = null)
    {
        Answer = answer;
        Reason = reason;
        Confidence = confidence;
    }

    /// <summary>The answer.</summary>
    public ImpactAnswer Answer { get; }

    /// <summary>Why the data cannot tell; <see cref="CannotTellReason.None"/> if they can.</summary>
    public CannotTellReason Reason { get; }

    /// <summary>
    /// The confidence that the figure is exceeded, from 0 to 1, under the assumption of the design. Without a control group or a trend, it assumes that
    /// the market stood still or grew as assumed. Null without a range.
    /// </summary>
    public double? Confidence { get; }

    /// <summary>The answer and the reason, in the invariant culture: "CannotTell: MarketGrowth".</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Reason == CannotTellReason.None ? $"{Answer}" : $"{Answer}: {Reason}";
}
