using CrmRoi.Metrics.Impact;

namespace CrmRoi.Report;

/// <summary>The one answer of the report, in words, for the terminal and the page.</summary>
internal sealed record Answer(string Headline, string Text, string Tone)
{
    public static Answer Of(CrmReport report)
    {
        if (report.Impact is not { } impact)
        {
            var decided = report.Total.Decided > 0 && report.Total.Lost > 0 && report.Total.Won > 0 ? $", a win rate of {Show.Percent(report.Total.WinRate)} ({Show.Interval(report.Total.WinRate)})" : "";
            return new Answer(
                Show.Money(report.Total.WonAmount, report.Currency),
                $"won in {Show.Count(report.Total.Won, "deal")}{decided}. The return on the CRM cannot be told yet. It needs {report.Missing}.",
                "");
        }

        // Growth that a comparison of twelve months cannot see may change what its range says.
        if (impact.Expected.BreaksEven && impact.Impact.BreakEvenVerdict is { Answer: ImpactAnswer.CannotTell, Reason: CannotTellReason.MarketGrowth })
            return new Answer(Show.Return(impact.Expected.NetReturn), "As counted, the CRM has paid for itself, if the market stood still. Growth that these data cannot see would turn that.", "");

        var (low, high) = (impact.Low?.BreaksEven, impact.High?.BreaksEven);
        var tone = (impact.Expected.BreaksEven, low, high) switch { (true, true, _) => "good", (false, _, false) => "bad", _ => "" };
        var verdict = (impact.Expected.BreaksEven, low, high) switch
        {
            (true, true, _) => "The CRM has paid for itself, even at the low end of the range.",
            (true, false, _) => "As counted, the CRM has paid for itself. The range includes a loss, so these data do not prove it.",
            (false, _, false) => "The CRM has not paid for itself, not even at the high end of the range.",
            (false, _, true) => "The CRM has not paid for itself yet, but the range includes a profit.",
            (true, _, _) => "As counted, the CRM has paid for itself. These data do not say how sure that is.",
            _ => "As counted, the CRM has not paid for itself. These data do not say how sure that is.",
        };
        return new Answer(Show.Return(impact.Expected.NetReturn), verdict, tone);
    }

    /// <summary>The 95% range of the return; null if there is none.</summary>
    public static string? RangeOf(ImpactFigures impact) =>
        (impact.Low?.NetReturn, impact.High?.NetReturn) is ({ IsDefined: true } low, { IsDefined: true } high) ? $"{Show.Return(low)} to {Show.Return(high)}" : null;
}
