using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>The exact total of any number of quota results: attainment of the team, and the share of its reps at quota.</summary>
/// <remarks>
/// <para>
/// One result is one rep in one period: a summary over several periods counts a rep once per period. Results without a quota are counted separately and
/// are in no measure.
/// </para>
/// <para>Two summaries are equal when all their totals are equal, no matter how they were made. Immutable.</para>
/// </remarks>
[JsonConverter(typeof(SummaryJsonConverter<QuotaSummary>))]
public sealed class QuotaSummary : Summary<QuotaSummary>
{
    internal static readonly SummaryKind<QuotaResult, QuotaSummary, QuotaTotals> Kind = new(8, () => new(), summary => ref summary._totals);

    private QuotaTotals _totals;

    private QuotaSummary()
    {
    }

    /// <summary>The summary of nothing; the neutral element of <c>+</c>.</summary>
    public static QuotaSummary Empty { get; } = Kind.Of(default);

    /// <summary>The number of all results: with and without a quota.</summary>
    public long Count => _totals.Count;

    /// <summary>The number of results with a quota; each is a rep in a period.</summary>
    public long WithQuota => _totals.WithQuota;

    /// <summary>The number of results at quota: the credited amount is at least the prorated quota.</summary>
    public long AtQuota => _totals.AtQuota;

    /// <summary>The number of results without a quota; they are left out.</summary>
    public long WithoutQuota => _totals.WithoutQuota;

    /// <summary>The amount credited to reps with a quota, in money.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal Credited => _totals.Credited.ToDecimal();

    /// <summary>The sum of the prorated quotas, in money.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal ProratedQuota => _totals.ProratedQuota.ToDecimal();

    /// <summary>The amount credited to reps without a quota, in money. It is in no measure.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal CreditedWithoutQuota => _totals.CreditedWithoutQuota.ToDecimal();

    /// <summary>The quota attainment: <c>credited / prorated quota</c>, pooled. Undefined without a quota.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio Attainment => new(Credited, ProratedQuota);

    /// <summary>The share of reps at quota: <c>at quota / with quota</c>. Undefined without a quota.</summary>
    public Proportion ShareAtQuota => new(AtQuota, WithQuota);

    private protected override SummaryKind<QuotaSummary> KindOfSelf => Kind;

    /// <summary>A new, empty builder.</summary>
    /// <returns>The builder.</returns>
    public static SummaryBuilder<QuotaResult, QuotaSummary> NewBuilder() => Kind.NewBuilder();

    /// <summary>Reads the bytes that <c>ToBytes</c> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not a summary of this type; the message says what is wrong, and where.</exception>
    public static QuotaSummary FromBytes(byte[] bytes) => Kind.FromBytes(bytes);
}
