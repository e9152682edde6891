using CrmRoi.Metrics.Sales;

namespace CrmRoi.Report;

/// <summary>The section on what sales did.</summary>
internal static class ActivityPage
{
    public static readonly (string Name, SalesActivityKind Kind)[] Kinds = [("E-mails", SalesActivityKind.Email), ("Calls", SalesActivityKind.Call), ("Meetings", SalesActivityKind.Meeting), ("Proposals", SalesActivityKind.Proposal)];

    public static string Section(ActivityFigures figures, CrmReport report)
    {
        var compared = figures is { Before: not null, SalesBefore: not null } && report.Comparison is not null;
        return Html.Section(
            "Activities",
            compared ? "What sales did before and after the go-live, and how much of it came on each deal won at the time." : "What sales did, and how much of it came on each won deal.",
            Html.Table(
                compared ? ["", "before", "after", "per won deal before", "after"] : ["", "number", "per won deal"],
                Kinds.Select(kind => compared
                    ? new[] { kind.Name, $"{figures.Before!.CountOf(kind.Kind):#,0}", $"{figures.After.CountOf(kind.Kind):#,0}", Text(figures.Before.PerWonDeal(kind.Kind, figures.SalesBefore!)), Text(figures.After.PerWonDeal(kind.Kind, figures.SalesAfter)) }
                    : [kind.Name, $"{figures.After.CountOf(kind.Kind):#,0}", Text(figures.After.PerWonDeal(kind.Kind, figures.SalesAfter))])));
    }

    private static string Text(Metrics.Average perDeal) => perDeal.Value?.ToString("0.0") ?? Show.NotAvailable;
}
