using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Marketing;

/// <summary>The return of marketing spend: gross profit returned on it, and revenue per unit of it.</summary>
/// <remarks>
/// <para>
/// Attributed means credited to this spend by a stated attribution model: revenue that would have come anyway is not a return on it.
/// The two figures measure different things: a campaign that returns five times its spend as revenue loses money at a gross margin below 20 %.
/// </para>
/// <para>
/// Returns of two campaigns add up with <c>+</c>, as <see cref="decimal"/> (28 digits). The neutral element is <c>default</c>: nothing spent and nothing
/// earned. Two are equal when all parts are equal.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var campaign = new MarketingReturn(spend: 10_000, attributedRevenue: 50_000, attributedGrossProfit: 15_000);
/// Console.WriteLine(campaign.ReturnOnMarketingSpend); // 50%
/// Console.WriteLine($"{campaign.ReturnOnAdSpend:X}"); // 5x
/// </code>
/// </example>
[JsonConverter(typeof(StrictJsonConverter<MarketingReturn>))]
public readonly record struct MarketingReturn
{
    /// <summary>Makes the return of some marketing spend.</summary>
    /// <param name="spend">The amount spent, in money, 0 or more; at 0 both ratios are undefined.</param>
    /// <param name="attributedRevenue">The revenue credited to it, in money.</param>
    /// <param name="attributedGrossProfit">The gross profit credited to it, in money: revenue less the cost of what was sold, before the spend is
    /// subtracted.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="spend"/> is negative.</exception>
    public MarketingReturn(decimal spend, decimal attributedRevenue, decimal attributedGrossProfit)
    {
        Spend = Guard.NotNegative(spend);
        AttributedRevenue = attributedRevenue;
        AttributedGrossProfit = attributedGrossProfit;
    }

    /// <summary>The amount spent, in money.</summary>
    public decimal Spend { get; }

    /// <summary>The revenue credited to the spend, in money.</summary>
    public decimal AttributedRevenue { get; }

    /// <summary>The gross profit credited to the spend, in money.</summary>
    public decimal AttributedGrossProfit { get; }

    /// <summary>
    /// The return on marketing spend: <c>(attributed gross profit − spend) / spend</c>, 0 if the gross profit just covers the spend. Undefined at a spend of 0.
    /// </summary>
    /// <exception cref="OverflowException">The difference lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio ReturnOnMarketingSpend => new(AttributedGrossProfit - Spend, Spend);

    /// <summary>
    /// The return on ad spend (ROAS): <c>attributed revenue / spend</c>, usually printed as a multiple, "5x". Undefined at a spend of 0.
    /// </summary>
    public Ratio ReturnOnAdSpend => new(AttributedRevenue, Spend);

    /// <summary>Adds two: all three amounts of both.</summary>
    /// <param name="left">The return of a campaign.</param>
    /// <param name="right">The return of another campaign.</param>
    /// <returns>All three amounts added up.</returns>
    /// <exception cref="OverflowException">A sum lies beyond the range of <see cref="decimal"/>.</exception>
    public static MarketingReturn operator +(MarketingReturn left, MarketingReturn right) =>
        new(left.Spend + right.Spend, left.AttributedRevenue + right.AttributedRevenue, left.AttributedGrossProfit + right.AttributedGrossProfit);

    /// <summary>The return on marketing spend in percent, "50%", in the invariant culture; "n/a" at a spend of 0.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ReturnOnMarketingSpend.ToString();
}
