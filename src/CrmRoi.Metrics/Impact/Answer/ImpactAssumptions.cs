using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Impact;

/// <summary>What a <see cref="CrmImpact"/> takes for granted because no data can say it. Immutable.</summary>
[JsonConverter(typeof(StrictJsonConverter<ImpactAssumptions>))]
public sealed class ImpactAssumptions : IEquatable<ImpactAssumptions>
{
    /// <summary>Assumptions.</summary>
    /// <param name="confidence">The confidence of the range, between 0 and 1, both excluded.</param>
    /// <param name="marketGrowthFrom">The least growth a year that would have come without the CRM, beyond what the design takes off: −0.03 is a market that shrinks by 3 %; null if nothing is assumed.</param>
    /// <param name="marketGrowthTo">The greatest; given with the least, and not less.</param>
    /// <param name="unseenGrowth">
    /// The growth a year, 0 or more, that an answer must withstand if the design cannot see the growth of the market and none is assumed; 7.5 % without it: a market that grows by half a per cent a month, 6 % a year, and the error of the range.
    /// </param>
    /// <param name="profile">How much of the gain comes in each year; null: none in the months left out after go-live, then the whole gain.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    /// <exception cref="ArgumentException">Of the growth only one bound is given, or the greater one is less than the other.</exception>
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

    /// <summary>A range of 95 %, nothing assumed of the market, answers that withstand a growth of 7.5 % a year, the whole gain after the ramp-up.</summary>
    public static ImpactAssumptions Default { get; } = new();

    /// <summary>The confidence of the range.</summary>
    public double Confidence { get; }

    /// <summary>The least growth a year without the CRM. Null if nothing is assumed.</summary>
    public decimal? MarketGrowthFrom { get; }

    /// <summary>The greatest growth a year without the CRM. Null if nothing is assumed.</summary>
    public decimal? MarketGrowthTo { get; }

    /// <summary>The growth a year that an answer must withstand if the design cannot see it and none is assumed.</summary>
    public decimal UnseenGrowth { get; }

    /// <summary>How much of the gain comes in each year. Null: none in the months left out after go-live, then the whole gain.</summary>
    public GainProfile? Profile { get; }

    /// <inheritdoc/>
    public bool Equals(ImpactAssumptions? other) =>
        other is not null && Confidence.Equals(other.Confidence) && MarketGrowthFrom == other.MarketGrowthFrom && MarketGrowthTo == other.MarketGrowthTo && UnseenGrowth == other.UnseenGrowth && Equals(Profile, other.Profile);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ImpactAssumptions);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((Confidence.GetHashCode() * 397) ^ UnseenGrowth.GetHashCode());

    /// <summary>All of them, in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        InvariantText.Of($"ImpactAssumptions {{ Confidence = {Confidence}, MarketGrowthFrom = {MarketGrowthFrom}, MarketGrowthTo = {MarketGrowthTo}, UnseenGrowth = {UnseenGrowth}, Profile = {Profile} }}");
}
