using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Impact;

/// <summary>
/// One segment of a bridge: its own change, and the part of each driver in it. In money. If a new market is a segment of its own, its change is not in
/// any other.
/// </summary>
/// <typeparam name="TSegment">The type of the segments.</typeparam>
/// <remarks>Immutable.</remarks>
public sealed class SegmentParts<TSegment>
{
    private readonly IReadOnlyList<Driver> _drivers;
    private readonly IReadOnlyList<BigInteger> _units;

    internal SegmentParts(TSegment segment, BigInteger before, BigInteger after, IReadOnlyList<Driver> drivers, IReadOnlyList<BigInteger> units)
    {
        Segment = segment;
        Before = Fraction.ToDecimal(before);
        After = Fraction.ToDecimal(after);
        _drivers = drivers;
        _units = units;
        Parts = DriverPart.List(drivers, units, null);
    }

    /// <summary>The segment.</summary>
    public TSegment Segment { get; }

    /// <summary>The result of the segment before, in money.</summary>
    public decimal Before { get; }

    /// <summary>The result of the segment after, in money.</summary>
    public decimal After { get; }

    /// <summary>The change of the segment, after − before, in money: the sum of its parts.</summary>
    public decimal Change => Fraction.Trim(After - Before);

    /// <summary>The parts, to about 27 digits, in the order of the drivers of the bridge.</summary>
    public IReadOnlyList<DriverPart> Parts { get; }

    /// <summary>The part of a driver, in money; 0 for a driver that the bridge does not have.</summary>
    /// <param name="driver">The driver.</param>
    /// <returns>The part.</returns>
    public decimal this[Driver driver] => Parts.FirstOrDefault(part => part.Driver == driver).Amount;

    /// <summary>
    /// The parts rounded to a unit of money so that they still add up to the change of the segment. The rounded parts of all segments need not add up to
    /// the rounded parts of the bridge.
    /// </summary>
    /// <param name="decimals">The decimal places of the unit, 0 to 28; 2 (cents) by default.</param>
    /// <returns>The parts.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decimals"/> is not from 0 to 28.</exception>
    public IReadOnlyList<DriverPart> Rounded(int decimals = 2) => DriverPart.List(_drivers, _units, decimals);

    /// <summary>The segment and both figures, in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        InvariantText.Of($"{Segment}: {Before} → {After}");
}
