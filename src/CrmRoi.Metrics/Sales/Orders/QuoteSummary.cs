using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>The exact total of any number of quotes: acceptance rate by count and by amount, and the time to quote.</summary>
/// <remarks>
/// <para>
/// Every figure names its population: sent, decided (accepted, declined or expired), open (sent and unanswered), not sent. Figures of money use only
/// quotes whose amount is known; <see cref="AcceptedWithKnownAmount"/>, <see cref="RefusedWithKnownAmount"/> and <see cref="OpenWithKnownAmount"/> say
/// how many.
/// </para>
/// <para>Two summaries are equal when all their totals are equal, no matter how they were made. Immutable.</para>
/// </remarks>
[JsonConverter(typeof(SummaryJsonConverter<QuoteSummary>))]
public sealed class QuoteSummary : Summary<QuoteSummary>
{
    internal static readonly SummaryKind<Quote, QuoteSummary, QuoteTotals> Kind = new(9, () => new(), summary => ref summary._totals);

    private QuoteTotals _totals;

    private QuoteSummary()
    {
    }

    /// <summary>The summary of nothing; the neutral element of <c>+</c>.</summary>
    public static QuoteSummary Empty { get; } = Kind.Of(default);

    /// <summary>The number of all quotes: sent and not sent.</summary>
    public long Count => _totals.Count;

    /// <summary>The number of quotes that are requested and still being written.</summary>
    public long NotSent => _totals.NotSent;

    /// <summary>The number of quotes that were sent: decided + open.</summary>
    public long Sent => Decided + Open;

    /// <summary>The number of quotes that were sent and have no answer yet.</summary>
    public long Open => _totals.Open;

    /// <summary>The number of accepted quotes.</summary>
    public long Accepted => _totals.Accepted;

    /// <summary>The number of declined quotes.</summary>
    public long Declined => _totals.Declined;

    /// <summary>The number of quotes that expired without an answer.</summary>
    public long Expired => _totals.Expired;

    /// <summary>The number of decided quotes: accepted + declined + expired.</summary>
    public long Decided => Accepted + Declined + Expired;

    /// <summary>The number of accepted quotes whose amount is known.</summary>
    public long AcceptedWithKnownAmount => _totals.AcceptedAmounts;

    /// <summary>The number of declined and expired quotes whose amount is known.</summary>
    public long RefusedWithKnownAmount => _totals.RefusedAmounts;

    /// <summary>The number of open quotes whose amount is known.</summary>
    public long OpenWithKnownAmount => _totals.OpenAmounts;

    /// <summary>The amount of accepted quotes whose amount is known, in money.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal AcceptedAmount => _totals.AcceptedAmount.ToDecimal();

    /// <summary>The amount of declined and expired quotes whose amount is known, in money.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal RefusedAmount => _totals.RefusedAmount.ToDecimal();

    /// <summary>The amount of open quotes whose amount is known, in money.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal OpenAmount => _totals.OpenAmount.ToDecimal();

    /// <summary>The quote acceptance rate: <c>accepted / (accepted + declined + expired)</c>. Undefined without a decided quote.</summary>
    public Proportion AcceptanceRate => new(Accepted, Decided);

    /// <summary>
    /// The acceptance rate of all sent quotes: <c>accepted / sent</c>, with the open ones in the denominator. Undefined without a sent quote.
    /// </summary>
    /// <remarks>It rises as open quotes are accepted; <see cref="Open"/> says how many are still open.</remarks>
    public Proportion AcceptanceRateOfSent => new(Accepted, Sent);

    /// <summary>
    /// The acceptance rate by amount: <c>accepted amount / decided amount</c>, over quotes whose amount is known. Undefined if the decided amount is 0.
    /// </summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio AcceptanceRateByAmount => new(AcceptedAmount, AcceptedAmount + RefusedAmount);

    /// <summary>The time to quote: elapsed time from request to sending, over quotes that were sent.</summary>
    public DurationDistribution TimeToQuote => DurationDistribution.Of(in _totals.TimeToQuote);

    private protected override SummaryKind<QuoteSummary> KindOfSelf => Kind;

    /// <summary>A new, empty builder.</summary>
    /// <returns>The builder.</returns>
    public static SummaryBuilder<Quote, QuoteSummary> NewBuilder() => Kind.NewBuilder();

    /// <summary>Reads the bytes that <c>ToBytes</c> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not a summary of this type; the message says what is wrong, and where.</exception>
    public static QuoteSummary FromBytes(byte[] bytes) => Kind.FromBytes(bytes);
}
