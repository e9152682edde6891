using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Impact;

/// <summary>
/// A part of a change and the driver that it is due to. Two are equal when both parts are equal. <c>default</c> is nothing, due to nothing.
/// </summary>
[JsonConverter(typeof(StrictJsonConverter<DriverPart>))]
public readonly record struct DriverPart
{
    // The parts of thousands of segments, each rounded at 56 places, are equal if they agree to 48.
    private static readonly BigInteger Hair = BigInteger.Pow(10, DriverGame.Places - 48);

    internal DriverPart(Driver driver, decimal amount)
    {
        Driver = driver;
        Amount = amount;
    }

    /// <summary>The driver.</summary>
    public Driver Driver { get; }

    /// <summary>The part of the change, in money.</summary>
    public decimal Amount { get; }

    /// <summary>Driver and amount, "conversion 5783.33", in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => InvariantText.Of($"{Driver} {Amount}");

    // Turns parts times 10^56 into whole units that add up to the same. Without a number of decimals, it takes as many as every part and every partial sum
    // can have.
    internal static IReadOnlyList<DriverPart> List(IReadOnlyList<Driver> drivers, IReadOnlyList<BigInteger> units, int? decimals)
    {
        if (decimals is < 0 or > Fraction.Places)
            throw Violation.OutOfRange(nameof(decimals), "must be from 0 to 28", decimals).ToException();
        var largest = units.Max(BigInteger.Abs) / Fraction.PowerOfTen(DriverGame.Places);
        var places = decimals ?? Math.Max(0, Fraction.Places - 1 - (int)Math.Ceiling(BigInteger.Log10(largest + 1)));
        var one = Fraction.PowerOfTen(places);
        var whole = LargestRemainder.Units(units, Fraction.PowerOfTen(DriverGame.Places), one, Hair * one);
        return drivers.Zip(whole, (driver, count) => new DriverPart(driver, Fraction.ToDecimal(count, one))).ToList().AsReadOnly();
    }
}
