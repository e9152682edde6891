using CrmRoi.Metrics.Investment;

namespace CrmReport;

/// <summary>What a change in gross profit is to the cost of the CRM: as observed, and at both ends of its 95% interval.</summary>
internal sealed record CrmReturn(ReturnOnInvestment Observed, ReturnOnInvestment? Low, ReturnOnInvestment? High)
{
    /// <summary>The range of the net return, "−91% to 642%"; "n/a" where one month is all there is, or the cost is 0.</summary>
    public string Range => RangeOf(Low, High);

    /// <summary>The answer in words.</summary>
    public string Verdict => (Observed.BreaksEven, Low?.BreaksEven, High?.BreaksEven) switch
    {
        (true, true, _) => "The CRM has paid for itself, even at the low end of the range.",
        (true, false, _) => "The CRM has paid for itself, but the data do not prove it: the range holds a loss.",
        (false, _, false) => "The CRM has not paid for itself, not even at the high end of the range.",
        (false, _, true) => "The CRM has not paid for itself yet; the range holds a profit.",
        (true, _, _) => "The CRM has paid for itself in the one month there is.",
        _ => "The CRM has not paid for itself in the one month there is.",
    };

    public static string RangeOf(ReturnOnInvestment? low, ReturnOnInvestment? high) =>
        (low?.NetReturn.Value, high?.NetReturn.Value) is ({ } from, { } to) ? $"{from:0%;−0%} to {to:0%;−0%}" : Show.NotAvailable;

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
