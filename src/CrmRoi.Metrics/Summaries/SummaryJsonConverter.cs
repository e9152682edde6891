#if NET8_0_OR_GREATER
using System.Text.Json;
using System.Text.Json.Serialization;
using CrmRoi.Metrics.Customers;
using CrmRoi.Metrics.Internal;
using CrmRoi.Metrics.Investment;
using CrmRoi.Metrics.Marketing;
using CrmRoi.Metrics.Sales;
using CrmRoi.Metrics.Service;

namespace CrmRoi.Metrics;

/// <summary>
/// Reads and writes summaries as JSON, without loss and without reflection. Every summary that travels names it by an attribute, so it needs no registration;
/// it is public for the contexts that the source generator of System.Text.Json makes.
/// </summary>
/// <remarks>What is no JSON of such a summary, is of another version or holds impossible totals is refused by a <see cref="JsonException"/> that names the property.</remarks>
public sealed class SummaryJsonConverter : JsonConverterFactory
{
    private static readonly Dictionary<Type, JsonConverter> Converters = new()
    {
        [typeof(Attribution)] = Of(Attribution.Form),
        [typeof(Credit)] = Of(Credit.Form),
        [typeof(CustomerRollForward)] = Of(CustomerRollForward.Form),
        [typeof(Distribution)] = Of(Distribution.Form),
        [typeof(DurationDistribution)] = Of(DurationDistribution.Form),
        [typeof(ForecastAccuracy)] = Of(ForecastAccuracy.Form),
        [typeof(LeadSummary)] = Of(LeadSummary.Form),
        [typeof(MarginSummary)] = Of(MarginSummary.Form),
        [typeof(Moments)] = Of(Moments.Form),
        [typeof(OrderSummary)] = Of(OrderSummary.Form),
        [typeof(PipelineSummary)] = Of(PipelineSummary.Form),
        [typeof(PipelineWaterfall)] = Of(PipelineWaterfall.Form),
        [typeof(QuotaSummary)] = Of(QuotaSummary.Form),
        [typeof(QuoteSummary)] = Of(QuoteSummary.Form),
        [typeof(RenewalSummary)] = Of(RenewalSummary.Form),
        [typeof(RevenueRetentionSummary)] = Of(RevenueRetentionSummary.Form),
        [typeof(SalesActivitySummary)] = Of(SalesActivitySummary.Form),
        [typeof(SalesSummary)] = Of(SalesSummary.Form),
        [typeof(StageFunnel)] = Of(StageFunnel.Form),
        [typeof(SurveySummary)] = Of(SurveySummary.Form),
        [typeof(TimeToWinSummary)] = Of(TimeToWinSummary.Form),
        [typeof(TotalCostOfOwnership)] = Of(TotalCostOfOwnership.Form),
        [typeof(UpsellSummary)] = Of(UpsellSummary.Form),
    };

    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => Converters.ContainsKey(typeToConvert);

    /// <inheritdoc/>
    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) => Converters.GetValueOrDefault(typeToConvert);

    private static JsonForm<TSummary, TTotals> Of<TSummary, TTotals>(Form<TSummary, TTotals> form)
        where TTotals : IPortable =>
        new(form);
}
#endif
