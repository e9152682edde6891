using CrmRoi.Metrics.Impact;

namespace CrmReport;

/// <summary>The section on service.</summary>
internal static class ServicePage
{
    public static string Section(ServiceFigures service) => Html.Section(
        "Service",
        $"The cases opened in the months before and after go-live, as they stood at the end of each: {service.Before.Opened:#,0} and {service.After.Opened:#,0}, of which {service.Before.Backlog:#,0} and "
        + $"{service.After.Backlog:#,0} were open. A reopened case counts as resolved when it is resolved again.",
        Html.Table(["", "before", "after", "change", "95% interval", ""],
            ShownChange.Of(service).Select(line => new[] { line.Name, line.Before, line.After, line.Difference, line.Interval, line.Verdict }), aside: true));
}
