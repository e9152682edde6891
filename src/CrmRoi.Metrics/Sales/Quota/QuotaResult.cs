using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>The credited amount and the quota of one rep in one period.</summary>
/// <remarks>
/// <para>
/// A rep who carried the quota for part of the period has a prorated quota: <c>quota × proration</c>. The proration is a number of parts of the period:
/// 10 of 31 days, or 2 of 3 months. A quota of 0 is no quota: nothing can be attained, and summaries count such reps separately.
/// </para>
/// <para>Two are equal when all figures are equal. <c>default</c> is not a fact; adding it to a summary throws.</para>
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<QuotaResult>))]
public readonly record struct QuotaResult
{
    private readonly Proportion _proration;

    /// <summary>Makes a rep's result in a period.</summary>
    /// <param name="credited">The amount credited to the rep, in money (or the unit of the quota); negative if credit notes exceed sales.</param>
    /// <param name="quota">The quota of the whole period, in the same unit, 0 or more.</param>
    /// <param name="proration">The part of the period for which the rep carried the quota, such as 2 of 3 months; the whole by default.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quota"/> is negative.</exception>
    /// <exception cref="ArgumentException"><paramref name="proration"/> is undefined.</exception>
    public QuotaResult(decimal credited, decimal quota, Proportion? proration = null)
        : this(credited, quota, proration, out var violation) => violation?.Throw();

    private QuotaResult(decimal credited, decimal quota, Proportion? proration, out Violation? violation)
    {
        violation = FindViolation(quota, proration);
        Credited = credited;
        Quota = quota;
        _proration = proration ?? new Proportion(1, 1);
    }

    /// <summary>The amount credited to the rep, in money.</summary>
    public decimal Credited { get; }

    /// <summary>The quota of the whole period, in money.</summary>
    public decimal Quota { get; }

    /// <summary>The part of the period for which the rep carried the quota; 1 of 1 for the whole.</summary>
    public Proportion Proration => _proration;

    /// <summary>The quota that counts: <c>quota × proration</c>, in money, rounded only to the 28 digits of <see cref="decimal"/>.</summary>
    public decimal ProratedQuota => IsFact ? Fraction.ToDecimal(Fraction.ToFixedPoint(Quota) * _proration.Successes, Scale) : 0;

    /// <summary>The attainment: <c>credited / prorated quota</c>. Undefined without a quota.</summary>
    public Ratio Attainment => new(Credited, ProratedQuota);

    /// <summary>Whether the credited amount is at least the prorated quota, compared exactly. Null without a quota.</summary>
    public bool? IsAtQuota => HasQuota ? Fraction.ToFixedPoint(Credited) * _proration.Trials >= Fraction.ToFixedPoint(Quota) * _proration.Successes : null;

    internal bool IsFact => _proration.IsDefined;

    internal bool HasQuota => Quota > 0 && _proration.Successes > 0;

    private BigInteger Scale => Fraction.One * _proration.Trials;

    /// <summary>Makes a result like the constructor, but returns the error instead of throwing it.</summary>
    /// <param name="credited">The amount credited to the rep, in money (or the unit of the quota).</param>
    /// <param name="quota">The quota of the whole period, in the same unit, 0 or more.</param>
    /// <param name="proration">The part of the period for which the rep carried the quota; the whole by default.</param>
    /// <returns>The result, or the reason why there is none.</returns>
    public static Checked<QuotaResult> Check(decimal credited, decimal quota, Proportion? proration = null) =>
        Checked.Of(new QuotaResult(credited, quota, proration, out var violation), violation);

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"QuotaResult {{ Credited = {Credited}, Quota = {Quota}, Proration = {Proration} }}");

    private static Violation? FindViolation(decimal quota, Proportion? proration) =>
        quota < 0 ? Violation.OutOfRange(nameof(quota), "must not be negative", quota)
        : proration is { IsDefined: false } ? Violation.Invalid(nameof(proration), "must be defined", proration)
        : null;
}
