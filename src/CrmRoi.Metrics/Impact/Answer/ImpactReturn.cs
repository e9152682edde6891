using CrmRoi.Metrics.Investment;

namespace CrmRoi.Metrics.Impact;

/// <summary>The return that follows from one value of the gain: the expected one, or a bound of its range. Immutable.</summary>
[JsonConverter(typeof(StrictJsonConverter<ImpactReturn>))]
public sealed class ImpactReturn
{
    internal ImpactReturn(decimal grossProfitGainPerYear, GainProfile profile, BenefitsLedger savings, CashFlows costs, decimal discountRate)
    {
        GrossProfitGainPerYear = grossProfitGainPerYear;
        decimal[] cost = [.. costs.Amounts];
        var captured = savings.ByYear.Amounts;
        decimal[] gains = [.. cost.Select((_, year) => year == 0 ? 0 : (grossProfitGainPerYear * profile.InYear(year)) + captured.ElementAtOrDefault(year))];
        CashFlows = new CashFlows(gains.Zip(cost, (gain, amount) => gain - amount));
        Investment = new ReturnOnInvestment(new CashFlows(gains).Total, costs.Total);
        NetPresentValue = CashFlows.NetPresentValue(discountRate);
    }

    /// <summary>The whole yearly gain in gross profit, in money; the profile says how much of it comes in each year.</summary>
    public decimal GrossProfitGainPerYear { get; }

    /// <summary>Gains less costs by year, in money, year 0 first.</summary>
    public CashFlows CashFlows { get; }

    /// <summary>The total gains and costs of all years, not discounted, with their returns.</summary>
    public ReturnOnInvestment Investment { get; }

    /// <summary>The net present value, in money, at the discount rate of the impact.</summary>
    public decimal NetPresentValue { get; }

    /// <summary>The payback time in years from the first cost. Null if the money never comes back.</summary>
    public decimal? Payback => CashFlows.Payback();

    /// <summary>The net return in percent, "525%"; "n/a" without costs.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Investment.ToString();
}
