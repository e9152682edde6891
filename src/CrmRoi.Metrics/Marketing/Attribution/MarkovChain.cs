using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Marketing;

/// <summary>
/// Attribution by removal effect: what share of the sales is lost if a channel is taken out of a Markov chain of the journeys.
/// </summary>
/// <remarks>
/// <para>
/// The chain is of order 1, from a start over the channels to a sale or to none. It moves from one channel to the next as often as the journeys do; each
/// journey counts as often as it was taken, with or without a sale. Removing a channel sends everyone who reaches it to no sale: <c>removal effect = 1 −
/// P(sale without the channel) / P(sale)</c>. The credit of a channel is its removal effect divided by the sum of all removal effects.
/// </para>
/// <para>
/// A channel touched several times in a row counts as one state: steps from a channel to itself delay the walk but change no probability. Journeys without
/// a touch are not in the chain; their sales are unattributed. If every journey ended in a sale, every walk converts, and the removal effect only measures
/// how many converting walks visit the channel.
/// </para>
/// <para>
/// The chain is solved exactly as an absorbing chain, not simulated. Probabilities are <see cref="double"/>; the shares are rounded to 15 decimal places
/// so that they add up to 1 exactly, and the credits computed from them are exact. The work grows with the cube of the number of channels: 1,000 take some
/// seconds, and more are refused. The journeys are read once.
/// </para>
/// <para>
/// Source: E. Anderl, I. Becker, F. von Wangenheim, J. H. Schumann, "Mapping the customer journey: Lessons learned from graph-based online attribution modeling",
/// International Journal of Research in Marketing 33(3), 2016. The solution: J. G. Kemeny, J. L. Snell, <i>Finite Markov Chains</i>, 1960.
/// </para>
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<MarkovChain>))]
public sealed class MarkovChain
{
    // The work grows with the cube of it.
    private const int MostChannels = 1_000;

    private readonly Dictionary<string, double> _removalEffects;
    private readonly double _sumOfEffects;

    private MarkovChain(double? conversionProbability, string[] channels, double[] effects, Attribution credits)
    {
        ConversionProbability = conversionProbability;
        Credits = credits;
        Channels = Array.AsReadOnly(channels);
        _removalEffects = Enumerable.Range(0, channels.Length).ToDictionary(i => channels[i], i => effects[i]);
        _sumOfEffects = effects.Sum();
    }

    /// <summary>The probability that a walk from the start ends in a sale, 0 to 1. Null if no journey has touches.</summary>
    public double? ConversionProbability { get; }

    /// <summary>The channels, in ordinal order of their names.</summary>
    public IReadOnlyList<string> Channels { get; }

    /// <summary>
    /// The credits: sales and amount of the journeys with touches, split by <see cref="ShareOf"/>. If no journey converts, everything is unattributed.
    /// </summary>
    public Attribution Credits { get; }

    /// <summary>Makes the chain of journeys.</summary>
    /// <param name="journeys">The journeys, including those without a sale.</param>
    /// <returns>The chain.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="journeys"/> is null.</exception>
    /// <exception cref="ArgumentException">There are more than 1,000 channels.</exception>
    public static MarkovChain Of(JourneySet journeys)
    {
        if (Guard.NotNull(journeys).Channels.Count > MostChannels)
            throw Violation.Invalid(nameof(journeys), $"must have at most {MostChannels} channels", journeys.Channels.Count).ToException();
        var transitions = new AbsorbingChain(journeys.Channels.Count);
        var (touchedAmount, untouchedAmount) = (default(ExactSum), default(ExactSum));
        var (touchedSales, untouchedSales) = (BigInteger.Zero, BigInteger.Zero);
        foreach (var journey in journeys)
        {
            if (journey.Count > 0)
            {
                Count(journey, transitions);
                touchedSales += journey.Conversions;
                touchedAmount.Add(journey.Amount);
            }
            else
            {
                untouchedSales += journey.Conversions;
                untouchedAmount.Add(journey.Amount);
            }
        }

        var effects = transitions.RemovalEffects(out var probability);
        long[] shares = [.. effects.Select(RoundedShares.ToWeight)];
        RoundedShares.Normalize(shares);
        string[] channels = [.. journeys.Channels];
        var (touched, untouched) = (CreditOf(touchedSales, touchedAmount), CreditOf(untouchedSales, untouchedAmount));
        var credits = Array.Exists(shares, share => share > 0)
            ? Attribution.Of(channels, [.. shares.Select(share => touched.Times(new Rational(share, RoundedShares.Whole)))], untouched)
            : Attribution.Of(channels, [.. shares.Select(_ => Credit.Empty)], touched + untouched);
        return new MarkovChain(probability, channels, effects, credits);
    }

    /// <summary>The removal effect of a channel: <c>1 − P(sale without the channel) / P(sale)</c>, 0 to 1.</summary>
    /// <param name="channel">The channel.</param>
    /// <returns>The effect; 0 for a channel that no converting walk visits. Null if no journey converts.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="channel"/> is null.</exception>
    /// <exception cref="KeyNotFoundException">No journey has this channel.</exception>
    public double? RemovalEffectOf(string channel) => EffectOf(channel) is var effect && _sumOfEffects > 0 ? effect : null;

    /// <summary>The share of a channel in the credits: its removal effect / the sum of all removal effects, 0 to 1.</summary>
    /// <param name="channel">The channel.</param>
    /// <returns>The share. Null if no journey converts.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="channel"/> is null.</exception>
    /// <exception cref="KeyNotFoundException">No journey has this channel.</exception>
    public double? ShareOf(string channel) => RemovalEffectOf(channel) / _sumOfEffects;

    private double EffectOf(string channel) =>
        _removalEffects.TryGetValue(Guard.NotNull(channel), out var effect) ? effect : throw new KeyNotFoundException($"There is no channel with the name {channel}.");

    private static void Count(Journey journey, AbsorbingChain transitions)
    {
        var times = (double)journey.Conversions + journey.Nulls;
        var channel = journey.Touch(0).Channel;
        transitions.Starts[channel] += times;
        for (var touch = 1; touch < journey.Count; touch++)
        {
            var next = journey.Touch(touch).Channel;
            if (next != channel)
                transitions.Steps[channel][next] += times;
            channel = next;
        }

        transitions.Wins[channel] += journey.Conversions;
        transitions.Losses[channel] += journey.Nulls;
    }

    private static Credit CreditOf(BigInteger sales, ExactSum amount) =>
        Credit.Of(new Rational(sales, 1), new Rational(amount.FixedPoint, Fraction.One));

    /// <summary>The number of channels, in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        InvariantText.Of($"MarkovChain: {Channels.Count} channels");
}
