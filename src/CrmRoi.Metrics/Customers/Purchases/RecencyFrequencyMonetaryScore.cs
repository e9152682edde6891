using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Customers;

/// <summary>The scores (RFM) of one customer for recency, frequency and monetary value, 1 to 5, relative to the customers of a history.</summary>
/// <remarks>Two are equal when all three are equal. <c>default</c> is not a customer.</remarks>
[JsonConverter(typeof(StrictJsonConverter<RecencyFrequencyMonetaryScore>))]
public readonly record struct RecencyFrequencyMonetaryScore
{
    private const int Groups = 5;

    private RecencyFrequencyMonetaryScore(int recency, int frequency, int monetaryValue)
    {
        Recency = recency;
        Frequency = frequency;
        MonetaryValue = monetaryValue;
    }

    /// <summary>The score for recency: 5 for the fifth who bought most recently.</summary>
    public int Recency { get; }

    /// <summary>The score for frequency: 5 for the fifth who bought most often.</summary>
    public int Frequency { get; }

    /// <summary>The score for monetary value: 5 for the fifth who bought for the largest amount.</summary>
    public int MonetaryValue { get; }

    /// <summary>The three digits, "545".</summary>
    /// <returns>The text.</returns>
    public override string ToString() => InvariantText.Of($"{Recency}{Frequency}{MonetaryValue}");

    internal static IReadOnlyDictionary<TCustomer, RecencyFrequencyMonetaryScore> Of<TCustomer>(IReadOnlyDictionary<TCustomer, RecencyFrequencyMonetaryValue> values)
        where TCustomer : notnull
    {
        var recency = ScoresBy(values.Values, value => -value.RecencyDays);
        var frequency = ScoresBy(values.Values, value => value.Frequency);
        var monetary = ScoresBy(values.Values, value => value.MonetaryValue);
        return values.ToDictionary(
            value => value.Key, value => new RecencyFrequencyMonetaryScore(recency[-value.Value.RecencyDays], frequency[value.Value.Frequency], monetary[value.Value.MonetaryValue]));
    }

    // The score of each value that occurs.
    private static Dictionary<decimal, int> ScoresBy(IEnumerable<RecencyFrequencyMonetaryValue> values, Func<RecencyFrequencyMonetaryValue, decimal> by)
    {
        decimal[] sorted = [.. values.Select(by)];
        Array.Sort(sorted);
        var scores = new Dictionary<decimal, int>();
        for (var worse = 0; worse < sorted.Length; worse++)
        {
            if (worse == 0 || sorted[worse] != sorted[worse - 1])
                scores.Add(sorted[worse], 1 + (int)(Groups * (long)worse / sorted.Length));
        }

        return scores;
    }
}
