using CrmRoi.Metrics.Investment;

namespace CrmReport;

/// <summary>What a change in gross profit is to the cost of the CRM: as observed, and at both ends of its 95% interval.</summary>
internal sealed record CrmReturn(ReturnOnInvestment Observed, ReturnOnInvestment? Low, ReturnOnInvestment? High)
{
    /// <summary>The range of the net return, "−91% to 642%"; "n/a" where one month is all there is.</summary>
    public string Range => Low is { } low && High is { } high ? $"{low.NetReturn.Value:0%;−0%} to {high.NetReturn.Value:0%;−0%}" : Show.NotAvailable;

    /// <summary>The answer in words.</summary>
    public string Verdict => (Observed.BreaksEven, Low?.BreaksEven, High?.BreaksEven) switch
    {
        (true, true, _) => "The CRM has paid for itself, at the low end of the range too.",
        (true, _, _) => "The CRM has paid for itself, but the data do not prove it: the range holds a loss.",
        (false, _, false) => "The CRM has not paid for itself, at the high end of the range neither.",
        _ => "The CRM has not paid for itself yet; the range holds a profit.",
    };

    /// <summary>The return if the whole change in gross profit is due to the CRM.</summary>
    public static CrmReturn Of(Comparison comparison, decimal cost)
    {
        var (closed, perMonth) = (comparison.Closed, comparison.GrossProfit!.Value.Interval);
        return new CrmReturn(
            new ReturnOnInvestment(comparison.Periods.ChangeOfTotal(closed.Before.GrossProfit, closed.After.GrossProfit).Absolute!.Value, cost),
            perMonth is { } low ? new ReturnOnInvestment(comparison.Periods.MonthsAfter * (decimal)low.Lower, cost) : null,
            perMonth is { } high ? new ReturnOnInvestment(comparison.Periods.MonthsAfter * (decimal)high.Upper, cost) : null);
    }
}
