using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CrmRoi.Metrics;
using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Investment;
using CrmRoi.Metrics.Marketing;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Report;

/// <summary>All figures of the page as JSON, unrounded; null if undefined.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(CrmReport report)
    {
        var json = new JsonObject
        {
            ["name"] = report.Title,
            ["currency"] = report.Currency,
            ["timeZone"] = report.Settings.TimeZone,
            ["period"] = Of(report.Covered),
            ["goLive"] = report.GoLive,
            ["answer"] = Answer.Of(report) is var answer ? new JsonObject { ["headline"] = answer.Headline, ["text"] = answer.Text } : null,
            ["notes"] = Array(report.Notes, note => note),
            ["missing"] = report.Missing,
            ["migrated"] = Array(report.Migrated, sign => sign),
            ["source"] = SourceOf(report.Source),
        };
        foreach (var (name, value) in Figures(report.Total).ToList())
            json[name] = value?.DeepClone();
        json["rejected"] = Rows(report.Source.Rejected);
        json["rejectedCount"] = report.Source.RejectedCount;
        json["amountsNotRead"] = Rows(report.Source.Unread);
        json["duplicates"] = Rows(report.Source.Duplicates);
        json["by"] = report.Settings.By is null ? null : new JsonObject(report.Groups.Select(group => KeyValuePair.Create<string, JsonNode?>(group.Key, Figures(group.Value))));
        json["months"] = Array(report.Months, month => Figures(month.Value, Of(month.Key)));
        json["fiscalYears"] = Array(report.Years, year => Figures(year.Value, Of(year.Key)));
        json["returnOnInvestment"] = report.Impact is { } impact ? ReturnOf(impact) : null;
        json["beforeAndAfter"] = report.Comparison is { } comparison ? ComparisonOf(comparison, report.Migrated.Count == 0) : null;
        json["leads"] = report.Marketing?.LeadsAfter is null ? null : LeadsOf(report.Marketing);
        json["marketingSpend"] = report.Marketing is { Spend.Count: > 0 } spending ? SpendOf(spending) : null;
        json["attribution"] = report.Marketing is not { Attributions.Count: > 0 } ? null : AttributionOf(report.Marketing);
        json["activities"] = report.Activities is { } activities ? ActivitiesOf(activities) : null;
        json["service"] = report.Service is { } service ? ServiceOf(service) : null;
        json["customers"] = report.Customers is { } customers ? CustomersOf(customers) : null;
        json["moreData"] = Array(MissingParts.Of(report), part => part);
        return json.ToJsonString(Indented) + "\n";
    }

    private static JsonObject SourceOf(DealFile file) => new()
    {
        ["file"] = Path.GetFileName(file.Path),
        ["form"] = file.Form,
        ["system"] = file.System.Name.Length == 0 ? null : file.System.Name,
        ["rows"] = file.Rows.Count,
        ["excluded"] = file.Excluded,
        ["openStages"] = Array(file.Reader.Outcomes.OpenStages, stage => stage),
        ["closedAsExpected"] = file.Reader.ClosedAsExpected,
        ["footer"] = Array(file.Footer, line => line),
    };

    private static JsonObject Figures(SalesSummary deals, JsonNode? period = null)
    {
        var json = period is null ? new JsonObject() : new JsonObject { ["period"] = period };
        json["created"] = deals.Created;
        json["won"] = deals.Won;
        json["lost"] = deals.Lost;
        json["open"] = deals.Open;
        json["winRate"] = Of(deals.WinRate);
        json["winRateInterval"] = deals.WinRate.WilsonInterval() is { } interval ? new JsonObject { ["low"] = interval.Lower, ["high"] = interval.Upper } : null;
        json["closeRate"] = Of(deals.CloseRate);
        json["wonAmount"] = deals.WonAmount;
        json["averageDealSize"] = deals.AverageDealSize.Value;
        json["grossProfit"] = deals.WonWithKnownCost > 0 ? deals.GrossProfit : null;
        json["wonWithUnknownAmount"] = deals.Won - deals.WonWithKnownAmount;
        json["salesCycleDays"] = new JsonObject
        {
            ["count"] = deals.SalesCycle.Count,
            ["mean"] = deals.SalesCycle.MeanDays,
            ["median"] = deals.SalesCycle.Median?.TotalDays,
            ["p90"] = deals.SalesCycle.Quantile(0.9)?.TotalDays,
        };
        return json;
    }

    private static JsonObject ReturnOf(ImpactFigures impact) => new()
    {
        ["gain"] = impact.Gain,
        ["gainLow"] = impact.Low?.Gain,
        ["gainHigh"] = impact.High?.Gain,
        ["cost"] = impact.Cost,
        ["netReturn"] = impact.Expected.NetReturn.Value,
        ["netReturnLow"] = impact.Low?.NetReturn.Value,
        ["netReturnHigh"] = impact.High?.NetReturn.Value,
        ["gainLessCost"] = impact.Expected.ProfitGain,
        ["changeOfGrossProfit"] = impact.Bridge.Change,
        ["withoutCrm"] = impact.Impact.WithoutCrm,
        ["drivers"] = new JsonObject(impact.Bridge.Parts.Select(part => KeyValuePair.Create<string, JsonNode?>(Show.NameOf(part.Driver), part.Amount))),
        ["caveats"] = Array(impact.Impact.Caveats, caveat => caveat.ToString()),
        ["design"] = impact.Impact.Design.ToString(),
        ["confidenceThatItPaid"] = impact.ConfidenceThatItPaid,
        ["growthToBreakEven"] = impact.GrowthToBreakEven,
        ["growthToBreakEvenAtLow"] = impact.GrowthToBreakEvenAtLow,
        ["growthToNoGain"] = impact.GrowthToNoGain,
        ["growthToNoGainAtLow"] = impact.GrowthToNoGainAtLow,
        ["checks"] = new JsonObject(impact.Impact.Checks.Select(check => KeyValuePair.Create<string, JsonNode?>(check.Kind.ToString(), check.Figure))),
        ["control"] = impact is { Control: { } control, WinRate: { } winRate }
            ? new JsonObject { ["unitsWithCrm"] = control.Treated.Count, ["unitsWithout"] = control.Control.Count, ["grossProfitPerUnit"] = Of(control.PerUnit), ["winRate"] = Of(winRate) }
            : null,
        ["monthsToPaybackFromGoLive"] = impact.MonthsToPayback,
        ["netPresentValueSoFar"] = impact.CashFlows.NetPresentValue(ImpactFigures.DiscountRate),
        ["cashFlows"] = Array(impact.CashFlows.Flows, flow => new JsonObject { ["date"] = $"{flow.Date:yyyy-MM-dd}", ["amount"] = flow.Amount }),
        ["smallestGainShownInFourOfFive"] = impact.Impact.Effect.MinimumDetectable(),
        ["sensitivity"] = new JsonObject
        {
            ["of"] = impact.ThreeYears is null ? "gainLessCost" : "netPresentValueOfThreeYears",
            ["asCounted"] = impact.SensitivityBase,
            ["variation"] = ImpactFigures.Variation,
            ["inputs"] = Array(impact.Sensitivity, bar => new JsonObject { ["input"] = bar.Input, ["low"] = bar.AtLowInput, ["high"] = bar.AtHighInput }),
        },
        ["threeYears"] = impact.ThreeYears is not { } years ? null : new JsonObject
        {
            ["discountRate"] = ImpactFigures.DiscountRate,
            ["netPresentValue"] = years.NetPresentValue,
            ["netPresentValueLow"] = impact.ThreeYearsLow?.NetPresentValue,
            ["netPresentValueHigh"] = impact.ThreeYearsHigh?.NetPresentValue,
            ["simpleReturn"] = years.SimpleReturn.Value,
            ["shareOfGainThatCoversCosts"] = years.BreakEvenFactor.Value,
            ["costsByYear"] = Array(years.Costs.Amounts, amount => amount),
            ["costs"] = new JsonObject(years.Lines.Where(line => line.Kind == CaseLineKind.Cost).Select(line => KeyValuePair.Create<string, JsonNode?>(line.Name, Array(line.Estimate.Amounts, amount => amount)))),
        },
    };

    private static JsonObject ComparisonOf(Comparison comparison, bool verdicts) => new()
    {
        ["before"] = Of(comparison.Periods.Before),
        ["after"] = Of(comparison.Periods.After),
        ["followUpDays"] = comparison.FollowUp.TotalDays,
        ["openAtGoLive"] = comparison.Closed.Straddling,
        ["closedBefore"] = Figures(comparison.Closed.Before),
        ["closedAfter"] = Figures(comparison.Closed.After),
        ["openedBefore"] = Figures(comparison.Cohorts.CohortBefore),
        ["openedAfter"] = Figures(comparison.Cohorts.CohortAfter),
        ["timeToWin"] = new JsonObject
        {
            ["before"] = TimesOf(comparison.Cohorts.TimeToWin.Before, comparison),
            ["after"] = TimesOf(comparison.Cohorts.TimeToWin.After, comparison),
        },
        ["changes"] = Changes(ShownChange.Of(comparison), verdicts),
    };

    // The share of all deals of a cohort won by a day, and the day by which a share is won.
    private static JsonObject TimesOf(TimeToWinSummary times, Comparison comparison) => new()
    {
        ["dayOfShare"] = new JsonObject(HtmlReport.Shares.Select(share => KeyValuePair.Create<string, JsonNode?>($"{share:0%}", HtmlReport.DayOf(share, times, comparison)))),
        ["curve"] = Array(times.Curve.TakeWhile(step => step.Day <= comparison.FollowUp.TotalDays), step => new JsonObject { ["day"] = step.Day, ["wonBy"] = step.WonBy }),
    };

    private static JsonArray Changes(IEnumerable<ShownChange> changes, bool verdicts = true) => Array(changes, line => new JsonObject
    {
        ["name"] = line.Name,
        ["before"] = line.Change.Before,
        ["after"] = line.Change.After,
        ["absolute"] = line.Change.Absolute,
        ["relative"] = line.Change.Relative.Value,
        ["range"] = verdicts && line.Interval is { } range ? new JsonObject { ["of"] = line.Unit == ChangeUnit.Relative ? "relative" : "absolute", ["low"] = Finite(range.Lower), ["high"] = Finite(range.Upper) } : null,
        ["shown"] = verdicts ? line.Shown : null,
    });

    // JSON has no infinity, so such a bound is null.
    private static double? Finite(double bound) => double.IsFinite(bound) ? bound : null;

    private static JsonObject LeadsOf(MarketingFigures marketing)
    {
        var leads = marketing.LeadsAfter!;
        var costs = leads.CostPerLead(marketing.Spend);
        return new JsonObject
        {
            ["byChannel"] = new JsonObject(leads.Select(channel => KeyValuePair.Create<string, JsonNode?>(
                channel.Key, In(channel.Value, marketing.LeadsBefore?.TryGetValue(channel.Key, out var before) == true ? before : null, costs.TryGetValue(channel.Key, out var cost) ? cost.Value : null)))),
            ["all"] = In(leads.Total, marketing.LeadsBefore?.Total, marketing.Spend.Count == 0 ? null : leads.Total.CostPerLead(marketing.Spend.Values.Sum()).Value),
        };

        static JsonObject In(LeadSummary after, LeadSummary? before, decimal? costPerLead) => new()
        {
            ["before"] = before?.Created,
            ["leads"] = after.Created,
            ["conversionRate"] = Of(after.ConversionRate),
            ["costPerLead"] = costPerLead,
            ["medianHoursToFirstContactBefore"] = before?.SpeedToLead.Median?.TotalHours,
            ["medianHoursToFirstContact"] = after.SpeedToLead.Median?.TotalHours,
        };
    }

    private static JsonObject SpendOf(MarketingFigures marketing) => new(marketing.Spend.Select(channel => KeyValuePair.Create<string, JsonNode?>(channel.Key, channel.Value)).Append(KeyValuePair.Create<string, JsonNode?>("all", marketing.Spend.Values.Sum())));

    private static JsonObject AttributionOf(MarketingFigures marketing) => new(marketing.Attributions.Select(model => KeyValuePair.Create<string, JsonNode?>(model.Key, new JsonObject(
        model.Value.ByChannel.Select(channel => KeyValuePair.Create<string, JsonNode?>(channel.Key, channel.Value.Amount)).Append(KeyValuePair.Create<string, JsonNode?>("", model.Value.Unattributed.Amount))))));

    private static JsonObject ActivitiesOf(ActivityFigures figures)
    {
        JsonObject? Counts(SalesActivitySummary? activities, SalesSummary? sales) => activities is null ? null : new JsonObject
        {
            ["emails"] = activities.Emails,
            ["calls"] = activities.Calls,
            ["meetings"] = activities.Meetings,
            ["proposals"] = activities.Proposals,
            ["perWonDeal"] = sales is null ? null : new JsonObject(ActivityPage.Kinds.Select(item => KeyValuePair.Create<string, JsonNode?>(item.Kind.ToString(), activities.PerWonDeal(item.Kind, sales).Value))),
        };
        return new JsonObject { ["before"] = Counts(figures.Before, figures.SalesBefore), ["after"] = Counts(figures.After, figures.SalesAfter), ["wonBefore"] = figures.SalesBefore?.Won, ["wonAfter"] = figures.SalesAfter.Won };
    }

    private static JsonObject ServiceOf(ServiceFigures service)
    {
        JsonObject? In(ServicePeriod? period) => period is null ? null : new JsonObject
        {
            ["cases"] = period.Cases.Opened,
            ["open"] = period.Cases.Backlog,
            ["sameDayClosed"] = Of(period.Cases.SameDayClosed),
            ["casesPerAgent"] = period.Workload.PerAgent.Value,
            ["firstContactResolution"] = Of(period.Cases.FirstContactResolution),
            ["medianHoursToFirstResponse"] = period.Cases.TimeToFirstResponse.Median?.TotalHours,
            ["medianHoursToResolve"] = period.Cases.TimeToResolution.Median?.TotalHours,
            ["meanHoursToFirstResponse"] = period.Cases.TimeToFirstResponse.MeanDays * 24,
            ["meanHoursToResolve"] = period.Cases.TimeToResolution.MeanDays * 24,
            ["reopenRate"] = Of(period.Cases.ReopenRate),
            ["answers"] = period.Answers.Answers,
            ["satisfaction"] = period.Answers.Answers > 0 && period.Satisfied(service.Ratings) is { } satisfied ? Of(satisfied) : null,
            ["meanRating"] = period.Answers.Scores.Mean,
            ["netPromoterScore"] = period.Answers.NetPromoterScore.Value,
        };
        return new JsonObject
        {
            ["scale"] = service.Ratings?.Scale.ToString(),
            ["satisfiedFrom"] = service.Ratings?.Satisfied,
            ["before"] = In(service.Before),
            ["after"] = In(service.After),
            ["changes"] = Changes(ShownChange.Of(service)),
        };
    }

    private static JsonObject CustomersOf(CustomerFigures customers) => new()
    {
        ["customers"] = customers.Purchases?.Customers,
        ["repeatPurchaseRate"] = customers.Purchases is { } purchases ? Of(purchases.RepeatPurchaseRate) : null,
        ["revenuePerCustomer"] = customers.Purchases?.RevenuePerCustomer.Value,
        ["retentionBefore"] = customers.Before is { } before ? Of(before.RetentionRate) : null,
        ["retentionAfter"] = customers.After is { } after ? Of(after.RetentionRate) : null,
        ["cohorts"] = customers.Cohorts is not { } cohorts ? null : Array(cohorts.Cohorts, cohort => new JsonObject
        {
            ["month"] = Of(cohort.Period),
            ["customers"] = cohort.Customers,
            ["revenuePerCustomer"] = ByMonth(cohort.CumulativeRevenuePerCustomer),
        }),
        ["revenuePerCustomerOfAllCohorts"] = customers.Cohorts is { } all ? ByMonth(all.CumulativeRevenuePerCustomer) : null,
    };

    // By the number of months since the first purchase; its own month is 1.
    private static JsonObject ByMonth(Func<int, Average> revenue) =>
        new(CustomerPage.Months.Select(month => KeyValuePair.Create<string, JsonNode?>($"{month + 1}", revenue(month).Value)));

    private static JsonObject Of(DifferenceInDifferences effect) => new()
    {
        ["withCrm"] = effect.TreatedChange,
        ["withoutCrm"] = effect.ControlChange,
        ["difference"] = effect.Estimate,
        ["low"] = effect.Interval()?.Lower,
        ["high"] = effect.Interval()?.Upper,
        ["smallestEffectThatWouldShow"] = effect.MinimumDetectableEffect(),
    };

    private static JsonObject Of(Proportion rate) => new() { ["numerator"] = rate.Successes, ["denominator"] = rate.Trials, ["value"] = rate.Value };

    private static JsonObject? Of(Period? period) => period is { } value ? new JsonObject { ["start"] = value.Start, ["end"] = value.End } : null;

    private static JsonArray Rows(IEnumerable<RowNote> rows) => Array(rows, row => new JsonObject { ["row"] = row.Row, ["line"] = row.Line, ["reason"] = row.Reason });

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode?> node) => new([.. items.Select(node)]);
}
