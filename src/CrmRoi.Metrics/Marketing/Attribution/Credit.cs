using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Marketing;

/// <summary>What a channel is credited with: a number of sales, seldom whole, and an amount of money. Both are exact fractions inside.</summary>
/// <remarks>Credits add up exactly. Two are equal when both fractions are. Immutable.</remarks>
#if NET8_0_OR_GREATER
[System.Text.Json.Serialization.JsonConverter(typeof(SummaryJsonConverter))]
#endif
public sealed class Credit : ISummary<Credit>, IEquatable<Credit>
{
    internal static readonly Form<Credit, PortableCredit> Form = new(22, () => default, credit => new PortableCredit(credit), totals => totals.ToCredit());

    internal Credit(Rational conversions, Rational amount)
    {
        ExactConversions = conversions;
        ExactAmount = amount;
    }

    /// <summary>No credit; the neutral element of <c>+</c>.</summary>
    public static Credit Empty { get; } = new(Rational.Zero, Rational.Zero);

    /// <summary>The number of sales credited: the decimal nearest to the exact fraction, 28 decimal places or as many as it can have.</summary>
    /// <exception cref="OverflowException">The number lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal Conversions => ExactConversions.ToDecimal();

    /// <summary>The amount credited, in money: the decimal nearest to the exact fraction. To the cent by <see cref="Attribution.RoundAmounts"/>, which loses none.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal Amount => ExactAmount.ToDecimal();

    internal Rational ExactConversions { get; }

    internal Rational ExactAmount { get; }

    /// <summary>Both credits together.</summary>
    /// <param name="left">A credit.</param>
    /// <param name="right">Another credit.</param>
    /// <returns>The exact sum.</returns>
    /// <exception cref="ArgumentNullException">Either is null.</exception>
    public static Credit operator +(Credit left, Credit right) => Guard.NotNull(left).Merge(right);

    /// <summary>The credit of the bytes that <see cref="ToBytes"/> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same credit.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not the binary form of such a credit, or of another version; the message says what is wrong, and where.</exception>
    public static Credit FromBytes(byte[] bytes) => Form.FromBytes(bytes);

    /// <summary>The credit in its binary form, compact and canonical: equal credits have the same bytes, on every target and machine.</summary>
    /// <returns>The bytes, to be read by <see cref="FromBytes"/>.</returns>
    /// <exception cref="InvalidOperationException">A fraction has more than 1,024 bytes above or below the stroke.</exception>
    public byte[] ToBytes() => Form.ToBytes(this);

    /// <inheritdoc/>
    public Credit Merge(Credit other) =>
        new(ExactConversions + Guard.NotNull(other).ExactConversions, ExactAmount + other.ExactAmount);

    internal Credit Times(Rational share) => new(ExactConversions * share, ExactAmount * share);

    /// <inheritdoc/>
    public bool Equals(Credit? other) => other is not null && ExactConversions == other.ExactConversions && ExactAmount == other.ExactAmount;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Credit);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((ExactConversions.GetHashCode() * 397) ^ ExactAmount.GetHashCode());
}
