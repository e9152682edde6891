using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Impact;

/// <summary>
/// Compares a claimed relative change with the observed one: "29 % more revenue", "a third shorter". Claims of vendors are examples and often say "up to",
/// which is a maximum.
/// </summary>
/// <remarks>
/// Two checks are equal when claim and change are equal. <c>default</c> is a check of nothing: its verdict is <see cref="ClaimVerdict.Unknown"/>.
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<ClaimCheck>))]
public readonly record struct ClaimCheck
{
    internal ClaimCheck(decimal claimed, Change observed)
    {
        if (claimed is 0 or < -1)
            throw Violation.OutOfRange("claimedRelativeChange", "must not be 0 nor less than -1, a fall by more than all", claimed).ToException();
        Claimed = claimed;
        Observed = observed;
    }

    /// <summary>The claimed relative change: 0.29 for "29 % more".</summary>
    public decimal Claimed { get; }

    /// <summary>The observed change with its intervals.</summary>
    public Change Observed { get; }

    /// <summary>What the data say about the claim. A claim exactly on a bound of the interval lies within it.</summary>
    public ClaimVerdict Verdict =>
        Observed.RelativeInterval is not { } interval || Claimed == 0 ? ClaimVerdict.Unknown
        : interval.Contains((double)Claimed) ? (interval.Contains(0) ? ClaimVerdict.CannotTell : ClaimVerdict.Compatible)
        : (Claimed > 0) == (interval.Upper < (double)Claimed) ? ClaimVerdict.FallsShort
        : ClaimVerdict.Exceeds;

    /// <summary>Whether the data are compatible with no change at all; few data are compatible with many claims. Null without an interval.</summary>
    public bool? CouldBeNoChange => Observed.RelativeInterval?.Contains(0);

    /// <summary>Verdict, claim, observed change and its interval.</summary>
    /// <returns>The text, "FallsShort: claimed 29%, observed 5% [0.01, 0.09]".</returns>
    public override string ToString() =>
        InvariantText.Of($"{Verdict}: claimed {new Ratio(Claimed, 1)}, observed {Observed.Relative} {Observed.RelativeInterval?.ToString() ?? "without interval"}");
}
