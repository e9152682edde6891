using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Customers;

/// <summary>Recency, frequency and monetary value of one customer as of a day: how long ago, how often and for how much the customer bought.</summary>
/// <remarks>Two are equal when all parts are equal. <c>default</c> is not a customer.</remarks>
[JsonConverter(typeof(StrictJsonConverter<RecencyFrequencyMonetaryValue>))]
public readonly record struct RecencyFrequencyMonetaryValue
{
    internal RecencyFrequencyMonetaryValue(int ageDays, int recencyDays, long frequency, decimal monetaryValue, decimal repeatRevenue)
    {
        AgeDays = ageDays;
        RecencyDays = recencyDays;
        Frequency = frequency;
        MonetaryValue = monetaryValue;
        RepeatRevenue = repeatRevenue;
    }

    /// <summary>The calendar days from the customer's first purchase day to the given day, 0 or more. "T" in lifetime models.</summary>
    public int AgeDays { get; }

    /// <summary>The calendar days from the customer's last purchase day to the given day, 0 or more.</summary>
    public int RecencyDays { get; }

    /// <summary>The number of days on which the customer bought, the first one included.</summary>
    public long Frequency { get; }

    /// <summary>The revenue of the customer, less refunds, in money.</summary>
    public decimal MonetaryValue { get; }

    /// <summary>The number of purchase days after the first: frequency − 1. The "frequency", x, in lifetime models.</summary>
    public long RepeatFrequency => Frequency == 0 ? 0 : Frequency - 1;

    /// <summary>The calendar days from the first to the last purchase day: age − recency. The "recency", t_x, in lifetime models.</summary>
    public int FirstToLastDays => AgeDays - RecencyDays;

    /// <summary>The revenue of the customer after the first purchase day, less refunds, in money.</summary>
    public decimal RepeatRevenue { get; }

    /// <summary>
    /// The repeat order value, in money: <c>repeat revenue / repeat frequency</c>. The "monetary value" in lifetime models. Undefined for a customer with
    /// one purchase day.
    /// </summary>
    public Average RepeatOrderValue => new(RepeatRevenue, RepeatFrequency);

    /// <summary>The average order value of the customer, in money: <c>monetary value / frequency</c>.</summary>
    public Average AverageOrderValue => new(MonetaryValue, Frequency);

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"RecencyFrequencyMonetaryValue {{ AgeDays = {AgeDays}, RecencyDays = {RecencyDays}, Frequency = {Frequency}, MonetaryValue = {MonetaryValue}, AverageOrderValue = {AverageOrderValue} }}");
}
