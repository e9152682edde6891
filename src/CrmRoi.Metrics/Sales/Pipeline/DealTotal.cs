using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>
/// A number of deals and their amount: a step of a pipeline waterfall. Two are equal when both parts are equal. <c>default</c> is no deals and no money.
/// </summary>
[JsonConverter(typeof(StrictJsonConverter<DealTotal>))]
public readonly record struct DealTotal
{
    internal DealTotal(long count, decimal amount)
    {
        Count = count;
        Amount = amount;
    }

    /// <summary>The number of deals, 0 or more.</summary>
    public long Count { get; }

    /// <summary>Their amount, in money.</summary>
    public decimal Amount { get; }

    /// <summary>Number and amount, "3 deals, 1200", in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => InvariantText.Of($"{Count} deals, {Amount:0.##}");
}
