using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>The rules of commission on the credited amount of a salesperson in a plan period: tiers, accelerators, a cap and rounding.</summary>
/// <remarks>
/// <para>
/// Marginal tiers pay each slice of the credited amount at its own rate, like an income tax: <c>Σ slice × rate</c>. Retroactive ("cliff") tiers pay the
/// whole amount at the rate of the tier it reaches: <c>credited × rate</c>. A tier is reached at exactly its amount. If credit notes make the credited
/// amount negative, the first rate applies to it.
/// </para>
/// <para>
/// The arithmetic is exact. The cap limits the exact commission. The result is rounded once per payout, and down if rounding up would exceed the cap.
/// Immutable: each <c>With</c> method makes another plan.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var tiers = new[] { new CommissionTier(0, 0.05m), new CommissionTier(100_000, 0.08m) };
/// Console.WriteLine(CommissionPlan.Marginal(tiers).CommissionOn(120_000).Due); // 6600
/// Console.WriteLine(CommissionPlan.Retroactive(tiers).CommissionOn(120_000).Due); // 9600
/// </code>
/// </example>
[JsonConverter(typeof(StrictJsonConverter<CommissionPlan>))]
public sealed class CommissionPlan : IEquatable<CommissionPlan>
{
    // The amounts and rates have 28 places each, so a commission has 56.
    private const int Places = 2 * Fraction.Places;

    private readonly CommissionTier[] _tiers;

    private CommissionPlan(CommissionTier[] tiers, bool isRetroactive, decimal? cap, int decimals, MidpointRounding rounding)
    {
        _tiers = tiers;
        Tiers = Array.AsReadOnly(tiers);
        IsRetroactive = isRetroactive;
        Cap = cap;
        Decimals = decimals;
        Rounding = rounding;
    }

    /// <summary>The tiers, in ascending order, accelerators included.</summary>
    public IReadOnlyList<CommissionTier> Tiers { get; }

    /// <summary>Whether the rate reached applies to the whole amount; otherwise each slice has its own rate.</summary>
    public bool IsRetroactive { get; }

    /// <summary>The most that the plan pays, in money. Null without a cap.</summary>
    public decimal? Cap { get; }

    /// <summary>The decimal places of a payout; 2 by default.</summary>
    public int Decimals { get; }

    /// <summary>How a payout exactly between two amounts is rounded; by default away from zero, the commercial rule.</summary>
    public MidpointRounding Rounding { get; }

    /// <summary>Makes a plan in which each slice of the credited amount has its own rate.</summary>
    /// <param name="tiers">The tiers in ascending order, the first from 0.</param>
    /// <returns>The plan, without a cap, rounding to 2 decimals with midpoints away from zero.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="tiers"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no tier, the first is not from 0, or they do not ascend.</exception>
    public static CommissionPlan Marginal(params CommissionTier[] tiers) => Of(tiers, isRetroactive: false);

    /// <summary>Makes a plan in which the whole credited amount has the rate of the tier it reaches: retroactive or "cliff" tiers.</summary>
    /// <param name="tiers">The tiers in ascending order, the first from 0.</param>
    /// <returns>The plan, without a cap, rounding to 2 decimals with midpoints away from zero.</returns>
    /// <remarks>Unlike with <see cref="Marginal"/>, one more euro may be worth thousands.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="tiers"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no tier, the first is not from 0, or they do not ascend.</exception>
    public static CommissionPlan Retroactive(params CommissionTier[] tiers) => Of(tiers, isRetroactive: true);

    /// <summary>The plan with an accelerator: from an amount on, for example the quota, every rate is multiplied.</summary>
    /// <param name="from">The credited amount from which it applies, in money, 0 or more. If the plan has no tier there, one is added.</param>
    /// <param name="multiplier">The multiplier, 0 or more: 1.5 pays half as much again; less than 1 is a decelerator. Several accelerators
    /// multiply.</param>
    /// <returns>The plan with the accelerator.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="from"/> or <paramref name="multiplier"/> is negative, or a rate would exceed 1.</exception>
    public CommissionPlan WithAccelerator(decimal from, decimal multiplier)
    {
        Guard.NotNegative(from);
        Guard.NotNegative(multiplier);
        var inForce = new CommissionTier(from, _tiers.Last(tier => tier.From <= from).Rate);
        return new(
            [.. _tiers.Where(tier => tier.From < from), Accelerated(inForce), .. _tiers.Where(tier => tier.From > from).Select(Accelerated)],
            IsRetroactive, Cap, Decimals, Rounding);

        CommissionTier Accelerated(CommissionTier tier) =>
            multiplier <= 1 || tier.Rate <= 1 / multiplier
                ? new(tier.From, Fraction.Product(tier.Rate, multiplier))
                : throw Violation.OutOfRange(nameof(multiplier), $"must leave the rate of {Violation.Show(tier.Rate)} at 1 or less", multiplier).ToException();
    }

    /// <summary>The plan with a cap.</summary>
    /// <param name="cap">The most that the plan pays, in money, 0 or more.</param>
    /// <returns>The plan with this cap instead of any other.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cap"/> is negative.</exception>
    public CommissionPlan WithCap(decimal cap) => new(_tiers, IsRetroactive, Guard.NotNegative(cap), Decimals, Rounding);

    /// <summary>The plan with other rounding.</summary>
    /// <param name="decimals">The decimal places of a payout, 0 to 28.</param>
    /// <param name="rounding">The rule for midpoints: <see cref="MidpointRounding.AwayFromZero"/> or <see cref="MidpointRounding.ToEven"/>.</param>
    /// <returns>The plan with this rounding.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decimals"/> is not from 0 to 28, or <paramref name="rounding"/> is another rule.</exception>
    public CommissionPlan WithRounding(int decimals, MidpointRounding rounding)
    {
        if (decimals is < 0 or > Fraction.Places)
            throw Violation.OutOfRange(nameof(decimals), "must be from 0 to 28", decimals).ToException();
        if (rounding is not (MidpointRounding.AwayFromZero or MidpointRounding.ToEven))
            throw Violation.OutOfRange(nameof(rounding), "must be away from zero or to even", rounding).ToException();
        return new(_tiers, IsRetroactive, Cap, decimals, rounding);
    }

    /// <summary>Computes the commission on the credited amount of the plan period so far, less what was already paid for it.</summary>
    /// <param name="credited">The credited amount since the start of the plan period, less returned sales, in money.</param>
    /// <param name="alreadyPaid">The commission already paid for this plan period, in money; 0 at the first payout.</param>
    /// <returns>The commission. If sales were returned after a payout, the amount due is negative: a clawback.</returns>
    /// <remarks>The payouts of a period add up to the commission on its whole amount, to the cent, however many there are.</remarks>
    /// <exception cref="OverflowException">The commission lies beyond the range of <see cref="decimal"/>.</exception>
    public Commission CommissionOn(decimal credited, decimal alreadyPaid = 0)
    {
        var exact = Exact(Fraction.ToFixedPoint(credited));
        var cap = Cap is { } limit ? Fraction.ToFixedPoint(limit) * Fraction.One : (BigInteger?)null;
        var capped = cap is { } most ? BigInteger.Min(exact, most) : exact;
        var unit = Fraction.PowerOfTen(Places - Decimals);
        var rounded = Round(capped, unit);
        if (rounded * unit > cap)
            rounded--;
        return new Commission(
            credited, Fraction.ToDecimal(exact, Fraction.PowerOfTen(Places)), capped < exact,
            Fraction.ToDecimal(rounded, Fraction.PowerOfTen(Decimals)), alreadyPaid);
    }

    private static CommissionPlan Of(CommissionTier[] tiers, bool isRetroactive)
    {
        if (Guard.NotNull(tiers).Length == 0)
            throw Violation.Invalid(nameof(tiers), "must have at least one tier", tiers.Length).ToException();
        if (tiers[0].From != 0)
            throw Violation.Invalid(nameof(tiers), "must begin at 0", tiers[0].From).ToException();
        for (var i = 1; i < tiers.Length; i++)
        {
            if (tiers[i].From <= tiers[i - 1].From)
                throw Violation.Invalid(nameof(tiers), $"must ascend (index {i})", tiers[i].From).ToException();
        }

        return new([.. tiers], isRetroactive, cap: null, decimals: 2, MidpointRounding.AwayFromZero);
    }

    // The commission times 10^56.
    private BigInteger Exact(BigInteger credited)
    {
        var commission = BigInteger.Zero;
        for (var i = 0; i < _tiers.Length && (i == 0 || credited >= From(i)); i++)
        {
            var rate = Fraction.ToFixedPoint(_tiers[i].Rate);
            var upTo = i + 1 < _tiers.Length ? BigInteger.Min(credited, From(i + 1)) : credited;
            commission = IsRetroactive ? credited * rate : commission + ((upTo - From(i)) * rate);
        }

        return commission;

        BigInteger From(int tier) => Fraction.ToFixedPoint(_tiers[tier].From);
    }

    private BigInteger Round(BigInteger value, BigInteger unit)
    {
        var whole = BigInteger.DivRem(BigInteger.Abs(value), unit, out var remainder);
        var half = (2 * remainder).CompareTo(unit);
        if (half > 0 || (half == 0 && (Rounding == MidpointRounding.AwayFromZero || !whole.IsEven)))
            whole++;
        return whole * value.Sign;
    }

    /// <inheritdoc/>
    public bool Equals(CommissionPlan? other) =>
        other is not null && IsRetroactive == other.IsRetroactive && Cap == other.Cap && Decimals == other.Decimals && Rounding == other.Rounding && _tiers.SequenceEqual(other._tiers);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CommissionPlan);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((_tiers.Length * 397) ^ Cap.GetHashCode());

    /// <summary>The number of tiers and the cap, in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        InvariantText.Of($"CommissionPlan {{ Tiers = {_tiers.Length}, IsRetroactive = {IsRetroactive}, Cap = {Cap}, Decimals = {Decimals}, Rounding = {Rounding} }}");
}
