using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Marketing;

/// <summary>The credit of a channel: a number of sales, seldom whole, and an amount of money. Both are exact fractions inside.</summary>
/// <remarks>Credits add up exactly. Two are equal when both fractions are equal. Immutable.</remarks>
[JsonConverter(typeof(SummaryJsonConverter<Credit>))]
public sealed class Credit : Summary<Credit>
{
    internal static readonly SummaryKind<Credit, CreditFractions> Kind = new(22, () => new(), credit => ref credit._totals);

    private CreditFractions _totals;

    private Credit()
    {
    }

    /// <summary>No credit, the neutral element of <c>+</c>.</summary>
    public static Credit Empty { get; } = Kind.Of(default);

    /// <summary>The number of sales credited: the decimal nearest to the exact fraction.</summary>
    /// <exception cref="OverflowException">The number lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal Conversions => ExactConversions.ToDecimal();

    /// <summary>
    /// The amount credited, in money: the decimal nearest to the exact fraction. <see cref="Attribution.RoundAmounts"/> rounds to cents without losing
    /// any.
    /// </summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal Amount => ExactAmount.ToDecimal();

    internal Rational ExactConversions => _totals.Conversions.Value;

    internal Rational ExactAmount => _totals.Amount.Value;

    private protected override SummaryKind<Credit> KindOfSelf => Kind;

    /// <summary>Reads the bytes that <c>ToBytes</c> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same credit.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not a credit of this type; the message says what is wrong, and where.</exception>
    public static Credit FromBytes(byte[] bytes) => Kind.FromBytes(bytes);

    internal static Credit Of(Rational conversions, Rational amount) => Kind.Of(new CreditFractions(conversions, amount));

    internal Credit Times(Rational share) => Of(ExactConversions * share, ExactAmount * share);
}
