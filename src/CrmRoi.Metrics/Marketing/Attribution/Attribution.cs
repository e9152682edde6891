using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Marketing;

/// <summary>Who brought the sales: the credit of each channel by one model. With what is unattributed the credits add up to all sales and the whole amount, exactly.</summary>
/// <remarks>
/// <para>
/// Attributions of disjoint journeys add up to that of all of them, exactly, for every model that splits each journey by itself; so customers can be split over
/// many machines. A <see cref="MarkovChain"/> looks at all journeys at once, and its credits only add up as money does.
/// </para>
/// <para>Two are equal when all credits are equal. Immutable.</para>
/// </remarks>
#if NET8_0_OR_GREATER
[System.Text.Json.Serialization.JsonConverter(typeof(SummaryJsonConverter))]
#endif
public sealed class Attribution : ISummary<Attribution>, IEquatable<Attribution>
{
    internal static readonly Form<Attribution, PortableAttribution> Form = new(23, () => new PortableAttribution(), attribution => new PortableAttribution(attribution), totals => totals.ToAttribution());

    internal Attribution(string[] channels, Credit[] credits, Credit unattributed)
        : this(new SummaryGroups<string, Credit>([.. channels.Zip(credits, (channel, credit) => new KeyValuePair<string, Credit>(channel, credit))], Credit.Empty), unattributed)
    {
    }

    private Attribution(SummaryGroups<string, Credit> byChannel, Credit unattributed)
    {
        ByChannel = byChannel;
        Unattributed = unattributed;
    }

    /// <summary>The attribution of no sale; the neutral element of <c>+</c>.</summary>
    public static Attribution Empty { get; } = new([], [], Credit.Empty);

    /// <summary>The credit of each channel, those with none included; in ordinal order of their names when read from journeys.</summary>
    public SummaryGroups<string, Credit> ByChannel { get; }

    /// <summary>What no channel is credited with: sales without a counted touch, and those for which the model gives no touch any weight.</summary>
    public Credit Unattributed { get; }

    /// <summary>All sales and their amount: the credits and what is unattributed.</summary>
    public Credit Total => ByChannel.Total + Unattributed;

    /// <summary>The attribution of the journeys of both.</summary>
    /// <param name="left">An attribution.</param>
    /// <param name="right">An attribution of other journeys by the same model.</param>
    /// <returns>The credits added up, exactly.</returns>
    /// <exception cref="ArgumentNullException">Either is null.</exception>
    public static Attribution operator +(Attribution left, Attribution right) => Guard.NotNull(left).Merge(right);

    /// <summary>
    /// The same attribution with all amounts in whole cents, or another decimal unit, that add up to the total amount: each is rounded down or up, and the cents that
    /// rounding down leaves go to the largest remainders, at a tie in ordinal order of the channels.
    /// </summary>
    /// <param name="decimals">The decimal places of the unit, 0 to 28.</param>
    /// <returns>The rounded attribution. A total that is no whole number of units is itself rounded, half to even.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decimals"/> is not from 0 to 28.</exception>
    /// <exception cref="OverflowException">An amount lies beyond the range of <see cref="decimal"/>.</exception>
    public Attribution RoundAmounts(int decimals = 2)
    {
        if (decimals is < 0 or > Fraction.Places)
            throw Violation.OutOfRange(nameof(decimals), $"must be from 0 to {Fraction.Places}", decimals).ToException();

        string[] channels = [.. ByChannel.Keys.OrderBy(channel => channel, StringComparer.Ordinal)];
        Credit[] exact = [.. channels.Select(channel => ByChannel[channel]), Unattributed];
        var denominator = Rational.LeastCommonMultiple(exact.Select(credit => credit.ExactAmount.Denominator));
        BigInteger[] numerators = [.. exact.Select(credit => credit.ExactAmount.Numerator * (denominator / credit.ExactAmount.Denominator))];
        Credit[] rounded = [.. LargestRemainder.Round(numerators, denominator, decimals).Zip(exact, (amount, credit) => new Credit(credit.ExactConversions, Rational.Of(amount)))];
        return new Attribution(channels, [.. rounded.Take(channels.Length)], rounded[channels.Length]);
    }

    /// <summary>The attribution of the bytes that <see cref="ToBytes"/> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same attribution, its channels in ordinal order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not the binary form of such an attribution, or of another version; the message says what is wrong, and where.</exception>
    public static Attribution FromBytes(byte[] bytes) => Form.FromBytes(bytes);

    /// <summary>The attribution in its binary form, compact and canonical: equal attributions have the same bytes, on every target and machine.</summary>
    /// <returns>The bytes, to be read by <see cref="FromBytes"/>.</returns>
    /// <exception cref="InvalidOperationException">A fraction, or the common denominator of all, has more than 1,024 bytes, or the name of a channel is no Unicode text: it holds half a surrogate pair.</exception>
    public byte[] ToBytes() => Form.ToBytes(this);

    /// <inheritdoc/>
    public Attribution Merge(Attribution other) =>
        new(ByChannel.Merge(Guard.NotNull(other).ByChannel), Unattributed + other.Unattributed);

    /// <inheritdoc/>
    public bool Equals(Attribution? other) => other is not null && ByChannel.Equals(other.ByChannel) && Unattributed.Equals(other.Unattributed);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Attribution);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((ByChannel.GetHashCode() * 397) ^ Unattributed.GetHashCode());
}
