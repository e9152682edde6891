using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>What is expected to be won within a period of the deals that are open now.</summary>
/// <remarks>Two are equal when all of it is equal. <c>default</c> is the forecast of no deal.</remarks>
[JsonConverter(typeof(StrictJsonConverter<ForecastOfPeriod>))]
public readonly record struct ForecastOfPeriod
{
    internal ForecastOfPeriod(Period period, long deals, long withoutForecast, decimal wins, decimal amount)
    {
        Period = period;
        Deals = deals;
        WithoutForecast = withoutForecast;
        Wins = wins;
        Amount = amount;
    }

    /// <summary>The period.</summary>
    public Period Period { get; }

    /// <summary>The open deals that the forecast rests on.</summary>
    public long Deals { get; }

    /// <summary>The open deals left out, because they are older than the history, or become so within the period.</summary>
    public long WithoutForecast { get; }

    /// <summary>The number of deals expected to be won: the sum of their probabilities.</summary>
    public decimal Wins { get; }

    /// <summary>The amount expected to be won, in money: the sum of probability × amount, of deals whose amount is known.</summary>
    public decimal Amount { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"ForecastOfPeriod {{ Period = {Period}, Deals = {Deals}, WithoutForecast = {WithoutForecast}, Wins = {Wins}, Amount = {Amount} }}");
}
