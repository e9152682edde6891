using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Investment;

/// <summary>
/// The total cost of ownership (TCO): the exact total of any number of costs, by year and by kind. Year 0 is the time before the start.
/// </summary>
/// <remarks>Two are equal when the totals of every year and kind, and the number of costs, are equal. Immutable.</remarks>
/// <example>
/// <code>
/// OwnershipCost[] costs =
/// [
///     OwnershipCost.Once(OwnershipCostKind.SetUp, month: 0, 20_000),
///     OwnershipCost.Licenses(firstMonth: 1, months: 6, seats: 10, monthlyPricePerSeat: 60),
///     OwnershipCost.Licenses(firstMonth: 7, months: 18, seats: 15, monthlyPricePerSeat: 65),
/// ];
/// var total = costs.Summarize();
/// Console.WriteLine(total.Total); // 41150
/// Console.WriteLine(string.Join(" ", total.ByYear.Amounts)); // 20000 9450 11700
/// </code>
/// </example>
#if NET8_0_OR_GREATER
[System.Text.Json.Serialization.JsonConverter(typeof(SummaryJsonConverter))]
#endif
public sealed class TotalCostOfOwnership : ISummary<TotalCostOfOwnership>, IEquatable<TotalCostOfOwnership>
{
    internal static readonly Form<TotalCostOfOwnership, OwnershipTotals> Form = new(16, () => new OwnershipTotals(), summary => summary._totals, totals => new TotalCostOfOwnership(in totals));

    private readonly OwnershipTotals _totals;

    internal TotalCostOfOwnership(in OwnershipTotals totals) => _totals = totals;

    /// <summary>The total of no cost; the neutral element of <c>+</c>.</summary>
    public static TotalCostOfOwnership Empty { get; } = new(new OwnershipTotals());

    /// <summary>The number of costs.</summary>
    public long Count => _totals.Count;

    /// <summary>The cost of all years and kinds, in money.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal Total => _totals.Total(null, null);

    /// <summary>The cost of each year, in money, as positive amounts: year 0 before the start first. What a business case takes.</summary>
    /// <exception cref="OverflowException">An amount lies beyond the range of <see cref="decimal"/>.</exception>
    public CashFlows ByYear => new(Enumerable.Range(0, _totals.Years).Select(year => _totals.Total(year, null)));

    internal ref readonly OwnershipTotals Totals => ref _totals;

    /// <summary>The costs of both.</summary>
    /// <param name="left">Costs.</param>
    /// <param name="right">Other costs.</param>
    /// <returns>The exact total of all of them.</returns>
    /// <exception cref="ArgumentNullException">Either is null.</exception>
    public static TotalCostOfOwnership operator +(TotalCostOfOwnership left, TotalCostOfOwnership right) => Guard.NotNull(left).Merge(right);

    /// <summary>The cost of one kind over all years, in money.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The cost; 0 where there is none.</returns>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal Of(OwnershipCostKind kind) => _totals.Total(null, kind);

    /// <summary>The cost of one kind in one year, in money.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="year">The year, 0 or more: 0 is before the start, 1 the months 1 to 12.</param>
    /// <returns>The cost; 0 where there is none.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="year"/> is negative.</exception>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal Of(OwnershipCostKind kind, int year) => _totals.Total(Guard.NotNegative(year), kind);

    /// <summary>The total cost of the bytes that <see cref="ToBytes"/> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same total cost.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not the binary form of such a total cost, or of another version; the message says what is wrong, and where.</exception>
    public static TotalCostOfOwnership FromBytes(byte[] bytes) => Form.FromBytes(bytes);

    /// <summary>The total cost in its binary form, compact and canonical: equal total costs have the same bytes, on every target and machine.</summary>
    /// <returns>The bytes, to be read by <see cref="FromBytes"/>.</returns>
    public byte[] ToBytes() => Form.ToBytes(this);

    /// <inheritdoc/>
    public TotalCostOfOwnership Merge(TotalCostOfOwnership other)
    {
        var totals = _totals.Clone();
        totals.Add(other);
        return new TotalCostOfOwnership(in totals);
    }

    /// <inheritdoc/>
    public bool Equals(TotalCostOfOwnership? other) => other is not null && _totals.Equals(other._totals);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TotalCostOfOwnership);

    /// <inheritdoc/>
    public override int GetHashCode() => _totals.GetHashCode();

    /// <summary>Builds a total from costs as they stream by, and from partial totals. One thread at a time.</summary>
    public sealed class Builder : ISummaryBuilder<OwnershipCost, TotalCostOfOwnership>
    {
        private OwnershipTotals _totals = new();

        /// <inheritdoc/>
        public void Add(in OwnershipCost fact) => _totals.Add(in fact);

        /// <inheritdoc/>
        public void Add(TotalCostOfOwnership part) => _totals.Add(part);

        /// <inheritdoc/>
        public TotalCostOfOwnership ToSummary() => _totals.ToSummary();
    }
}
