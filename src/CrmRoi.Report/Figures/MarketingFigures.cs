using CrmRoi.Metrics;
using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Marketing;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Report;

/// <summary>Leads and the revenue that each channel brought.</summary>
internal sealed class MarketingFigures
{
    /// <summary>Null without a comparison.</summary>
    public required SummaryGroups<string, LeadSummary>? LeadsBefore { get; init; }

    /// <summary>The leads since the go-live, or all leads; null without a file of leads.</summary>
    public required SummaryGroups<string, LeadSummary>? LeadsAfter { get; init; }

    /// <summary>The spend since the go-live, by channel.</summary>
    public required IReadOnlyDictionary<string, decimal> Spend { get; init; }

    /// <summary>The revenue won since the go-live by channel, for each model.</summary>
    public required IReadOnlyList<KeyValuePair<string, Attribution>> Attributions { get; init; }

    /// <summary>Null without leads and touches.</summary>
    public static MarketingFigures? Of(IReadOnlyList<DealRow> deals, CompanyData company, ComparisonPeriods? periods)
    {
        if (company.Leads is null && company.Touches is null)
            return null;
        bool After(DateTimeOffset instant) => periods is null || periods.After.Contains(instant);
        return new MarketingFigures
        {
            LeadsBefore = periods is null ? null : Leads(company, periods.Before),
            LeadsAfter = company.Leads is null ? null : Leads(company, periods?.After),
            Spend = company.MarketingCosts.Where(cost => After(cost.Month)).GroupBy(cost => cost.Item, cost => cost.Amount).ToDictionary(item => item.Key, item => item.Sum()),
            Attributions = company.Touches is null ? [] : Attribute(deals, company.Touches, After),
        };
    }

    public static SummaryGroups<string, LeadSummary> Leads(CompanyData company, Period? period) =>
        (company.Leads ?? []).Where(row => period is not { } within || within.Contains(row.Lead.Created)).SummarizeBy(row => row.Channel, row => row.Lead);

    private static List<KeyValuePair<string, Attribution>> Attribute(IReadOnlyList<DealRow> deals, IReadOnlyList<TouchRow> touches, Func<DateTimeOffset, bool> within)
    {
        var sales = deals.Where(row => row.Deal is { Outcome: Outcome.Won, Closed: { } closed, Amount: not null } && within(closed));
        var journeys = new JourneyBuilder<string>(new JourneyRules(viewWindow: TimeSpan.FromDays(90)))
            .AddTouches(touches, row => row.Deal, row => row.Channel, row => row.Touch)
            .AddSales(sales, row => row.Id, row => new Sale(row.Deal.Closed!.Value, row.Deal.Amount!.Value))
            .ToJourneys();
        (string Name, AttributionModel Model)[] models =
        [
            ("First click", AttributionModel.FirstClick),
            ("Last click", AttributionModel.LastClick),
            ("View-through", AttributionModel.ViewThrough),
            ("Linear", AttributionModel.Linear),
            ("Position-based", AttributionModel.PositionBased()),
            ("Time decay, 7 days", AttributionModel.TimeDecay(TimeSpan.FromDays(7))),
            ("Shapley", AttributionModel.LinearOverChannels),
        ];
        return
        [
            .. models.Select(model => KeyValuePair.Create(model.Name, journeys.Attribute(model.Model).RoundAmounts(0))),
            KeyValuePair.Create("Markov chain", MarkovChain.Of(journeys).Credits.RoundAmounts(0)),
        ];
    }
}
