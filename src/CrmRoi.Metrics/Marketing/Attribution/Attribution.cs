using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Marketing;

/// <summary>
/// Which channels brought the sales: the credit of each channel by one model. Credits and the unattributed part add up exactly to all sales and the whole
/// amount.
/// </summary>
/// <remarks>
/// <para>
/// For every model that splits each journey by itself, the attributions of disjoint journeys add up exactly to the attribution of all; so customers can be
/// split over many machines. A <see cref="MarkovChain"/> looks at all journeys at once: its credits can be added only as amounts of money.
/// </para>
/// <para>Two are equal when all credits are equal. Immutable.</para>
/// </remarks>
[JsonConverter(typeof(SummaryJsonConverter<Attribution>))]
public sealed class Attribution : Summary<Attribution>
{
    internal static readonly SummaryKind<Attribution, AttributionTotals> Kind = new(23, () => new(), attribution => ref attribution._totals, mergeInPairs: true);

    private AttributionTotals _totals;
    private volatile SummaryGroups<string, Credit>? _byChannel;

    private Attribution()
    {
    }

    /// <summary>The attribution of no sales, the neutral element of <c>+</c>.</summary>
    public static Attribution Empty { get; } = Kind.Of(default);

    /// <summary>The credit of each channel, channels without credit included, in ordinal order of their names.</summary>
    public SummaryGroups<string, Credit> ByChannel => _byChannel ??=
        new(Credit.Empty, _totals.Channels.Names.Select((channel, i) => new KeyValuePair<string, Credit>(channel, Credit.Kind.Of(ref _totals.Channels[i]))));

    /// <summary>What no channel is credited with: sales without a counted touch, and sales for which the model weighs every touch 0.</summary>
    public Credit Unattributed => Credit.Kind.Of(ref _totals.Unattributed);

    /// <summary>All sales and their amount: the credits plus the unattributed part.</summary>
    public Credit Total => ByChannel.Total + Unattributed;

    private protected override SummaryKind<Attribution> KindOfSelf => Kind;

    /// <summary>Reads the bytes that <c>ToBytes</c> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same attribution.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not an attribution of this type; the message says what is wrong, and where.</exception>
    public static Attribution FromBytes(byte[] bytes) => Kind.FromBytes(bytes);

    internal static Attribution Of(string[] channels, Credit[] credits, Credit unattributed) => Kind.Of(new AttributionTotals
    {
        Channels = new(channels, [.. credits.Select(credit => Credit.Kind.TotalsOf(credit))]),
        Unattributed = Credit.Kind.TotalsOf(unattributed),
    });

    /// <summary>
    /// Rounds all amounts to whole cents, or another decimal unit, so that they still add up to the total amount. Each amount is rounded down, and the
    /// cents left over go to the largest remainders; at a tie, in ordinal order of the channels.
    /// </summary>
    /// <param name="decimals">The decimal places of the unit, 0 to 28.</param>
    /// <returns>The rounded attribution. A total that is not a whole number of units is itself rounded, half to even.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decimals"/> is not from 0 to 28.</exception>
    /// <exception cref="OverflowException">An amount lies beyond the range of <see cref="decimal"/>.</exception>
    public Attribution RoundAmounts(int decimals = 2)
    {
        if (decimals is < 0 or > Fraction.Places)
            throw Violation.OutOfRange(nameof(decimals), $"must be from 0 to {Fraction.Places}", decimals).ToException();

        string[] channels = _totals.Channels.Names;
        Credit[] exact = [.. channels.Select(channel => ByChannel[channel]), Unattributed];
        var denominator = Rational.LeastCommonMultiple(exact.Select(credit => credit.ExactAmount.Denominator));
        BigInteger[] numerators = [.. exact.Select(credit => credit.ExactAmount.Numerator * (denominator / credit.ExactAmount.Denominator))];
        Credit[] rounded = [.. LargestRemainder.Round(numerators, denominator, decimals).Zip(exact, (amount, credit) => Credit.Of(credit.ExactConversions, Rational.Of(amount)))];
        return Of(channels, [.. rounded.Take(channels.Length)], rounded[channels.Length]);
    }
}
