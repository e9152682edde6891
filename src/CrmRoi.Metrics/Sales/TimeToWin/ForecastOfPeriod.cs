using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>The expected wins within a period from the deals that are open now.</summary>
/// <remarks>Two are equal when all parts are equal. <c>default</c> is the forecast of no deals.</remarks>
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

    /// <summary>The number of open deals in the forecast.</summary>
    public long Deals { get; }

    /// <summary>The number of open deals left out, because they are older than the history, or become so within the period.</summary>
    public long WithoutForecast { get; }

    /// <summary>The number of deals expected to be won: the sum of their probabilities.</summary>
    public decimal Wins { get; }

    /// <summary>The amount expected to be won, in money: the sum of probability × amount, over deals whose amount is known.</summary>
    public decimal Amount { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"ForecastOfPeriod {{ Period = {Period}, Deals = {Deals}, WithoutForecast = {WithoutForecast}, Wins = {Wins}, Amount = {Amount} }}");
}
