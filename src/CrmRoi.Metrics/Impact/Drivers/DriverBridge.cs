using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Impact;

/// <summary>
/// The bridge from the revenue, or the gross profit, of one period to that of another: how much of the change is due to the number of leads, the mix of segments,
/// conversion, deal size and margin. In money; the parts add up to the change.
/// </summary>
/// <remarks>
/// <para>
/// <code>gross profit = Σ over segments of leads × share of the segment × (won / leads) × (revenue / won) × (gross profit / revenue)</code>
/// Each driver gets its Shapley value: what it adds when it moves from before to after, averaged over all orders in which the drivers can move. So no order is
/// preferred, and no rest is left over. Exact fractions are used throughout, and rounded once.
/// </para>
/// <para>
/// A driver that does not exist on one side, a conversion without leads, a deal size without a won deal, is taken as unchanged: the change is then due to the driver
/// that went to or came from zero. What has no base to be a rate of (deals won without leads, profit without revenue) is counted with the driver that would have been the rate.
/// </para>
/// <para>A bridge says what the change consists of, not what caused it. Both periods should be equally long. Immutable.</para>
/// <para>Source: L. S. Shapley, A Value for n-Person Games (1953); A. F. Shorrocks, Journal of Economic Inequality 11 (2013) 99-126.</para>
/// </remarks>
/// <example>
/// <code>
/// var bridge = DriverBridge.OfRevenue(
///     before: new DriverFigures(leads: 100, won: 20, revenue: 20_000),
///     after: new DriverFigures(leads: 120, won: 30, revenue: 33_000));
/// Console.WriteLine(string.Join(", ", bridge.Rounded().Select(part => $"{part.Driver} {part.Amount}"))); // Leads 4733.34, Mix 0, Conversion 5783.33, DealSize 2483.33
/// Console.WriteLine(bridge.Change); // 13000
/// </code>
/// </example>
public sealed class DriverBridge
{
    private readonly IReadOnlyList<Rational> _exact;

    private DriverBridge(IEnumerable<KeyValuePair<DriverFigures, DriverFigures>> segments, IReadOnlyList<Driver> drivers, Func<DriverFigures, decimal> result)
    {
        DriverFigures[] before = [.. segments.Select(segment => segment.Key)], after = [.. segments.Select(segment => segment.Value)];
        Drivers = drivers;
        Before = before.Select(result).Aggregate(Rational.Zero, (sum, amount) => sum + Rational.Of(amount)).ToDecimal();
        After = after.Select(result).Aggregate(Rational.Zero, (sum, amount) => sum + Rational.Of(amount)).ToDecimal();
        _exact = DriverGame.ShapleyValues(before, after, drivers.Count);

        // As many places as every part and every partial sum can have.
        var largest = _exact.Max(part => BigInteger.Abs(part.Numerator) / part.Denominator);
        Parts = Round(Math.Max(0, Fraction.Places - 1 - (int)Math.Ceiling(BigInteger.Log10(largest + 1))));
    }

    /// <summary>The drivers, in the order in which the parts are listed.</summary>
    public IReadOnlyList<Driver> Drivers { get; }

    /// <summary>The revenue or gross profit before, in money.</summary>
    public decimal Before { get; }

    /// <summary>The revenue or gross profit after, in money.</summary>
    public decimal After { get; }

    /// <summary>The change, after − before, in money: the sum of the parts.</summary>
    public decimal Change => After - Before;

    /// <summary>The parts to about 27 digits. They add up to <see cref="Change"/>; for statements there is <see cref="Rounded"/>.</summary>
    public IReadOnlyList<DriverPart> Parts { get; }

    /// <summary>The part of a driver, in money; 0 for the margin in a bridge of revenue.</summary>
    /// <param name="driver">The driver.</param>
    /// <returns>The part.</returns>
    public decimal this[Driver driver] => Parts.FirstOrDefault(part => part.Driver == driver).Amount;

    internal IReadOnlyList<Rational> Exact => _exact;

    /// <summary>The bridge of revenue without segments: leads, conversion and deal size; the mix is 0.</summary>
    /// <param name="before">The figures before.</param>
    /// <param name="after">The figures after.</param>
    /// <returns>The bridge.</returns>
    public static DriverBridge OfRevenue(DriverFigures before, DriverFigures after) => new([new(before, after)], RevenueDrivers, Revenue);

    /// <summary>The bridge of revenue over segments.</summary>
    /// <typeparam name="TSegment">The type of the segments: product, region, channel.</typeparam>
    /// <param name="before">The figures before, by segment; one that is missing had nothing.</param>
    /// <param name="after">The figures after, by segment; one that is missing has nothing.</param>
    /// <returns>The bridge.</returns>
    /// <exception cref="ArgumentNullException">Either is null.</exception>
    public static DriverBridge OfRevenue<TSegment>(IReadOnlyDictionary<TSegment, DriverFigures> before, IReadOnlyDictionary<TSegment, DriverFigures> after)
        where TSegment : notnull =>
        new(Pair(before, after), RevenueDrivers, Revenue);

    /// <summary>The bridge of gross profit without segments: leads, conversion, deal size and margin; the mix is 0.</summary>
    /// <param name="before">The figures before, the gross profit known.</param>
    /// <param name="after">The figures after, the gross profit known.</param>
    /// <returns>The bridge.</returns>
    /// <exception cref="ArgumentException">A gross profit is not known.</exception>
    public static DriverBridge OfGrossProfit(DriverFigures before, DriverFigures after) => new([new(before, after)], GrossProfitDrivers, GrossProfit);

    /// <summary>The bridge of gross profit over segments.</summary>
    /// <typeparam name="TSegment">The type of the segments: product, region, channel.</typeparam>
    /// <param name="before">The figures before, by segment, each with its gross profit; one that is missing had nothing.</param>
    /// <param name="after">The figures after, by segment, each with its gross profit; one that is missing has nothing.</param>
    /// <returns>The bridge.</returns>
    /// <exception cref="ArgumentNullException">Either is null.</exception>
    /// <exception cref="ArgumentException">A gross profit is not known.</exception>
    public static DriverBridge OfGrossProfit<TSegment>(IReadOnlyDictionary<TSegment, DriverFigures> before, IReadOnlyDictionary<TSegment, DriverFigures> after)
        where TSegment : notnull =>
        new(Pair(before, after), GrossProfitDrivers, GrossProfit);

    /// <summary>The parts rounded to a unit of money so that they still add up to the change: by largest remainder.</summary>
    /// <param name="decimals">The decimal places of the unit, 0 to 28; 2, cents, without it.</param>
    /// <returns>The parts. Their sum is the change, itself rounded half to even if it is no whole number of units.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decimals"/> is not from 0 to 28.</exception>
    public IReadOnlyList<DriverPart> Rounded(int decimals = 2) =>
        decimals is >= 0 and <= Fraction.Places ? Round(decimals) : throw Violation.OutOfRange(nameof(decimals), "must be from 0 to 28", decimals).ToException();

    private static IReadOnlyList<Driver> GrossProfitDrivers { get; } = [Driver.Leads, Driver.Mix, Driver.Conversion, Driver.DealSize, Driver.Margin];

    private static IReadOnlyList<Driver> RevenueDrivers { get; } = [Driver.Leads, Driver.Mix, Driver.Conversion, Driver.DealSize];

    private static decimal Revenue(DriverFigures figures) => figures.Revenue;

    private static decimal GrossProfit(DriverFigures figures) =>
        figures.GrossProfit ?? throw Violation.Invalid("grossProfit", "must be known for a bridge of gross profit", null).ToException();

    private static IEnumerable<KeyValuePair<DriverFigures, DriverFigures>> Pair<TSegment>(
        IReadOnlyDictionary<TSegment, DriverFigures> before, IReadOnlyDictionary<TSegment, DriverFigures> after)
        where TSegment : notnull
    {
        Guard.NotNull(before);
        Guard.NotNull(after);
        return [.. before.Keys.Concat(after.Keys.Where(key => !before.ContainsKey(key))).Select(key => new KeyValuePair<DriverFigures, DriverFigures>(Of(before, key), Of(after, key)))];
        static DriverFigures Of(IReadOnlyDictionary<TSegment, DriverFigures> figures, TSegment key) => figures.TryGetValue(key, out var found) ? found : default;
    }

    private IReadOnlyList<DriverPart> Round(int decimals)
    {
        var denominator = Rational.LeastCommonMultiple(_exact.Select(part => part.Denominator));
        var amounts = LargestRemainder.Round([.. _exact.Select(part => part.Numerator * (denominator / part.Denominator))], denominator, decimals);
        return [.. Drivers.Zip(amounts, (driver, amount) => new DriverPart(driver, amount))];
    }
}
