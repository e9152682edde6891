using CrmRoi.Metrics.Customers;
using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Investment;
using CrmRoi.Metrics.Marketing;
using CrmRoi.Metrics.Sales;
using CrmRoi.Metrics.Service;

namespace CrmRoi.Metrics.Tests;

/// <summary>An error names an argument of the member that was called, not of one that it calls. <c>SweepTests</c> looks at all members; here are the words.</summary>
public class NamesOfErrorsTests
{
    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_argument_is_named_as_the_called_member_names_it()
    {
        var support = new SupportCase([new CaseEvent(Start, CaseEventKind.Opened)]);
        Says("response must be positive, but was 00:00:00.", "response", () => support.WithTargets(TimeSpan.Zero, null));
        Says("resolution must be positive, but was 00:00:00.", "resolution", () => support.WithTargets(null, TimeSpan.Zero));
        Says("month must be from 0 to 1200, but was -1.", "month", () => OwnershipCost.Once(OwnershipCostKind.Other, -1, 5));
        Says("kind must be one of the named kinds, not Unspecified, but was 0.", "kind", () => OwnershipCost.Once(OwnershipCostKind.Unspecified, -1, 5));
        Says("realizedShare must be positive, but was 0.", "realizedShare", () => new NeededGain(100).Hours(50, 0));
        Says("right must have the days of the zone UTC, but was \"Nowhere\".", "right", () => History(TimeZoneInfo.Utc) + History(TimeZoneInfo.CreateCustomTimeZone("Nowhere", TimeSpan.FromHours(1), "Nowhere", "Nowhere")));
        Says("monthsBefore must not reach back before the year 2, but was 24277.", "monthsBefore", () => Series(24_277));
        Assert.Equal(24_276, Series(24_276).Before.Count);
        Says("decision must be made by a constructor of ImpactDecision, but was \"default\".", "decision", () => Impact(0.1m, new(900, 400)).ValueOfPerfectInformation(default)!);
        Says("discountRate must be above -1, but was -1.", "discountRate", () => Impact(-1, new(900, 400)));
        Says("costs must not be negative in total, but was -500.", "costs", () => Impact(0.1m, new(-900, 400)));
    }

    [Fact]
    public void An_item_of_an_argument_is_named_by_its_index_or_key()
    {
        Says("dates must lie in the years 1900 to 2199 (0001-01-01 is the \"no date\" of many systems: leave it out) (index 1), but was 0001-01-01T00:00:00+00:00.", "dates", () => new DatedCashFlows([Start, default], [1, 2]));
        Says("drivers must not be empty (index 1), but was \"\".", "drivers", () => DriverBridge.Of(["reps", ""], [1, 2], [3, 4]));
        Says("counts must be of scores on the scale from 1 to 5, but was 6.", "counts", () => SurveySummary.FromCounts(RatingScale.OneToFive, new Dictionary<int, long> { [6] = 2 }));
        Says("scale must be made by a constructor, but was \"default\".", "scale", () => SurveySummary.FromCounts(default, []));

        Dictionary<string, OpenDeal> open = new() { ["a"] = new(100, Start, 0.5m) }, without = new() { ["b"] = new(null, Start, 0.5m) };
        Dictionary<string, Deal> won = new() { ["a"] = new(Start, Start, Outcome.Won, 100) }, none = [];
        Says("decided must be null for a deal that is still open (key \"a\"), but was Won.", "decided", () => PipelineMovement.Between(open, open, won));
        Says("opening must have an amount, or the waterfall would not add up (key \"b\"), but was null.", "opening", () => PipelineMovement.Between(without, open, none));
        Says("closing must have an amount, or the waterfall would not add up (key \"b\"), but was null.", "closing", () => PipelineMovement.Between(open, without, none));
    }

    [Fact]
    public void A_negative_weight_is_the_fault_of_the_model()
    {
        var journeys = new[] { new ConversionPath(["a", "b"], 1, 100) }.ToJourneys();
        Says("model must not give a negative weight (minus, touch 1), but was -1.", "model", () => journeys.Attribute(new Minus()));
    }

    private static void Says(string message, string argument, Func<object> call)
    {
        var error = Assert.ThrowsAny<ArgumentException>(() => call());
        Assert.Equal((argument, $"{message} (Parameter '{argument}')"), (error.ParamName, error.Message));
    }

    private static PurchaseHistory<string> History(TimeZoneInfo zone) => new[] { new Purchase<string>("c", Start, 5) }.Summarize(zone);

    private static MonthlySeries Series(int monthsBefore) =>
        MonthlySeries.Of(ComparisonPeriods.AroundGoLive(Start, 12, TimeZoneInfo.Utc), _ => 1, monthsBefore);

    private static CrmImpact Impact(decimal discountRate, CashFlows costs)
    {
        var periods = ComparisonPeriods.AroundGoLive(Start, 12, TimeZoneInfo.Utc);
        var sales = new[] { Won(-12, 1_000), Won(0, 1_500) }.CompareBeforeAndAfter(periods, TimeSpan.FromDays(20), periods.After.End);
        return new(sales, DriverBridge.OfGrossProfit(DriverFigures.Of(sales.Before, 1), DriverFigures.Of(sales.After, 1)), costs, discountRate);
    }

    private static Deal Won(int month, decimal amount) => new(Start.AddMonths(month), Start.AddMonths(month).AddDays(9), Outcome.Won, amount, 100);

    private sealed class Minus() : AttributionModel("minus")
    {
        public override void Weigh(Journey journey, long[] weights) => weights[1] = -1;
    }
}
