using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>
/// The exact total of any number of deals: counts and amounts by outcome, win and close rate, average deal size, margin, sales cycle, velocity.
/// </summary>
/// <remarks>
/// Every figure names its population: won, lost, decided (won or lost), open, or created (all). Figures of money use only deals whose amount is known;
/// <see cref="WonWithKnownAmount"/>, <see cref="LostWithKnownAmount"/> and <see cref="OpenWithKnownAmount"/> say how many. Two summaries are equal when
/// all their totals are equal, no matter how they were made. Immutable.
/// </remarks>
[JsonConverter(typeof(SummaryJsonConverter<SalesSummary>))]
public sealed class SalesSummary : Summary<SalesSummary>
{
    internal static readonly SummaryKind<Deal, SalesSummary, SalesTotals> Kind = new(1, () => new(), summary => ref summary._totals);

    private SalesTotals _totals;

    private SalesSummary()
    {
    }

    /// <summary>The summary of no deal; the neutral element of <c>+</c>.</summary>
    public static SalesSummary Empty { get; } = Kind.Of(default);

    /// <summary>The number of won deals.</summary>
    public long Won => _totals.Won;

    /// <summary>The number of lost deals.</summary>
    public long Lost => _totals.Lost;

    /// <summary>The number of open deals. They are in the pipeline, but not in the win rate.</summary>
    public long Open => _totals.Open;

    /// <summary>The number of decided deals: won + lost.</summary>
    public long Decided => Won + Lost;

    /// <summary>The number of all deals: won + lost + open.</summary>
    public long Created => _totals.Count;

    /// <summary>The number of won deals whose amount is known: the population of revenue and average deal size.</summary>
    public long WonWithKnownAmount => _totals.WonAmount.Count;

    /// <summary>The number of lost deals whose amount is known.</summary>
    public long LostWithKnownAmount => _totals.LostAmounts;

    /// <summary>The number of open deals whose amount is known.</summary>
    public long OpenWithKnownAmount => _totals.OpenAmounts;

    /// <summary>The revenue, in money: the amount of won deals whose amount is known.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal WonAmount => WonAmounts.Sum;

    /// <summary>Count, exact sum and exact sum of squares of the known amounts of won deals, for comparisons of deal sizes.</summary>
    public Moments WonAmounts => new(in _totals.WonAmount);

    /// <summary>The amount of lost deals whose amount is known, in money.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal LostAmount => _totals.LostAmount.ToDecimal();

    /// <summary>The pipeline at full value, in money: the amount of open deals whose amount is known.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal OpenAmount => _totals.OpenAmount.ToDecimal();

    /// <summary>The average deal size, in money: the mean amount of won deals whose amount is known. Undefined if there are none.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public Average AverageDealSize => WonAmounts.Average;

    /// <summary>The win rate by count: <c>won / (won + lost)</c>. Undefined without a decided deal.</summary>
    public Proportion WinRate => new(Won, Decided);

    /// <summary>
    /// The win rate by amount: <c>won amount / (won + lost amount)</c>, over decided deals whose amount is known. Undefined if their amount is 0.
    /// </summary>
    /// <exception cref="OverflowException">An amount lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio WinRateByAmount => new(WonAmount, WonAmount + LostAmount);

    /// <summary>The close rate: <c>won / created</c>, with the open deals in the denominator. Undefined without a deal.</summary>
    /// <remarks>It rises as open deals are won; <see cref="Open"/> says how many are still open.</remarks>
    public Proportion CloseRate => new(Won, Created);

    /// <summary>
    /// The close rate by amount: <c>won amount / (won + lost + open amount)</c>, over deals whose amount is known. Undefined if their amount is 0.
    /// </summary>
    /// <exception cref="OverflowException">An amount lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio CloseRateByAmount => new(WonAmount, WonAmount + LostAmount + OpenAmount);

    /// <summary>The number of won deals whose amount and cost are known: the population of gross profit and gross margin rate.</summary>
    public long WonWithKnownCost => _totals.CostKnown;

    /// <summary>The amount of won deals whose amount and cost are known, in money.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal AmountWithKnownCost => Fraction.ToDecimal(_totals.CostKnownAmount);

    /// <summary>The cost of won deals whose amount and cost are known, in money.</summary>
    /// <exception cref="OverflowException">The cost lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal Cost => _totals.Cost.ToDecimal();

    /// <summary>The gross profit of won deals whose amount and cost are known: amount − cost, in money.</summary>
    /// <exception cref="OverflowException">The profit lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal GrossProfit => Fraction.ToDecimal(_totals.CostKnownAmount - _totals.Cost.FixedPoint);

    /// <summary>The gross margin rate of won deals whose amount and cost are known: <c>gross profit / amount</c>. Undefined if that amount is 0.</summary>
    /// <remarks>Pooled: the rate of a team is not the mean of its members' rates.</remarks>
    /// <exception cref="OverflowException">An amount lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio GrossMarginRate => new(GrossProfit, AmountWithKnownCost);

    /// <summary>The sales cycle: elapsed time from opened to won, over won deals.</summary>
    public DurationDistribution SalesCycle => DurationDistribution.Of(in _totals.WonCycle);

    /// <summary>The elapsed time from opened to lost, over lost deals.</summary>
    public DurationDistribution LostCycle => DurationDistribution.Of(in _totals.LostCycle);

    /// <summary>
    /// The sales velocity of all open deals, in money per day: <c>open × win rate × average deal size / mean sales cycle in days</c>.
    /// Null if one of the three is undefined, or if the cycle is 0.
    /// </summary>
    /// <remarks>
    /// Old deals that nobody will win raise it. For qualified deals only, the most common definition, see <see cref="SalesVelocity"/>; for the deals
    /// decided in the period, <see cref="DecidedSalesVelocity"/>.
    /// </remarks>
    public decimal? OpenSalesVelocity => SalesVelocity(Open);

    /// <summary>
    /// The sales velocity of the decided deals, in money per day: <c>decided × win rate × average deal size / mean sales cycle in days</c>.
    /// If all won amounts are known, that is won amount / mean sales cycle. Null if average deal size or sales cycle is undefined, or if the cycle is 0.
    /// </summary>
    public decimal? DecidedSalesVelocity => _totals.AmountPerDay(1, 1);

    /// <summary>Makes a summary from totals computed elsewhere, for example by a database.</summary>
    /// <param name="wonAmounts">Count, sum and sum of squares of the amounts of won deals whose amount is known.</param>
    /// <param name="salesCycle">The elapsed time from opened to won, over all won deals; its count is the number of won deals.</param>
    /// <param name="lost">The number of lost deals, 0 or more.</param>
    /// <param name="lostAmount">The amount of lost deals, in money.</param>
    /// <param name="lostCycle">The elapsed time from opened to lost, over all lost deals.</param>
    /// <param name="open">The number of open deals, 0 or more.</param>
    /// <param name="openAmount">The amount of open deals, in money.</param>
    /// <param name="wonWithKnownCost">The number of won deals whose amount and cost are known, 0 or more.</param>
    /// <param name="amountWithKnownCost">The amount of won deals whose amount and cost are known, in money.</param>
    /// <param name="cost">The cost of won deals whose amount and cost are known, in money.</param>
    /// <param name="lostWithKnownAmount">The number of lost deals whose amount is known; null if all are known.</param>
    /// <param name="openWithKnownAmount">The number of open deals whose amount is known; null if all are known.</param>
    /// <returns>The summary. If the sums are exact, it equals the summary of the deals themselves.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="salesCycle"/> or <paramref name="lostCycle"/> is null.</exception>
    /// <exception cref="ArgumentException">No deals have these totals, or a cycle has another relative error than 1 %; the message names the total and the rule.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number of deals is negative or too large.</exception>
    public static SalesSummary FromTotals(
        Moments wonAmounts,
        DurationDistribution salesCycle,
        long lost,
        decimal lostAmount,
        DurationDistribution lostCycle,
        long open,
        decimal openAmount,
        long wonWithKnownCost = 0,
        decimal amountWithKnownCost = 0,
        decimal cost = 0,
        long? lostWithKnownAmount = null,
        long? openWithKnownAmount = null) =>
        Kind.OfChecked(new SalesTotals
        {
            WonAmount = wonAmounts.Totals,
            WonCycle = Guard.NotNull(salesCycle).ItemsOnStandardScale(nameof(salesCycle)),
            Won = Guard.NotNull(salesCycle).Count,
            Lost = lost,
            LostAmounts = lostWithKnownAmount ?? lost,
            LostAmount = new ExactSum(Fraction.ToFixedPoint(lostAmount)),
            LostCycle = Guard.NotNull(lostCycle).ItemsOnStandardScale(nameof(lostCycle)),
            Open = open,
            OpenAmounts = openWithKnownAmount ?? open,
            OpenAmount = new ExactSum(Fraction.ToFixedPoint(openAmount)),
            CostUnknown = wonAmounts.Count - Guard.NotNegative(wonWithKnownCost),
            CostUnknownAmount = new ExactSum(wonAmounts.Totals.Sum - Fraction.ToFixedPoint(amountWithKnownCost)),
            Cost = new ExactSum(Fraction.ToFixedPoint(cost)),
        });

    private protected override SummaryKind<SalesSummary> KindOfSelf => Kind;

    /// <summary>A new, empty builder.</summary>
    /// <returns>The builder.</returns>
    public static SummaryBuilder<Deal, SalesSummary> NewBuilder() => Kind.NewBuilder();

    /// <summary>Reads the bytes that <c>ToBytes</c> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not a summary of this type; the message says what is wrong, and where.</exception>
    public static SalesSummary FromBytes(byte[] bytes) => Kind.FromBytes(bytes);

    /// <summary>The sales velocity: the money per day that the qualified open deals bring at the past win rate, deal size and cycle.</summary>
    /// <param name="qualifiedDeals">The number of open deals that count as qualified, 0 or more.</param>
    /// <returns><c>qualified × win rate × average deal size / mean sales cycle in days</c>; null if one of the three is undefined, or if the cycle is
    /// 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="qualifiedDeals"/> is negative.</exception>
    public decimal? SalesVelocity(long qualifiedDeals) =>
        _totals.AmountPerDay(Guard.NotNegative(qualifiedDeals), Decided);
}
