using CrmRoi.Metrics.Internal;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Impact;

/// <summary>The figures of a segment in a period that a driver bridge needs: leads, won deals, revenue and gross profit.</summary>
/// <remarks>
/// Figures add up; money is added as <see cref="decimal"/>. Two are equal when all their figures are equal. <c>default</c> is a segment in which nothing happened.
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<DriverFigures>))]
public readonly record struct DriverFigures
{
    private readonly bool _grossProfitUnknown;
    private readonly decimal _grossProfit;

    /// <summary>Makes the figures of a segment.</summary>
    /// <param name="leads">The number of leads, 0 or more.</param>
    /// <param name="won">The number of won deals, 0 or more; they need not come from leads of the same period.</param>
    /// <param name="revenue">The revenue, in money; credit notes reduce it, even below 0.</param>
    /// <param name="grossProfit">The gross profit, in money; null if unknown.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="leads"/> or <paramref name="won"/> is negative.</exception>
    public DriverFigures(long leads, long won, decimal revenue, decimal? grossProfit = null)
    {
        Leads = Guard.NotNegative(leads);
        Won = Guard.NotNegative(won);
        Revenue = revenue;
        _grossProfit = grossProfit.GetValueOrDefault();
        _grossProfitUnknown = !grossProfit.HasValue;
    }

    /// <summary>The number of leads.</summary>
    public long Leads { get; }

    /// <summary>The number of won deals.</summary>
    public long Won { get; }

    /// <summary>The revenue, in money.</summary>
    public decimal Revenue { get; }

    /// <summary>The gross profit, in money. Null if unknown.</summary>
    public decimal? GrossProfit => _grossProfitUnknown ? null : _grossProfit;

    /// <summary>Adds the figures of both.</summary>
    /// <param name="left">Figures.</param>
    /// <param name="right">Other figures.</param>
    /// <returns>The sum; its gross profit is known if both are known.</returns>
    /// <exception cref="OverflowException">A sum is out of range.</exception>
    public static DriverFigures operator +(DriverFigures left, DriverFigures right) =>
        new(left.Leads + right.Leads, left.Won + right.Won, left.Revenue + right.Revenue, left.GrossProfit + right.GrossProfit);

    /// <summary>Makes the figures from a sales summary.</summary>
    /// <param name="sales">The deals of the period.</param>
    /// <param name="leads">The number of leads of the period, 0 or more; if leads are not recorded, the number of deals created.</param>
    /// <returns>The figures; their gross profit is known only if the cost of every won deal is known.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sales"/> is null.</exception>
    /// <exception cref="ArgumentException">The amount of a won deal is unknown.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="leads"/> is negative.</exception>
    /// <exception cref="OverflowException">An amount lies beyond the range of <see cref="decimal"/>.</exception>
    public static DriverFigures Of(SalesSummary sales, long leads) =>
        Guard.NotNull(sales).WonAmounts.Count == sales.Won
            ? new(leads, sales.Won, sales.WonAmount, sales.WonWithKnownCost == sales.Won ? sales.GrossProfit : null)
            : throw Violation.Invalid(nameof(sales), "must know the amount of every won deal, or a deal without one would count as one of 0", $"{sales.WonAmounts.Count} of {sales.Won}").ToException();

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"DriverFigures {{ Leads = {Leads}, Won = {Won}, Revenue = {Revenue}, GrossProfit = {GrossProfit} }}");
}
