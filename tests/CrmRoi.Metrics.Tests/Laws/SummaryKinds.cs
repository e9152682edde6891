using CrmRoi.Metrics.Customers;
using CrmRoi.Metrics.Investment;
using CrmRoi.Metrics.Marketing;
using CrmRoi.Metrics.Sales;
using CrmRoi.Metrics.Service;
using FsCheck;
using FsCheck.Fluent;

namespace CrmRoi.Metrics.Tests.Laws;

/// <summary>How a kind of summary is made under one set of rules.</summary>
/// <param name="Summarize">From all facts at once.</param>
/// <param name="NewBuilder">From facts one by one; null if the kind has no builder.</param>
/// <param name="SummarizeBy">From rows by a key, as <see cref="SummaryGroups{TKey,TSummary}"/>; null if the kind has no groups.</param>
public sealed record SummaryWay<TFact, TSummary>(
    Func<IEnumerable<TFact>, TSummary> Summarize,
    Func<ISummaryBuilder<TFact, TSummary>>? NewBuilder = null,
    Func<IEnumerable<KeyValuePair<int, TFact>>, IReadOnlyDictionary<int, TSummary>>? SummarizeBy = null);

/// <summary>All kinds of summary, with facts of each and two sets of rules if it is made under rules. A new kind is added here, and all laws hold for it.</summary>
public static class SummaryKinds
{
    private static readonly DateTimeOffset AsOf = new(2050, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Grace = TimeSpan.FromDays(14);

    private static readonly ServiceRules Office = new(
        ServiceGenerators.Begin.AddDays(7), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), ReopenPolicy.LastResolution,
        new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), WorkingWeek.MondayToFriday(TimeSpan.FromHours(8), TimeSpan.FromHours(17))), TimeSpan.FromDays(1));

    public static IReadOnlyList<(Type Type, Gen<SummarySample> Samples)> All { get; } =
    [
        Kind(Generators.Deal, SalesSummary.FromBytes, facts => facts.Summarize(), SalesSummary.NewBuilder, rows => rows.SummarizeBy(row => row.Key, row => row.Value)),
        Kind(MarketingGenerators.Lead, LeadSummary.FromBytes, facts => facts.Summarize(), LeadSummary.NewBuilder, rows => rows.SummarizeBy(row => row.Key, row => row.Value)),
        Kind(SalesFigureGenerators.Figures().Generator, MarginSummary.FromBytes, facts => facts.Summarize(), MarginSummary.NewBuilder, rows => rows.SummarizeBy(row => row.Key, row => row.Value)),
        Kind(SalesFigureGenerators.Activities().Generator, SalesActivitySummary.FromBytes, facts => facts.Summarize(), SalesActivitySummary.NewBuilder, rows => rows.SummarizeBy(row => row.Key, row => row.Value)),
        Kind(SalesFigureGenerators.QuotaResults().Generator, QuotaSummary.FromBytes, facts => facts.Summarize(), QuotaSummary.NewBuilder, rows => rows.SummarizeBy(row => row.Key, row => row.Value)),
        Kind(SalesFigureGenerators.Quotes().Generator, QuoteSummary.FromBytes, facts => facts.Summarize(), QuoteSummary.NewBuilder, rows => rows.SummarizeBy(row => row.Key, row => row.Value)),
        Kind(SalesFigureGenerators.Upsells().Generator, UpsellSummary.FromBytes, facts => facts.Summarize(), UpsellSummary.NewBuilder, rows => rows.SummarizeBy(row => row.Key, row => row.Value)),
        Kind(PipelineGenerators.Forecasts().Generator, ForecastAccuracy.FromBytes, facts => facts.Summarize(), ForecastAccuracy.NewBuilder, rows => rows.SummarizeBy(row => row.Key, row => row.Value)),
        Kind(PipelineGenerators.OpenDeal, PipelineSummary.FromBytes, facts => facts.Summarize(), PipelineSummary.NewBuilder, rows => rows.SummarizeBy(row => row.Key, row => row.Value)),
        Kind(CustomerGenerators.Revenue, RevenueRetentionSummary.FromBytes, facts => facts.Summarize(), RevenueRetentionSummary.NewBuilder, rows => rows.SummarizeBy(row => row.Key, row => row.Value)),
        Kind(ServiceGenerators.Answer, SurveySummary.FromBytes, facts => facts.Summarize(), SurveySummary.NewBuilder, rows => rows.SummarizeBy(row => row.Key, row => row.Value)),
        Kind(OwnershipLaws.Costs().Generator, TotalCostOfOwnership.FromBytes, facts => facts.Summarize(), TotalCostOfOwnership.NewBuilder, rows => rows.SummarizeBy(row => row.Key, row => row.Value)),
        Kind(Generators.Money, Distribution.FromBytes, Distributions(0.01), Distributions(0.2), Distributions(0.002)),
        Kind(from duration in Generators.Duration from sign in Gen.Elements(1, -1) select duration * sign, DurationDistribution.FromBytes, Durations(0.01), Durations(0.2), Durations(0.002)),
        Kind(SalesFigureGenerators.Orders().Generator, OrderSummary.FromBytes, Orders(AsOf), Orders(AsOf.AddDays(1))),
        Kind(SalesFigureGenerators.OrderLines().Generator, OrderLineSummary.FromBytes, OrderLines(AsOf), OrderLines(AsOf.AddDays(1))),
        Kind(CustomerGenerators.Renewal, RenewalSummary.FromBytes, Renewals(CustomerGenerators.Base.AddDays(300), Grace), Renewals(CustomerGenerators.Base.AddDays(301), Grace), Renewals(CustomerGenerators.Base.AddDays(300), 2 * Grace)),
        Kind(PipelineGenerators.Movements().Generator, PipelineWaterfall.FromBytes, Waterfalls(PipelineGenerators.Quarter), Waterfalls(new(PipelineGenerators.Quarter.End, PipelineGenerators.Quarter.End.AddDays(90)))),
        Kind(StageFunnelLaws.Histories().Generator, StageFunnel.FromBytes, Funnels(StageFunnelLaws.AsOf), Funnels(StageFunnelLaws.AsOf.AddHours(1))),
        Kind(
            ServiceGenerators.Case, ServiceSummary.FromBytes, Cases(Office), Cases(new(Office.AsOf, Office.Zone, ReopenPolicy.FirstResolution)), Cases(new(Office.AsOf, TimeZoneInfo.Utc, ReopenPolicy.FirstResolution)), Cases(new(Office.AsOf, TimeZoneInfo.Utc, ReopenPolicy.SumOfOpenSpells))),
        // Merges across the instants at which the deals were read: each has its own time of observation.
        Kind(TimeToWinLaws.Deals().Generator, TimeToWinSummary.FromBytes, facts => facts.SummarizeTimeToWin(AsOf), () => TimeToWinSummary.NewBuilder(AsOf), rows => rows.SummarizeTimeToWinBy(row => row.Key, row => row.Value, AsOf)),
        Kind(CustomerGenerators.Purchase, null, Purchases("Europe/Berlin"), Purchases("Asia/Kathmandu")),
        Kind(MarketingGenerators.Path, Credit.FromBytes, facts => facts.ToJourneys().Attribute(AttributionModel.PositionBased(0.333333333m, 0.1m)).Total),
        .. AttributionLaws.AllModels.Where(model => !model.Name.StartsWith("time", StringComparison.Ordinal)).Select(model =>
            Kind(MarketingGenerators.Path, Attribution.FromBytes, facts => facts.ToJourneys().Attribute(model))),
        Kind(Generators.Money, Moments.FromBytes, Moments.Of),
        Kind(CustomerGenerators.Tenure, CustomerRollForward.FromBytes, facts => facts.Index().RollForward(Period.Year(2024, TimeZoneInfo.Utc), row => row.Index, row => row.Item)),
    ];

    public static Arbitrary<SummarySample> Samples() => Gen.OneOf(All.GroupBy(kind => kind.Type).Select(kinds => Gen.OneOf(kinds.Select(kind => kind.Samples)))).ToArbitrary();

    private static (Type Type, Gen<SummarySample> Samples) Kind<TFact, TSummary>(Gen<TFact> facts, Func<byte[], TSummary>? fromBytes, params SummaryWay<TFact, TSummary>[] ways)
        where TSummary : ISummary<TSummary> =>
        (typeof(TSummary), from way in Gen.Choose(0, ways.Length - 1)
                           from some in facts.ArrayOf()
                           from seed in Gen.Choose(0, int.MaxValue)
                           select (SummarySample)new SummarySample<TFact, TSummary>(ways, way, some, seed, fromBytes));

    private static (Type Type, Gen<SummarySample> Samples) Kind<TFact, TSummary>(
        Gen<TFact> facts, Func<byte[], TSummary> fromBytes, Func<IEnumerable<TFact>, TSummary> summarize, Func<ISummaryBuilder<TFact, TSummary>>? newBuilder = null,
        Func<IEnumerable<KeyValuePair<int, TFact>>, IReadOnlyDictionary<int, TSummary>>? summarizeBy = null)
        where TSummary : ISummary<TSummary> =>
        Kind(facts, fromBytes, new SummaryWay<TFact, TSummary>(summarize, newBuilder, summarizeBy));

    private static SummaryWay<decimal, Distribution> Distributions(double error) => new(facts => Distribution.Of(facts, error), () => Distribution.NewBuilder(error));

    private static SummaryWay<TimeSpan, DurationDistribution> Durations(double error) => new(facts => DurationDistribution.Of(facts, error), () => DurationDistribution.NewBuilder(error));

    private static SummaryWay<Order, OrderSummary> Orders(DateTimeOffset asOf) =>
        new(facts => facts.Summarize(asOf), () => OrderSummary.NewBuilder(asOf), rows => rows.SummarizeBy(row => row.Key, row => row.Value, asOf));

    private static SummaryWay<OrderLine, OrderLineSummary> OrderLines(DateTimeOffset asOf) =>
        new(facts => facts.Summarize(asOf), () => OrderLineSummary.NewBuilder(asOf), rows => rows.SummarizeBy(row => row.Key, row => row.Value, asOf));

    private static SummaryWay<Renewal, RenewalSummary> Renewals(DateTimeOffset asOf, TimeSpan grace) =>
        new(facts => facts.Summarize(asOf, grace), () => RenewalSummary.NewBuilder(asOf, grace), rows => rows.SummarizeBy(row => row.Key, row => row.Value, asOf, grace));

    private static SummaryWay<PipelineMovement, PipelineWaterfall> Waterfalls(Period period) =>
        new(facts => facts.SummarizeWaterfall(period), () => PipelineWaterfall.NewBuilder(period), rows => rows.SummarizeWaterfallBy(row => row.Key, row => row.Value, period));

    private static SummaryWay<StageHistory, StageFunnel> Funnels(DateTimeOffset asOf) =>
        new(facts => facts.SummarizeFunnel(StageFunnelLaws.Stages, asOf), () => StageFunnel.NewBuilder(StageFunnelLaws.Stages, asOf), rows => rows.SummarizeFunnelBy(row => row.Key, row => row.Value, StageFunnelLaws.Stages, asOf));

    private static SummaryWay<SupportCase, ServiceSummary> Cases(ServiceRules rules) =>
        new(facts => facts.Summarize(rules), () => ServiceSummary.NewBuilder(rules), rows => rows.SummarizeBy(row => row.Key, row => row.Value, rules));

    private static SummaryWay<Purchase<int>, PurchaseHistory<int>> Purchases(string zone)
    {
        var within = TimeZoneInfo.FindSystemTimeZoneById(zone);
        return new(facts => facts.Summarize(within), () => PurchaseHistory<int>.NewBuilder(within), rows => rows.SummarizeBy(row => row.Key, row => row.Value, within));
    }
}
