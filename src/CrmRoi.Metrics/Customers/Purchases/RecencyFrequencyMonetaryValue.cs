using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Customers;

/// <summary>Recency, frequency and monetary value of one customer as of a day: how long ago, how often and for how much the customer bought.</summary>
/// <remarks>Two are equal when all three are equal. <c>default</c> is no customer.</remarks>
[JsonConverter(typeof(StrictJsonConverter<RecencyFrequencyMonetaryValue>))]
public readonly record struct RecencyFrequencyMonetaryValue
{
    internal RecencyFrequencyMonetaryValue(int recencyDays, long frequency, decimal monetaryValue)
    {
        RecencyDays = recencyDays;
        Frequency = frequency;
        MonetaryValue = monetaryValue;
    }

    /// <summary>The calendar days from the last day on which the customer bought to the day; 0 if that is the day itself.</summary>
    public int RecencyDays { get; }

    /// <summary>The number of days on which the customer bought, the first one included.</summary>
    public long Frequency { get; }

    /// <summary>The revenue of the customer, refunds taken off, in money.</summary>
    public decimal MonetaryValue { get; }

    /// <summary>The average order value of the customer, in money: <c>monetary value / frequency</c>.</summary>
    public Average AverageOrderValue => new(MonetaryValue, Frequency);

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"RecencyFrequencyMonetaryValue {{ RecencyDays = {RecencyDays}, Frequency = {Frequency}, MonetaryValue = {MonetaryValue}, AverageOrderValue = {AverageOrderValue} }}");
}
