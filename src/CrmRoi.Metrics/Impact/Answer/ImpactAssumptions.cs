using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Impact;

/// <summary>The assumptions of a <see cref="CrmImpact"/> that no data can give. Immutable.</summary>
[JsonConverter(typeof(StrictJsonConverter<ImpactAssumptions>))]
public sealed class ImpactAssumptions : IEquatable<ImpactAssumptions>
{
    /// <summary>Makes assumptions.</summary>
    /// <param name="confidence">The confidence of the range, between 0 and 1, both excluded.</param>
    /// <param name="marketGrowthFrom">
    /// The least yearly growth that would have come without the CRM, beyond what the design takes off: −0.03 is a market that shrinks by 3 %. Null for no
    /// assumption.
    /// </param>
    /// <param name="marketGrowthTo">The greatest such growth; given together with the least, and not less.</param>
    /// <param name="unseenGrowth">
    /// The yearly growth, 0 or more, that an answer must withstand if the design cannot see market growth and none is assumed. The default of 7.5 % covers
    /// half a per cent a month (6 % a year) and the error of the range.
    /// </param>
    /// <param name="profile">The share of the gain that comes in each year. If null: none in the months left out after go-live, then the whole
    /// gain.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    /// <exception cref="ArgumentException">Only one bound of the growth is given, or the greatest is less than the least.</exception>
    public ImpactAssumptions(double confidence = 0.95, decimal? marketGrowthFrom = null, decimal? marketGrowthTo = null, decimal unseenGrowth = 0.075m, GainProfile? profile = null)
    {
        Confidence = Guard.Confidence(confidence);
        if (marketGrowthFrom.HasValue != marketGrowthTo.HasValue || marketGrowthTo < marketGrowthFrom)
            throw Violation.Invalid(nameof(marketGrowthTo), $"must be given with marketGrowthFrom, {Violation.Show(marketGrowthFrom)}, and must not be less", marketGrowthTo).ToException();
        MarketGrowthFrom = marketGrowthFrom;
        MarketGrowthTo = marketGrowthTo;
        UnseenGrowth = Guard.NotNegative(unseenGrowth);
        Profile = profile;
    }

    /// <summary>
    /// The usual assumptions: a range of 95 %, no market growth, answers that withstand a growth of 7.5 % a year, the whole gain after the ramp-up.
    /// </summary>
    public static ImpactAssumptions Default { get; } = new();

    /// <summary>The confidence of the range.</summary>
    public double Confidence { get; }

    /// <summary>The least yearly growth without the CRM. Null for no assumption.</summary>
    public decimal? MarketGrowthFrom { get; }

    /// <summary>The greatest yearly growth without the CRM. Null for no assumption.</summary>
    public decimal? MarketGrowthTo { get; }

    /// <summary>The yearly growth that an answer must withstand if the design cannot see it and none is assumed.</summary>
    public decimal UnseenGrowth { get; }

    /// <summary>The share of the gain that comes in each year. If null: none in the months left out after go-live, then the whole gain.</summary>
    public GainProfile? Profile { get; }

    /// <inheritdoc/>
    public bool Equals(ImpactAssumptions? other) =>
        other is not null && Confidence.Equals(other.Confidence) && MarketGrowthFrom == other.MarketGrowthFrom && MarketGrowthTo == other.MarketGrowthTo && UnseenGrowth == other.UnseenGrowth && Equals(Profile, other.Profile);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ImpactAssumptions);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((Confidence.GetHashCode() * 397) ^ UnseenGrowth.GetHashCode());

    /// <summary>All assumptions, in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        InvariantText.Of($"ImpactAssumptions {{ Confidence = {Confidence}, MarketGrowthFrom = {MarketGrowthFrom}, MarketGrowthTo = {MarketGrowthTo}, UnseenGrowth = {UnseenGrowth}, Profile = {Profile} }}");
}
