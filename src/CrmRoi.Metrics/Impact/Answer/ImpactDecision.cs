using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Impact;

/// <summary>A decision that is still open, for example to renew or to roll out. What is already paid plays no part in it.</summary>
/// <remarks>Two are equal when all parts are equal. <c>default</c> is not a decision.</remarks>
[JsonConverter(typeof(StrictJsonConverter<ImpactDecision>))]
public readonly record struct ImpactDecision
{
    /// <summary>Makes a decision.</summary>
    /// <param name="name">What is decided; not empty.</param>
    /// <param name="avoidableCosts">The costs that can still be avoided, in money, 0 or more.</param>
    /// <param name="timesYearlyGain">
    /// The multiple of the yearly gain in gross profit that it brings, more than 0: 1 for a renewal by a year, 3 for a roll-out to three times the units
    /// for a year.
    /// </param>
    /// <param name="otherGains">The gains that it also brings for certain, for example savings, in money.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null or empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The costs are negative, or <paramref name="timesYearlyGain"/> is not positive.</exception>
    public ImpactDecision(string name, decimal avoidableCosts, decimal timesYearlyGain = 1, decimal otherGains = 0)
    {
        Name = string.IsNullOrEmpty(name) ? throw Violation.Invalid(nameof(name), "must not be empty", name).ToException() : name;
        AvoidableCosts = Guard.NotNegative(avoidableCosts);
        TimesYearlyGain = Guard.Positive(timesYearlyGain);
        OtherGains = otherGains;
    }

    /// <summary>What is decided.</summary>
    public string Name { get; }

    /// <summary>The costs that can still be avoided, in money.</summary>
    public decimal AvoidableCosts { get; }

    /// <summary>The multiple of the yearly gain that it brings.</summary>
    public decimal TimesYearlyGain { get; }

    /// <summary>The gains that it also brings for certain, in money.</summary>
    public decimal OtherGains { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"ImpactDecision {{ Name = {Name}, AvoidableCosts = {AvoidableCosts}, TimesYearlyGain = {TimesYearlyGain}, OtherGains = {OtherGains} }}");
}
