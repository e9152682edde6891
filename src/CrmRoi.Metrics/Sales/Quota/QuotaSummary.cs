using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>The exact total of any number of quota results: attainment of the team, and the share of its reps at quota.</summary>
/// <remarks>
/// <para>One result is one rep in one period: a summary over several periods counts a rep once per period. Results without a quota are counted apart and enter neither measure.</para>
/// <para>Two summaries are equal when all their totals are equal, however they came about. Immutable.</para>
/// </remarks>
#if NET8_0_OR_GREATER
[System.Text.Json.Serialization.JsonConverter(typeof(SummaryJsonConverter))]
#endif
public sealed class QuotaSummary : ISummary<QuotaSummary>, IEquatable<QuotaSummary>
{
    internal static readonly Form<QuotaSummary, QuotaTotals> Form = new(8, () => new QuotaTotals(), summary => summary._totals, totals => new QuotaSummary(in totals));

    private readonly QuotaTotals _totals;

    internal QuotaSummary(in QuotaTotals totals) => _totals = totals;

    /// <summary>The summary of nothing; the neutral element of <c>+</c>.</summary>
    public static QuotaSummary Empty { get; } = new(new QuotaTotals());

    /// <summary>The number of all results: with and without a quota.</summary>
    public long Count => _totals.Count;

    /// <summary>The number of results with a quota, reps in a period.</summary>
    public long WithQuota => _totals.WithQuota;

    /// <summary>The number of results at quota: the credit is the prorated quota or more.</summary>
    public long AtQuota => _totals.AtQuota;

    /// <summary>The number of results without a quota, which are left out.</summary>
    public long WithoutQuota => _totals.WithoutQuota;

    /// <summary>What reps with a quota were credited with, in money.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal Credited => _totals.Credited.ToDecimal();

    /// <summary>The sum of the prorated quotas, in money.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal ProratedQuota => _totals.ProratedQuota.ToDecimal();

    /// <summary>What reps without a quota were credited with, in money; in no measure.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal CreditedWithoutQuota => _totals.CreditedWithoutQuota.ToDecimal();

    /// <summary>The quota attainment: <c>credited / prorated quota</c>, pooled. Undefined without a quota.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio Attainment => new(Credited, ProratedQuota);

    /// <summary>The share of reps at quota: <c>at quota / with quota</c>. Undefined without a quota.</summary>
    public Proportion ShareAtQuota => new(AtQuota, WithQuota);

    internal ref readonly QuotaTotals Totals => ref _totals;

    /// <summary>The summary of the results of both.</summary>
    /// <param name="left">A summary.</param>
    /// <param name="right">A summary of other results.</param>
    /// <returns>The exact summary of all of them.</returns>
    /// <exception cref="ArgumentNullException">Either is null.</exception>
    public static QuotaSummary operator +(QuotaSummary left, QuotaSummary right) => Guard.NotNull(left).Merge(right);

    /// <summary>The summary of the bytes that <see cref="ToBytes"/> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not the binary form of such a summary, or of another version; the message says what is wrong, and where.</exception>
    public static QuotaSummary FromBytes(byte[] bytes) => Form.FromBytes(bytes);

    /// <summary>The summary in its binary form, compact and canonical: equal summaries have the same bytes, on every target and machine.</summary>
    /// <returns>The bytes, to be read by <see cref="FromBytes"/>.</returns>
    public byte[] ToBytes() => Form.ToBytes(this);

    /// <inheritdoc/>
    public QuotaSummary Merge(QuotaSummary other)
    {
        var totals = _totals;
        totals.Add(other);
        return new QuotaSummary(in totals);
    }

    /// <inheritdoc/>
    public bool Equals(QuotaSummary? other) => other is not null && _totals.Equals(other._totals);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as QuotaSummary);

    /// <inheritdoc/>
    public override int GetHashCode() => _totals.GetHashCode();

    /// <summary>Builds a summary from results as they stream by, and from partial summaries. One thread at a time.</summary>
    public sealed class Builder : ISummaryBuilder<QuotaResult, QuotaSummary>
    {
        private QuotaTotals _totals;

        /// <inheritdoc/>
        public void Add(in QuotaResult fact) => _totals.Add(in fact);

        /// <inheritdoc/>
        public void Add(QuotaSummary part) => _totals.Add(part);

        /// <inheritdoc/>
        public QuotaSummary ToSummary() => _totals.ToSummary();
    }
}
