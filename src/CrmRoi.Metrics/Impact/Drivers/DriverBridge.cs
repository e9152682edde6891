using System.Collections.ObjectModel;
using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Impact;

/// <summary>
/// The bridge from the revenue or gross profit of one period to that of another: the part of the change due to each driver, such as leads, mix of
/// segments, conversion, deal size and margin. In money; the parts add up to the change.
/// </summary>
/// <remarks>
/// <para>
/// <code>gross profit = Σ over segments of leads × share of the segment × (won / leads) × (revenue / won) × (gross profit / revenue)</code>
/// Each driver gets its Shapley value: what it adds when it moves from before to after, averaged over all orders in which the drivers can move. So no
/// order is preferred and nothing is left over. The parts of a segment are computed exactly and rounded once, at 56 decimal places, so that they add up to
/// its change to the last digit and the order of the segments never matters. The cost grows with the number of segments.
/// </para>
/// <para>
/// A driver that does not exist on one side (a conversion without leads, a deal size without a won deal) counts as unchanged: the change is then due to
/// the driver that went to or came from zero. An amount without a base (deals won without leads, profit without revenue) counts with the driver that would
/// have been its rate.
/// </para>
/// <para>A bridge says what the change consists of, not what caused it. Both periods should be equally long. Immutable.</para>
/// <para>Source: L. S. Shapley, A Value for n-Person Games (1953); A. F. Shorrocks, Journal of Economic Inequality 11 (2013) 99-126.</para>
/// </remarks>
/// <example>
/// <code>
/// var bridge = DriverBridge.OfRevenue(
///     before: new DriverFigures(leads: 100, won: 20, revenue: 20_000),
///     after: new DriverFigures(leads: 120, won: 30, revenue: 33_000));
/// Console.WriteLine(string.Join(", ", bridge.Rounded().Select(part => $"{part.Driver} {part.Amount}"))); // leads 4733.34, mix 0, conversion 5783.33, deal size 2483.33
/// Console.WriteLine(bridge.Change); // 13000
/// </code>
/// </example>
[JsonConverter(typeof(StrictJsonConverter<DriverBridge>))]
public abstract class DriverBridge
{
    /// <summary>The most drivers that a bridge can have, including the mix: every subset of them is tried.</summary>
    public const int MostDrivers = 10;

    private protected DriverBridge(IReadOnlyList<Driver> drivers, BigInteger[] units, BigInteger before, BigInteger after)
    {
        Drivers = drivers;
        Units = units;
        Before = Fraction.ToDecimal(before);
        After = Fraction.ToDecimal(after);
        Parts = DriverPart.List(drivers, units, null);
    }

    /// <summary>The drivers, in the order in which the parts are listed.</summary>
    public IReadOnlyList<Driver> Drivers { get; }

    /// <summary>The revenue or gross profit before, in money.</summary>
    public decimal Before { get; }

    /// <summary>The revenue or gross profit after, in money.</summary>
    public decimal After { get; }

    /// <summary>The change, after − before, in money: the sum of the parts.</summary>
    public decimal Change => Fraction.Trim(After - Before);

    /// <summary>The parts, to about 27 digits. They add up to <see cref="Change"/>; to print them, use <see cref="Rounded"/>.</summary>
    public IReadOnlyList<DriverPart> Parts { get; }

    /// <summary>The part of a driver, in money. 0 for a driver that the bridge does not have, such as the margin in a bridge of revenue.</summary>
    /// <param name="driver">The driver.</param>
    /// <returns>The part.</returns>
    public decimal this[Driver driver] => Parts.FirstOrDefault(part => part.Driver == driver).Amount;

    // The parts times 10^56.
    internal IReadOnlyList<BigInteger> Units { get; }

    /// <summary>Makes the bridge of revenue without segments: leads, conversion and deal size; the mix is 0.</summary>
    /// <param name="before">The figures before.</param>
    /// <param name="after">The figures after.</param>
    /// <returns>The bridge.</returns>
    /// <exception cref="OverflowException">A part lies beyond the range of <see cref="decimal"/>.</exception>
    public static DriverBridge OfRevenue(DriverFigures before, DriverFigures after) => OfRevenue(Alone(before), Alone(after));

    /// <summary>Makes the bridge of revenue over segments.</summary>
    /// <typeparam name="TSegment">The type of the segments: product, region, channel.</typeparam>
    /// <param name="before">The figures before, by segment; a missing segment had nothing.</param>
    /// <param name="after">The figures after, by segment; a missing segment has nothing.</param>
    /// <returns>The bridge.</returns>
    /// <exception cref="ArgumentNullException">Either is null.</exception>
    public static DriverBridge<TSegment> OfRevenue<TSegment>(IReadOnlyDictionary<TSegment, DriverFigures> before, IReadOnlyDictionary<TSegment, DriverFigures> after)
        where TSegment : notnull =>
        DriverBridge<TSegment>.Of(RevenueDrivers, Chains(Guard.NotNull(before), Revenue), Chains(Guard.NotNull(after), Revenue));

    /// <summary>Makes the bridge of gross profit without segments: leads, conversion, deal size and margin; the mix is 0.</summary>
    /// <param name="before">The figures before; the gross profit must be known.</param>
    /// <param name="after">The figures after; the gross profit must be known.</param>
    /// <returns>The bridge.</returns>
    /// <exception cref="ArgumentException">A gross profit is unknown.</exception>
    /// <exception cref="OverflowException">A part lies beyond the range of <see cref="decimal"/>.</exception>
    public static DriverBridge OfGrossProfit(DriverFigures before, DriverFigures after) => OfGrossProfit(Alone(before), Alone(after));

    /// <summary>Makes the bridge of gross profit over segments.</summary>
    /// <typeparam name="TSegment">The type of the segments: product, region, channel.</typeparam>
    /// <param name="before">The figures before, by segment, each with its gross profit; a missing segment had nothing.</param>
    /// <param name="after">The figures after, by segment, each with its gross profit; a missing segment has nothing.</param>
    /// <returns>The bridge.</returns>
    /// <exception cref="ArgumentNullException">Either is null.</exception>
    /// <exception cref="ArgumentException">A gross profit is unknown.</exception>
    public static DriverBridge<TSegment> OfGrossProfit<TSegment>(IReadOnlyDictionary<TSegment, DriverFigures> before, IReadOnlyDictionary<TSegment, DriverFigures> after)
        where TSegment : notnull =>
        DriverBridge<TSegment>.Of(GrossProfitDrivers, Chains(Guard.NotNull(before), GrossProfit), Chains(Guard.NotNull(after), GrossProfit));

    /// <summary>Makes the bridge for drivers of your choice, without segments: reps × leads per rep × won deals per lead × revenue per won deal.</summary>
    /// <param name="drivers">The names of the drivers, each once: "reps", "leads per rep", "won per lead", "revenue per won deal".</param>
    /// <param name="before">
    /// The amounts before, one per driver: the first is the first driver itself (reps), each further amount follows from the one before it (leads, won
    /// deals, revenue), and the last is the result. A driver after the first is its amount divided by the amount before it.
    /// </param>
    /// <param name="after">The same amounts after.</param>
    /// <returns>The bridge. The mix comes after the first driver and is 0.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A driver is empty, repeated or called "mix", there are none or more than nine, or there are not as many amounts
    /// as drivers.</exception>
    public static DriverBridge Of(IEnumerable<string> drivers, IEnumerable<decimal> before, IEnumerable<decimal> after) =>
        Of(drivers, Alone(Guard.NotNull(before).ToArray()), Alone(Guard.NotNull(after).ToArray()));

    /// <summary>Makes the bridge for drivers of your choice, over segments.</summary>
    /// <typeparam name="TSegment">The type of the segments: product, region, channel.</typeparam>
    /// <param name="drivers">The names of the drivers, each once: "reps", "leads per rep", "won per lead", "revenue per won deal".</param>
    /// <param name="before">
    /// The amounts before by segment, one per driver: the first adds up to the first driver (reps), each further amount follows from the one before it
    /// (leads, won deals, revenue), and the last is the result. A missing segment had nothing.
    /// </param>
    /// <param name="after">The same amounts after; a missing segment has nothing.</param>
    /// <returns>The bridge. The mix of the segments comes after the first driver.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// A driver is empty, repeated or called "mix", there are none or more than nine, or a segment does not have as many amounts as drivers.
    /// </exception>
    public static DriverBridge<TSegment> Of<TSegment>(
        IEnumerable<string> drivers, IReadOnlyDictionary<TSegment, decimal[]> before, IReadOnlyDictionary<TSegment, decimal[]> after)
        where TSegment : notnull
    {
        Driver[] chosen = [.. Guard.NotNull(drivers).Select((name, i) => Driver.FindViolation(name) is { } violation ? throw violation.In(nameof(drivers), $"index {i}").ToException() : new Driver(name))];
        if (chosen.Length is 0 or >= MostDrivers)
            throw Violation.Invalid(nameof(drivers), $"must name from 1 to {MostDrivers - 1} drivers", chosen.Length).ToException();
        if (chosen.Concat([Driver.Mix]).GroupBy(driver => driver).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw Violation.Invalid(nameof(drivers), "must name each driver once, and none \"mix\", which is there by itself", twice.Key.Name).ToException();

        KeyValuePair<TSegment, BigInteger[]> Chain(KeyValuePair<TSegment, decimal[]> segment, string argument) =>
            segment.Value is { } amounts && amounts.Length == chosen.Length
                ? new(segment.Key, [.. amounts.Select(Fraction.ToFixedPoint)])
                : throw Violation.Invalid(argument, $"must hold as many amounts as drivers, {chosen.Length}, for the segment {Violation.Show(segment.Key)}", segment.Value?.Length).ToException();

        return DriverBridge<TSegment>.Of(
            WithMix(chosen),
            Guard.NotNull(before).Select(segment => Chain(segment, nameof(before))),
            Guard.NotNull(after).Select(segment => Chain(segment, nameof(after))));
    }

    /// <summary>The parts rounded to a unit of money, by largest remainder, so that they still add up to the change.</summary>
    /// <param name="decimals">The decimal places of the unit, 0 to 28; 2 (cents) by default.</param>
    /// <returns>The parts. Their sum is the change, itself rounded half to even if it is not a whole number of units.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decimals"/> is not from 0 to 28.</exception>
    public IReadOnlyList<DriverPart> Rounded(int decimals = 2) => DriverPart.List(Drivers, Units, decimals);

    private static IReadOnlyList<Driver> GrossProfitDrivers { get; } = WithMix([Driver.Leads, Driver.Conversion, Driver.DealSize, Driver.Margin]);

    private static IReadOnlyList<Driver> RevenueDrivers { get; } = WithMix([Driver.Leads, Driver.Conversion, Driver.DealSize]);

    private static ReadOnlyCollection<Driver> WithMix(Driver[] drivers) => Array.AsReadOnly([drivers[0], Driver.Mix, .. drivers.Skip(1)]);

    private static decimal[] Revenue(DriverFigures figures) => [figures.Leads, figures.Won, figures.Revenue];

    private static decimal[] GrossProfit(DriverFigures figures) =>
        [.. Revenue(figures), figures.GrossProfit ?? throw Violation.Invalid("grossProfit", "must be known for a bridge of gross profit", null).ToException()];

    private static IEnumerable<KeyValuePair<TSegment, BigInteger[]>> Chains<TSegment>(IReadOnlyDictionary<TSegment, DriverFigures> figures, Func<DriverFigures, decimal[]> amounts) =>
        figures.Select(segment => new KeyValuePair<TSegment, BigInteger[]>(segment.Key, [.. amounts(segment.Value).Select(Fraction.ToFixedPoint)]));

    private static Dictionary<string, T> Alone<T>(T figures) => new() { [""] = figures };

    /// <summary>Both figures and the parts, "100 → 129: leads 12, conversion 17", in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        InvariantText.Of($"{Before} → {After}: {InvariantText.List([.. Parts.Select(part => part.ToString())])}");
}
