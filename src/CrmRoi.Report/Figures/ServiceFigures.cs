using CrmRoi.Metrics;
using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Service;

namespace CrmRoi.Report;

/// <summary>Support in a period, as it stood at its end.</summary>
internal sealed record ServicePeriod(ServiceSummary Cases, AgentWorkload Workload, SurveySummary Answers)
{
    /// <summary>The share of satisfied answers; null if nobody says from which rating on a customer is satisfied.</summary>
    public Proportion? Satisfied(RatingForm? form) => form?.Satisfied is { } least ? Answers.CustomerSatisfaction(least) : null;
}

/// <summary>Support before and after the CRM; only after if nothing is compared.</summary>
internal sealed record ServiceFigures(ServicePeriod? Before, ServicePeriod After, RatingForm? Ratings)
{
    /// <summary>Null without a file of cases or surveys.</summary>
    public static ServiceFigures? Of(CompanyData company, ComparisonPeriods? periods, TimeZoneInfo zone)
    {
        if (company.Cases is null && company.Surveys is null)
            return null;
        return new ServiceFigures(
            periods is null ? null : In(company, periods.Before, zone),
            In(company, periods?.After ?? All(company), zone),
            company.Ratings);
    }

    private static ServicePeriod In(CompanyData company, Period period, TimeZoneInfo zone)
    {
        var cases = (company.Cases ?? []).Where(row => period.Contains(row.Case.Opened)).ToList();
        var byAgent = cases.SummarizeBy(row => row.Agent, row => row.Case, new ServiceRules(period.End, zone, ReopenPolicy.LastResolution, firstContactWindow: TimeSpan.FromDays(7)));
        var answers = company.Surveys is { } surveys ? surveys.Where(row => period.Contains(row.Time)).Select(row => row.Answer).OfType<SurveyAnswer>() : cases.Select(row => row.Answer).OfType<SurveyAnswer>();
        return new ServicePeriod(byAgent.Total, byAgent.OpenedWorkload(), answers.Summarize());
    }

    private static Period All(CompanyData company)
    {
        var times = (company.Cases ?? []).SelectMany(row => row.Case.Events).Select(item => item.At).Concat((company.Surveys ?? []).Select(row => row.Time)).DefaultIfEmpty(DateTimeOffset.UnixEpoch).ToList();
        return new Period(times.Min(), times.Max().AddDays(1));
    }
}
