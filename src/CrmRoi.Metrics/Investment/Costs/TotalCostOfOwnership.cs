using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Investment;

/// <summary>The total cost of ownership (TCO): the exact total of any number of costs, by year and by kind. Year 0 is the time before the start.</summary>
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
[JsonConverter(typeof(SummaryJsonConverter<TotalCostOfOwnership>))]
public sealed class TotalCostOfOwnership : Summary<TotalCostOfOwnership>
{
    internal static readonly SummaryKind<OwnershipCost, TotalCostOfOwnership, OwnershipTotals> Kind = new(16, () => new(), summary => ref summary._totals);

    private OwnershipTotals _totals;

    private TotalCostOfOwnership()
    {
    }

    /// <summary>The total of no cost; the neutral element of <c>+</c>.</summary>
    public static TotalCostOfOwnership Empty { get; } = Kind.Of(default);

    /// <summary>The number of costs.</summary>
    public long Count => _totals.Count;

    /// <summary>The cost of all years and kinds, in money.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal Total => _totals.Total(null, null);

    /// <summary>The cost of each year, in money, as positive amounts, year 0 first. A business case takes it as costs.</summary>
    /// <exception cref="OverflowException">An amount lies beyond the range of <see cref="decimal"/>.</exception>
    public CashFlows ByYear => new(Enumerable.Range(0, _totals.Years).Select(year => _totals.Total(year, null)));

    /// <summary>The cost of one kind over all years, in money.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The cost; 0 if there is none.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is unspecified, or not one of the named kinds.</exception>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal CostOf(OwnershipCostKind kind) => _totals.Total(null, OwnershipCost.Named(kind));

    /// <summary>The cost of one kind in one year, in money.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="year">The year, 0 or more: 0 is before the start, 1 is months 1 to 12.</param>
    /// <returns>The cost; 0 if there is none.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="year"/> is negative, or <paramref name="kind"/> is unspecified or not one of the
    /// named kinds.</exception>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal CostOf(OwnershipCostKind kind, int year) => _totals.Total(Guard.NotNegative(year), OwnershipCost.Named(kind));

    private protected override SummaryKind<TotalCostOfOwnership> KindOfSelf => Kind;

    /// <summary>A new, empty builder.</summary>
    /// <returns>The builder.</returns>
    public static SummaryBuilder<OwnershipCost, TotalCostOfOwnership> NewBuilder() => Kind.NewBuilder();

    /// <summary>Reads the bytes that <c>ToBytes</c> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not a summary of this type; the message says what is wrong, and where.</exception>
    public static TotalCostOfOwnership FromBytes(byte[] bytes) => Kind.FromBytes(bytes);
}
