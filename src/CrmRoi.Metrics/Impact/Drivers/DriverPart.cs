using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Impact;

/// <summary>A part of a change and the driver that it is due to. Two are equal when both are. <c>default</c> is nothing due to leads.</summary>
public readonly record struct DriverPart
{
    internal DriverPart(Driver driver, decimal amount)
    {
        Driver = driver;
        Amount = amount;
    }

    /// <summary>The driver.</summary>
    public Driver Driver { get; }

    /// <summary>The part of the change, in money.</summary>
    public decimal Amount { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"DriverPart {{ Driver = {Driver}, Amount = {Amount} }}");
}
