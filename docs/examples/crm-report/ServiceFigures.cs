using CrmRoi.Metrics;
using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Service;

namespace CrmReport;

/// <summary>Support before and after the CRM.</summary>
internal sealed class ServiceFigures
{
    public required ServiceSummary Before { get; init; }
    public required ServiceSummary After { get; init; }
    public required SurveySummary AnswersBefore { get; init; }
    public required SurveySummary AnswersAfter { get; init; }
    public required AgentWorkload WorkloadBefore { get; init; }
    public required AgentWorkload WorkloadAfter { get; init; }

    public static ServiceFigures Of(Company company, ComparisonPeriods periods)
    {
        IEnumerable<CompanyCase> Opened(Period period) => company.Cases.Where(row => period.Contains(row.Case.Opened));
        SummaryGroups<string, ServiceSummary> ByAgent(Period period) => Opened(period).SummarizeBy(
            row => row.Agent, row => row.Case, new ServiceRules(period.End, periods.Zone, ReopenPolicy.LastResolution, firstContactWindow: TimeSpan.FromDays(7)));
        SurveySummary Answers(Period period) => Opened(period).Select(row => row.Answer).Summarize();

        var (before, after) = (ByAgent(periods.Before), ByAgent(periods.After));
        return new ServiceFigures
        {
            Before = before.Total,
            After = after.Total,
            AnswersBefore = Answers(periods.Before),
            AnswersAfter = Answers(periods.After),
            WorkloadBefore = before.OpenedWorkload(),
            WorkloadAfter = after.OpenedWorkload(),
        };
    }
}
