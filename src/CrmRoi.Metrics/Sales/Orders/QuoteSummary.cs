using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>The exact total of any number of quotes: acceptance rate by count and by amount, and the time to quote.</summary>
/// <remarks>
/// <para>Every figure names its population: sent, decided (accepted, declined or expired), open (sent and unanswered), not sent.</para>
/// <para>Two summaries are equal when all their totals are equal, however they came about. Immutable.</para>
/// </remarks>
#if NET8_0_OR_GREATER
[System.Text.Json.Serialization.JsonConverter(typeof(SummaryJsonConverter))]
#endif
public sealed class QuoteSummary : ISummary<QuoteSummary>, IEquatable<QuoteSummary>
{
    internal static readonly Form<QuoteSummary, QuoteTotals> Form = new(9, () => new QuoteTotals(), summary => summary._totals, totals => new QuoteSummary(in totals));

    private readonly QuoteTotals _totals;

    internal QuoteSummary(in QuoteTotals totals) => _totals = totals;

    /// <summary>The summary of nothing; the neutral element of <c>+</c>.</summary>
    public static QuoteSummary Empty { get; } = new(new QuoteTotals());

    /// <summary>The number of all quotes: sent and not sent.</summary>
    public long Count => _totals.Count;

    /// <summary>The number of quotes that are requested and still being written.</summary>
    public long NotSent => _totals.NotSent;

    /// <summary>The number of quotes that were sent: decided + open.</summary>
    public long Sent => Decided + Open;

    /// <summary>The number of quotes that were sent and are not answered yet.</summary>
    public long Open => _totals.Open;

    /// <summary>The number of accepted quotes.</summary>
    public long Accepted => _totals.Accepted;

    /// <summary>The number of declined quotes.</summary>
    public long Declined => _totals.Declined;

    /// <summary>The number of quotes that expired without an answer.</summary>
    public long Expired => _totals.Expired;

    /// <summary>The number of decided quotes: accepted + declined + expired.</summary>
    public long Decided => Accepted + Declined + Expired;

    /// <summary>The amount of accepted quotes, in money.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal AcceptedAmount => _totals.AcceptedAmount.ToDecimal();

    /// <summary>The amount of declined and expired quotes, in money.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal RefusedAmount => _totals.RefusedAmount.ToDecimal();

    /// <summary>The amount of open quotes, in money.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal OpenAmount => _totals.OpenAmount.ToDecimal();

    /// <summary>The quote acceptance rate: <c>accepted / (accepted + declined + expired)</c>. Undefined without a decided quote.</summary>
    public Proportion AcceptanceRate => new(Accepted, Decided);

    /// <summary>The acceptance rate of all quotes that were sent: <c>accepted / sent</c>, with the open ones in the denominator. Undefined without a sent quote.</summary>
    /// <remarks>It rises as open quotes are answered; <see cref="Open"/> says how many are still to come.</remarks>
    public Proportion AcceptanceRateOfSent => new(Accepted, Sent);

    /// <summary>The acceptance rate by amount: <c>accepted amount / decided amount</c>. Undefined where the decided amount is 0.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio AcceptanceRateByAmount => new(AcceptedAmount, AcceptedAmount + RefusedAmount);

    /// <summary>The time to quote: elapsed time from request to sending, of quotes that were sent.</summary>
    public DurationDistribution TimeToQuote => new(in _totals.TimeToQuote);

    internal ref readonly QuoteTotals Totals => ref _totals;

    /// <summary>The summary of the quotes of both.</summary>
    /// <param name="left">A summary.</param>
    /// <param name="right">A summary of other quotes.</param>
    /// <returns>The exact summary of all of them.</returns>
    /// <exception cref="ArgumentNullException">Either is null.</exception>
    public static QuoteSummary operator +(QuoteSummary left, QuoteSummary right) => Guard.NotNull(left).Merge(right);

    /// <summary>The summary of the bytes that <see cref="ToBytes"/> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not the binary form of such a summary, or of another version; the message says what is wrong, and where.</exception>
    public static QuoteSummary FromBytes(byte[] bytes) => Form.FromBytes(bytes);

    /// <summary>The summary in its binary form, compact and canonical: equal summaries have the same bytes, on every target and machine.</summary>
    /// <returns>The bytes, to be read by <see cref="FromBytes"/>.</returns>
    public byte[] ToBytes() => Form.ToBytes(this);

    /// <inheritdoc/>
    public QuoteSummary Merge(QuoteSummary other)
    {
        var totals = _totals.Clone();
        totals.Add(other);
        return new QuoteSummary(in totals);
    }

    /// <inheritdoc/>
    public bool Equals(QuoteSummary? other) => other is not null && _totals.Equals(other._totals);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as QuoteSummary);

    /// <inheritdoc/>
    public override int GetHashCode() => _totals.GetHashCode();

    /// <summary>Builds a summary from quotes as they stream by, and from partial summaries. One thread at a time.</summary>
    public sealed class Builder : ISummaryBuilder<Quote, QuoteSummary>
    {
        private QuoteTotals _totals = new();

        /// <inheritdoc/>
        public void Add(in Quote fact) => _totals.Add(in fact);

        /// <inheritdoc/>
        public void Add(QuoteSummary part) => _totals.Add(part);

        /// <inheritdoc/>
        public QuoteSummary ToSummary() => _totals.ToSummary();
    }
}
