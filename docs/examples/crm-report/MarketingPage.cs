using CrmRoi.Metrics.Marketing;

namespace CrmReport;

/// <summary>The sections on marketing.</summary>
internal static class MarketingPage
{
    public static IEnumerable<string> Sections(MarketingFigures marketing) => [Leads(marketing), Attribution(marketing)];

    private static string Leads(MarketingFigures marketing)
    {
        var (before, after, spend) = (marketing.LeadsBefore, marketing.LeadsAfter, marketing.Spend);
        var costs = after.CostPerLead(spend);
        return Html.Section(
            "Leads",
            "The leads that came in before and since the go-live, how many of the new ones are customers by now, what each cost where its channel is paid for, and how long the first contact took.",
            Html.Table(["", "leads before", "leads after", "customers", "cost per lead", "first contact before", "after"],
                after.OrderByDescending(channel => channel.Value.Created).Select(channel => Cells(
                    channel.Key, before.TryGetValue(channel.Key, out var earlier) ? earlier : LeadSummary.Empty, channel.Value,
                    costs.TryGetValue(channel.Key, out var cost) ? cost.ToString("0.00", null) : "")),
                Cells("all", before.Total, after.Total, after.Total.CostPerLead(spend.Values.Sum()).ToString("0.00", null)),
                wide: true));

        static string[] Cells(string name, LeadSummary before, LeadSummary after, string cost) =>
            [name, $"{before.Created:#,0}", $"{after.Created:#,0}", Show.Percent(after.ConversionRate), cost, Show.Hours(before.SpeedToLead.Median), Show.Hours(after.SpeedToLead.Median)];
    }

    private static string Attribution(MarketingFigures marketing)
    {
        var channels = marketing.Attributions[0].Value.ByChannel.OrderByDescending(channel => channel.Value.Amount).Select(channel => channel.Key).ToList();
        return Html.Section(
            "Which channel brought the revenue",
            "Revenue won since the go-live by channel, under each model. The models split the same sales, so every line adds up to them. "
            + "Where the models agree, the answer does not hang on the choice of one. View-through credits a view of the last 90 days where no click came before the sale.",
            Html.Table(
                ["", .. channels, "none", "all"],
                marketing.Attributions.Select(model => (string[])
                [
                    model.Key, .. channels.Select(channel => Show.Money(model.Value.ByChannel[channel].Amount)),
                    Show.Money(model.Value.Unattributed.Amount), Show.Money(model.Value.Total.Amount),
                ]),
                ["spent", .. channels.Select(channel => Show.Money(marketing.Spend.GetValueOrDefault(channel))), "", Show.Money(marketing.Spend.Values.Sum())],
                wide: true));
    }
}
