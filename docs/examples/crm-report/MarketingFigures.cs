using CrmRoi.Metrics;
using CrmRoi.Metrics.Marketing;
using CrmRoi.Metrics.Sales;

namespace CrmReport;

/// <summary>Leads and the revenue that each channel brought.</summary>
internal sealed class MarketingFigures
{
    public required SummaryGroups<string, LeadSummary> LeadsBefore { get; init; }
    public required SummaryGroups<string, LeadSummary> LeadsAfter { get; init; }

    /// <summary>What was spent since the go-live, by channel.</summary>
    public required IReadOnlyDictionary<string, decimal> Spend { get; init; }

    /// <summary>The revenue won since the go-live by channel, under each model.</summary>
    public required IReadOnlyList<KeyValuePair<string, Attribution>> Attributions { get; init; }

    public static MarketingFigures Of(Company company, Period before, Period after) => new()
    {
        LeadsBefore = Leads(company, before),
        LeadsAfter = Leads(company, after),
        Spend = company.Costs.Where(cost => cost.Area == "marketing" && after.Contains(cost.Month))
            .GroupBy(cost => cost.Item, cost => cost.Amount).ToDictionary(item => item.Key, item => item.Sum()),
        Attributions = Attribute(company, after),
    };

    public static SummaryGroups<string, LeadSummary> Leads(Company company, Period period) =>
        company.Leads.Where(row => period.Contains(row.Lead.Created)).SummarizeBy(row => row.Channel, row => row.Lead);

    private static List<KeyValuePair<string, Attribution>> Attribute(Company company, Period period)
    {
        var sales = company.Deals.Where(row => row.Deal is { Outcome: Outcome.Won, Closed: { } closed } && period.Contains(closed));
        var journeys = new JourneyBuilder<string>(new JourneyRules(viewWindow: TimeSpan.FromDays(90)))
            .AddTouches(company.Touches, row => row.Deal, row => row.Channel, row => row.Touch)
            .AddSales(sales, row => row.Id, row => new Sale(row.Deal.Closed!.Value, row.Deal.Amount))
            .ToJourneys();
        (string Name, AttributionModel Model)[] models =
        [
            ("First click", AttributionModel.FirstClick),
            ("Last click", AttributionModel.LastClick),
            ("View-through", AttributionModel.ViewThrough),
            ("Linear", AttributionModel.Linear),
            ("Position-based", AttributionModel.PositionBased()),
            ("Time decay, 7 days", AttributionModel.TimeDecay(TimeSpan.FromDays(7))),
            ("Shapley", AttributionModel.Shapley),
        ];
        return
        [
            .. models.Select(model => KeyValuePair.Create(model.Name, journeys.Attribute(model.Model).RoundAmounts(0))),
            KeyValuePair.Create("Markov chain", MarkovChain.Of(journeys).Credits.RoundAmounts(0)),
        ];
    }
}
