using CrmRoi.Metrics.Marketing;

namespace CrmRoi.Report;

/// <summary>The sections on marketing.</summary>
internal static class MarketingPage
{
    public static IEnumerable<string> Sections(MarketingFigures marketing, CrmReport report)
    {
        if (marketing.LeadsAfter is { Count: > 0 })
            yield return Leads(marketing, report);
        if (marketing.Attributions.Count > 0)
            yield return Attribution(marketing, report);
    }

    private static string Leads(MarketingFigures marketing, CrmReport report)
    {
        var (before, after, spend) = (marketing.LeadsBefore, marketing.LeadsAfter!, marketing.Spend);
        var costs = after.CostPerLead(spend);
        string[] Cells(string name, LeadSummary? earlier, LeadSummary leads, string cost) =>
        [
            name, .. earlier is null ? (string[])[] : [$"{earlier.Created:#,0}"], $"{leads.Created:#,0}", Show.Percent(leads.ConversionRate), cost,
            .. earlier is null ? (string[])[] : [Show.Hours(earlier.SpeedToLead.Median)], Show.Hours(leads.SpeedToLead.Median),
        ];
        return Html.Section(
            "Leads",
            before is null
                ? "The leads by channel, how many of them are customers by now, what each cost if its channel is paid for, and how long the first contact took. Most leads first."
                : "The leads that came in before and since the go-live, how many of the new ones are customers by now, what each cost if its channel is paid for, and how long the first contact took. Most leads first.",
            Html.Table(
                before is null
                    ? ["", "leads", "became customers", Cost(report), "median first contact"]
                    : ["", "leads before", "leads since", "became customers", Cost(report), "median first contact before", "since"],
                after.OrderByDescending(channel => channel.Value.Created).Select(channel => Cells(
                    channel.Key.Length == 0 ? "(blank)" : channel.Key, before is null ? null : before.TryGetValue(channel.Key, out var earlier) ? earlier : LeadSummary.Empty, channel.Value,
                    costs.TryGetValue(channel.Key, out var cost) ? cost.ToString("0.00", null) : "")),
                Cells("all", before?.Total, after.Total, spend.Count == 0 ? "" : after.Total.CostPerLead(spend.Values.Sum()).ToString("0.00", null))));
    }

    private static string Cost(CrmReport report) => report.Currency is { } currency ? $"cost per lead, {currency}" : "cost per lead";

    private static string Attribution(MarketingFigures marketing, CrmReport report)
    {
        var channels = marketing.Attributions[0].Value.ByChannel.OrderByDescending(channel => channel.Value.Amount).Select(channel => channel.Key).ToList();
        return Html.Section(
            "Which channel brought the revenue",
            $"Revenue won {(report.Comparison is null ? "" : "since the go-live ")}by channel, under each way of sharing it out. All ways share the same sales, so every line adds up to them. "
            + "Where they agree, the answer does not hang on the choice of one. The largest of the first line first. Under \"no channel\" are the sales without a contact that counts: the first two ways count clicks alone, "
            + "\"View-through\" counts ads and e-mails that were seen within 90 days and not clicked, the others count both.",
            Html.Table(
                ["", .. channels, "no channel", "all"],
                marketing.Attributions.Select(model => (string[])
                [
                    model.Key, .. channels.Select(channel => Show.Money(model.Value.ByChannel[channel].Amount)),
                    Show.Money(model.Value.Unattributed.Amount), Show.Money(model.Value.Total.Amount),
                ]),
                marketing.Spend.Count == 0 ? null : ["spent", .. channels.Select(channel => Show.Money(marketing.Spend.GetValueOrDefault(channel))), "", Show.Money(marketing.Spend.Values.Sum())]));
    }
}
