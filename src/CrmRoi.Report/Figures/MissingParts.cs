namespace CrmRoi.Report;

/// <summary>What the report leaves out because data are missing, and what it would have shown.</summary>
internal static class MissingParts
{
    public static IEnumerable<string> Of(CrmReport report)
    {
        var (company, settings) = (report.Company, report.Settings);
        if (report.GoLive is null)
            yield return "The day of the go-live (--go-live): what changed since.";
        else if (settings.Control is null)
            yield return "A control group (--control COLUMN=VALUE), deals of those who did not get the CRM: whether the change would have come anyway.";
        if (company.Leads is null)
            yield return "Leads: cost per lead, conversion and speed of the first contact by channel.";
        if (company.Touches is null)
            yield return "Touches, the contacts on the way to a deal: which channel brought the revenue.";
        if (company.Cases is null)
            yield return "Cases: first response, resolution, same-day closing and reopening.";
        if (company.Surveys is null && report.Service?.After.Answers.Asked is null or 0)
            yield return "Surveys: how satisfied customers are.";
        if (report.Customers?.Purchases is null)
            yield return "Purchases, or deals with a customer: who buys again, and what a customer brings over time.";
        if (company.Customers is null)
            yield return "Customers, since when and until when: retention and churn.";
        if (company.Activities is null)
            yield return "Activities: calls, meetings and e-mails per won deal.";
        if (company.Costs is null)
            yield return "Costs by month: when the money came back, and three years ahead.";
    }
}
