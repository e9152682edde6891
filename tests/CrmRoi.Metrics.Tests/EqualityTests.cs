using CrmRoi.Metrics.Customers;
using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Investment;
using CrmRoi.Metrics.Marketing;
using CrmRoi.Metrics.Sales;
using CrmRoi.Metrics.Service;

namespace CrmRoi.Metrics.Tests;

/// <summary>Classes whose equality is written by hand: equal to what is made alike, and to nothing that differs in one part.</summary>
public class EqualityTests
{
    private static readonly DateTimeOffset T = new(2025, 3, 3, 9, 0, 0, TimeSpan.Zero);

    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1), Day = TimeSpan.FromDays(1);

    // Each way makes another one, and the ways beside each other differ in a single part.
    private static readonly Dictionary<string, Func<object>[]> Ways = new()
    {
        ["case"] =
        [
            () => new SupportCase(Events(1)), () => new SupportCase(Events(2)), () => new SupportCase(Events(1), Hour), () => new SupportCase(Events(1), null, Hour),
            () => new SupportCase(Events(1), Hour, Hour), () => new SupportCase(Events(1), Day, Hour), () => new SupportCase(Events(1), Hour, Day),
        ],
        ["comparison periods"] =
        [
            () => Periods(90, 0, 90, TimeZoneInfo.Utc), () => Periods(91, 0, 90, TimeZoneInfo.Utc), () => Periods(90, 0, 91, TimeZoneInfo.Utc),
            () => Periods(90, -1, 90, TimeZoneInfo.Utc), () => Periods(90, 0, 90, Berlin),
        ],
        ["flows"] = [() => new CashFlows(-1, 2), () => new CashFlows(-1, 3), () => new CashFlows(-1, 2, 0)],
        ["dated flows"] = [() => Dated(1, 2), () => Dated(1, 3), () => Dated(2, 2)],
        ["line"] =
        [
            () => CaseLine.Benefit("a", [1, 2]), () => CaseLine.Cost("a", [1, 2]), () => CaseLine.Benefit("b", [1, 2]), () => CaseLine.Benefit("a", [1, 3]), () => CaseLine.Benefit("a", [1, 2], 0.1m),
            () => CaseLine.Benefit("a", [1, 2]).WithThreePoints(0.5m, 1), () => CaseLine.Benefit("a", [1, 2]).WithThreePoints(1, 2), () => CaseLine.Benefit("a", [1, 2]).WithThreePoints(0.5m, 2),
        ],
        ["business case"] = [() => Case(0.1m, 1), () => Case(0.2m, 1), () => Case(0.1m, 2)],
        ["uncertainty"] = [() => Case(0.1m, 1).Uncertainty, () => Case(0.1m, 2).Uncertainty],
        ["scenarios"] =
        [
            () => new Scenarios(Case(0.1m, 1), Case(0.1m, 2), Case(0.1m, 3)), () => new Scenarios(Case(0.1m, 1.5m), Case(0.1m, 2), Case(0.1m, 3)),
            () => new Scenarios(Case(0.1m, 1), Case(0.1m, 2.5m), Case(0.1m, 3)), () => new Scenarios(Case(0.1m, 1), Case(0.1m, 2), Case(0.1m, 3.5m)),
        ],
        ["path"] =
        [
            () => new ConversionPath(["a", "b"], 1, 2, 3), () => new ConversionPath(["a", "c"], 1, 2, 3), () => new ConversionPath(["a", "b"], 2, 2, 3),
            () => new ConversionPath(["a", "b"], 1, 3, 3), () => new ConversionPath(["a", "b"], 1, 2, 4),
        ],
        ["journey rules"] =
        [
            () => new JourneyRules(Day, Hour, false, false, "none"), () => new JourneyRules(Hour, Hour, false, false, "none"), () => new JourneyRules(Day, Day, false, false, "none"),
            () => new JourneyRules(Day, Hour, true, false, "none"), () => new JourneyRules(Day, Hour, false, true, "none"), () => new JourneyRules(Day, Hour, false, false, null),
        ],
        ["stages"] = [() => new PipelineStages("a", "b"), () => new PipelineStages("b", "a"), () => new PipelineStages("a")],
        ["history"] =
        [
            () => History("b", 1, T + Day, Outcome.Won), () => History("c", 1, T + Day, Outcome.Won), () => History("b", 2, T + Day, Outcome.Won), () => History("b", 1, T + Day + Day, Outcome.Won),
            () => History("b", 1, T + Day, Outcome.Lost), () => History("b", 1, null, Outcome.Open),
        ],
        ["commission plan"] =
        [
            () => Plan(0.1m), () => Plan(0.2m), () => CommissionPlan.Retroactive(new CommissionTier(0, 0.1m)), () => Plan(0.1m).WithCap(9), () => Plan(0.1m).WithCap(8),
            () => Plan(0.1m).WithRounding(3, MidpointRounding.AwayFromZero), () => Plan(0.1m).WithRounding(2, MidpointRounding.ToEven),
        ],
        ["gain profile"] = [() => new GainProfile(0.5m, 1), () => new GainProfile(0.4m, 1), () => GainProfile.RampUp(6), () => GainProfile.RampUp(6, 0.1m)],
        ["ledger"] = [() => Ledger(1), () => Ledger(2)],
        ["assumptions"] =
        [
            () => new ImpactAssumptions(0.9, 0.01m, 0.02m, 0.05m, GainProfile.Steady), () => new ImpactAssumptions(0.95, 0.01m, 0.02m, 0.05m, GainProfile.Steady),
            () => new ImpactAssumptions(0.9, 0.015m, 0.02m, 0.05m, GainProfile.Steady), () => new ImpactAssumptions(0.9, 0.01m, 0.03m, 0.05m, GainProfile.Steady),
            () => new ImpactAssumptions(0.9, 0.01m, 0.02m, 0.06m, GainProfile.Steady), () => new ImpactAssumptions(0.9, 0.01m, 0.02m, 0.05m), () => new ImpactAssumptions(0.9, 0.01m, 0.02m, 0.05m, GainProfile.RampUp(6)),
        ],
        ["week"] = [() => Week(8, 17), () => Week(9, 18), () => Week(8, 18)],
        ["calendar"] =
        [
            () => new BusinessCalendar(TimeZoneInfo.Utc, Week(8, 17), [new CalendarDay(2025, 1, 1)]), () => new BusinessCalendar(Berlin, Week(8, 17), [new CalendarDay(2025, 1, 1)]),
            () => new BusinessCalendar(TimeZoneInfo.Utc, Week(8, 18), [new CalendarDay(2025, 1, 1)]), () => new BusinessCalendar(TimeZoneInfo.Utc, Week(8, 17), [new CalendarDay(2025, 1, 2)]),
            () => new BusinessCalendar(TimeZoneInfo.Utc, Week(8, 17)),
        ],
        ["ratio by unit"] =
        [
            () => RatioByUnit.Of("rep", [new Ratio(1, 2), new Ratio(3, 4)]), () => RatioByUnit.Of("team", [new Ratio(1, 2), new Ratio(3, 4)]), () => RatioByUnit.Of("rep", [new Ratio(1, 2)]),
            () => RatioByUnit.Of("rep", [new Quotient(1, 2), new Quotient(3, 4)]), () => RatioByUnit.Of("rep", [new Ratio(1, 3), new Ratio(3, 3)]),
        ],
        ["purchases"] = [() => Purchases(1, TimeZoneInfo.Utc), () => Purchases(2, TimeZoneInfo.Utc), () => Purchases(1, Berlin)],
    };

    public static TheoryData<string> Names => [.. Ways.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Equal_to_what_is_made_alike_and_to_nothing_else(string name)
    {
        var (some, others) = (Array.ConvertAll(Ways[name], make => make()), Array.ConvertAll(Ways[name], make => make()));
        for (var i = 0; i < some.Length; i++)
        {
            for (var j = 0; j < some.Length; j++)
                Assert.True(some[i].Equals(others[j]) == (i == j), $"{name}: {i} and {j}");
            Assert.Equal(some[i].GetHashCode(), others[i].GetHashCode());
            Assert.False(some[i].Equals(null));
            Assert.False(some[i].Equals(name));
        }
    }

    private static IEnumerable<CaseEvent> Events(int hours) => [new(T, CaseEventKind.Opened), new(T.AddHours(hours), CaseEventKind.Resolved)];

    private static ComparisonPeriods Periods(int before, int goLive, int after, TimeZoneInfo zone) => new(new(T.AddDays(-before), T.AddDays(-2)), new(T, T.AddDays(after)), T.AddDays(goLive), zone);

    private static DatedCashFlows Dated(int day, decimal amount) => new([new(T, -1), new(T.AddDays(day), amount)]);

    private static BusinessCase Case(decimal rate, decimal benefit) => new(rate, [CaseLine.Cost("c", [1]), CaseLine.Benefit("b", [0, benefit])]);

    private static StageHistory History(string stage, int hours, DateTimeOffset? closed, Outcome outcome) =>
        new(new PipelineStages("a", "b", "c"), [new StageChange("a", T), new StageChange(stage, T.AddHours(hours))], closed, outcome);

    private static CommissionPlan Plan(decimal rate) => CommissionPlan.Marginal(new CommissionTier(0, rate));

    private static BenefitsLedger Ledger(decimal amount) => new([new Saving("s", 1, BenefitKind.Hard, amount, 1)]);

    private static WorkingWeek Week(int start, int end) => WorkingWeek.MondayToFriday(TimeSpan.FromHours(start), TimeSpan.FromHours(end));

    private static PurchaseHistory<string> Purchases(decimal amount, TimeZoneInfo zone) =>
        new Purchase<string>[] { new("Ada", T, amount), new("Bob", T.AddDays(1), 5) }.Summarize(zone);
}
