using CrmRoi.Metrics.Customers;
using CrmRoi.Metrics.Marketing;
using CrmRoi.Metrics.Sales;
using CrmRoi.Metrics.Service;

namespace CrmRoi.Metrics.Tests;

/// <summary>
/// Ten times the size costs at most twelve times as much. Bytes allocated are counted, and calls of the caller's code, never time, so that a busy machine changes nothing: what grows with the square
/// of what a company has, in one of these, is a fault; or there is a limit, which a test here passes.
/// </summary>
public class GrowthTests
{
    private const int MostTimes = 12;

    // What is sorted, in pairs of pairs: the logarithm comes on top.
    private const string Sorted = "attributions all at once, each of other channels";
    private const int MostTimesOfSorted = 14;

    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Kinds => [.. Works.Keys];

    // What is done at a size. Preparing what it is done to is not counted if it is a work of its own.
    private static readonly Dictionary<string, (int Size, Func<int, Func<object?>> Work)> Works = new()
    {
        ["histories in a loop, each of other customers"] = (300, n => Of(Histories(n, part => part), parts => parts.Aggregate((all, part) => all + part).Customers)),
        ["histories in a loop, each of the same customers"] = (300, n => Of(Histories(n, _ => 0), parts => parts.Aggregate((all, part) => all + part).Customers)),
        ["histories all at once"] = (300, n => Of(Histories(n, part => part), parts => parts[0].Merge(parts.Skip(1)).Customers)),
        ["sales summaries in a loop"] = (300, n => Of(Parts(n, i => new[] { Won(i) }.Summarize()), parts => parts.Aggregate((all, part) => all + part))),
        ["times to win in a loop"] = (300, n => Of(Parts(n, i => new[] { Won(i) }.SummarizeTimeToWin(Start.AddYears(3))), parts => parts.Aggregate(TimeToWinSummary.Empty, (all, part) => all + part).Won)),
        ["groups all at once"] = (100, n => Of(Parts(n, i => Enumerable.Range(0, 10).SummarizeBy(key => $"{key + i}", Won)), parts => parts[0].Merge(parts.Skip(1)).Count)),
        ["groups of sales"] = (1_600, n => Of(n, count => Enumerable.Range(0, count).SummarizeBy(i => i, Won).Total)),
        ["one customer, touches before one sale"] = (1_600, n => Of(n, count => Journeys(count, 1, JourneyRules.Default).Attribute(AttributionModel.Linear))),
        ["one customer, touches and sales, restart after each sale"] = (1_600, n => Of(n, count => Journeys(count, count, new JourneyRules(restartAfterSale: true)).Attribute(AttributionModel.LinearOverChannels))),
        ["one customer, touches and sales, a window"] = (1_600, n => Of(n, count => Journeys(count, count, new JourneyRules(clickWindow: TimeSpan.FromHours(20))).Attribute(AttributionModel.Linear))),
        ["many customers"] = (1_600, n => Of(n, count => ManyCustomers(count).Attribute(AttributionModel.TimeDecay(TimeSpan.FromDays(7))))),
        ["many channels, paths of one touch"] = (1_600, n => Of(n, count => Paths(count, i => [$"channel {i}"]).Attribute(AttributionModel.Linear))),
        ["weights with many sums"] = (1_600, n => Of(n, count => Paths(count, i => [$"channel {i}", "b"]).Attribute(new Weights(i => 1 + (i % 40))))),
        ["a curve of the time to win, and its medians"] = (310, n => Of(n, count => Times(count) is var times ? (times.Curve.Count, times.Median, times.MedianAmongWinners, times.DaysWonWithin(90), times.QuantileInterval(0.1)) : null)),
        ["a cohort table, a cohort each month"] = (300, n => Of(Customers(n), history => history.Cohorts(Start.AddYears(170)).Retention(12))),
        ["changes of a schedule, one by one"] = (300, n => Of(n, count => Changed(count).WorkingTimeBetween(Start, Start.AddDays(3)))),
        ["holidays and changes"] = (300, n => Of(n, count => Changed(count, [.. Enumerable.Range(0, count).Select(i => new CalendarDay(2025, 1, 1).AddDays(2 * i))]).WorkingDays(new Period(Start, Start.AddYears(1))))),
        ["events of one case"] = (1_600, n => Of(n, count => new[] { Case(count) }.Summarize(new ServiceRules(Start.AddYears(9), TimeZoneInfo.Utc, ReopenPolicy.SumOfOpenSpells)))),
        ["deliveries of one order line"] = (1_600, n => Of(n, count => new[] { new OrderLine(Start, count, Enumerable.Range(0, count).Select(i => new Delivery(Start.AddHours(i), 1))) }.Summarize(Start.AddYears(9)))),
        ["a funnel of stages"] = (100, n => Of(n, count => Funnel(count).Stages.Count)),
        ["exchange rates"] = (1_600, n => Of(n, count => Rates(count).RateAt("EUR", "USD", Start.AddDays(count)))),
        ["rows, all rejected"] = (1_600, n => Of(n, count => Enumerable.Range(0, count).CheckRows(i => Deal.Check(Start, null, Outcome.Won, i)).Rejected.Count)),
        ["a distribution of figures"] = (1_600, n => Of(n, count => Distribution.Of(Enumerable.Range(1, count).Select(i => (decimal)i)).Median)),
        [Sorted] = (300, n => Of(Parts(n, i => Paths(1, _ => [$"channel {i}"]).Attribute(AttributionModel.Linear)), parts => Attribution.Empty.Merge(parts).ByChannel.Count)),
    };

    [Theory, MemberData(nameof(Kinds))]
    public void Ten_times_the_size_costs_at_most_twelve_times_as_much(string kind)
    {
        var (size, work) = Works[kind];
        var (once, tenTimes) = (Cost(work(size)), Cost(work(10 * size)));
        Assert.True(tenTimes <= ((kind == Sorted ? MostTimesOfSorted : MostTimes) * once) + 65_536, $"{size}: {once:N0} bytes, {10 * size}: {tenTimes:N0}, {(double)tenTimes / once:0.0} times");
    }

    [Fact]
    public void More_touches_of_one_customer_than_10_million_are_refused()
    {
        Assert.Equal(4_400, Journeys(4_400, 4_400, JourneyRules.Default).Count(journey => journey.Conversions == 1));
        Assert.Contains("10000000", Assert.Throws<InvalidOperationException>(() => Journeys(4_500, 4_500, JourneyRules.Default)).Message, StringComparison.Ordinal);

        // Sales at one instant share their touches, also if a journey starts anew at each sale.
        Assert.Throws<InvalidOperationException>(() => Journeys(4_500, 4_500, new JourneyRules(restartAfterSale: true), together: true));
    }

    [Fact]
    public void More_than_a_thousand_channels_are_refused_in_a_chain()
    {
        Assert.Equal("journeys", Assert.Throws<ArgumentException>(() => MarkovChain.Of(Paths(1_001, i => [$"channel {i}"]))).ParamName);
        Assert.Equal(200, MarkovChain.Of(Paths(200, i => [$"channel {i}"])).Channels.Count);
    }

    [Fact]
    public void Weights_without_a_common_denominator_are_refused() =>
        Assert.Contains("Scale the weights", Assert.Throws<InvalidOperationException>(() => Paths(5_000, _ => ["a", "b"]).Attribute(new Weights(i => (long.MaxValue / 3) - (7 * i)))).Message, StringComparison.Ordinal);

    // Bytes of memory stand for the work too: what walks the same again and again makes something each time, a number, a list, a sum.
    private static long Cost(Func<object?> work)
    {
        work();
        var before = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(work());
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static Func<object?> Of<T>(T prepared, Func<T, object?> work) => () => work(prepared);

    private static T[] Parts<T>(int count, Func<int, T> part) => [.. Enumerable.Range(0, count).Select(part)];

    private static Deal Won(int i) => new(Start, Start.AddDays(1 + (i % 60)), Outcome.Won, 100 + i);

    private static PurchaseHistory<string>[] Histories(int count, Func<int, int> group) => Parts(count, part =>
        Enumerable.Range(0, 10).Select(i => Purchase.Of($"{group(part)} {i}", Start.AddDays(i), 10m)).Summarize(TimeZoneInfo.Utc));

    private static PurchaseHistory<int> Customers(int count) =>
        Enumerable.Range(0, count).SelectMany(i => new[] { 0, 1, 12 }.Select(later => Purchase.Of(i, Start.AddYears(-100).AddMonths((i + later) % 3_000), 10m))).Summarize(TimeZoneInfo.Utc);

    private static JourneySet Journeys(int touches, int sales, JourneyRules rules, bool together = false)
    {
        var builder = new JourneyBuilder<string>(rules);
        for (var i = 0; i < touches; i++)
            builder.AddTouch("a", i % 2 == 0 ? "search" : "email", new Touch(Start.AddHours(i)));
        for (var i = 0; i < sales; i++)
            builder.AddSale("a", new Sale(Start.AddHours(together || sales == 1 ? touches : i + 0.5), 100m));
        return builder.ToJourneys();
    }

    private static JourneySet ManyCustomers(int count)
    {
        var builder = new JourneyBuilder<int>();
        for (var i = 0; i < count; i++)
        {
            builder.AddTouch(i, $"channel {i % 20}", new Touch(Start));
            builder.AddTouch(i, $"channel {i % 7}", new Touch(Start.AddHours(1)));
            builder.AddSale(i, new Sale(Start.AddHours(2 + (i % 30)), 100m));
        }

        return builder.ToJourneys();
    }

    private static JourneySet Paths(int count, Func<int, string[]> channels) => Enumerable.Range(0, count).Select(i => new ConversionPath(channels(i), 1, 10m)).ToJourneys();

    private static TimeToWinSummary Times(int days) =>
        Enumerable.Range(0, days).SelectMany(i => new[] { Outcome.Won, Outcome.Lost, Outcome.Open }.Select(outcome =>
            new Deal(Start, outcome == Outcome.Open ? null : Start.AddDays(i), outcome, 1m))).SummarizeTimeToWin(Start.AddDays(days));

    private static BusinessCalendar Changed(int changes, CalendarDay[]? holidays = null)
    {
        var weeks = Parts(8, i => WorkingWeek.MondayToFriday(TimeSpan.FromHours(7 + i), TimeSpan.FromHours(16)));
        return Enumerable.Range(0, changes).Aggregate(
            new BusinessCalendar(TimeZoneInfo.Utc, weeks[0], holidays),
            (calendar, i) => calendar.ChangedFrom(new CalendarDay(2025, 1, 1).AddDays(i), weeks[i % weeks.Length]));
    }

    private static SupportCase Case(int events) => new(Enumerable.Range(0, events).Select(i => new CaseEvent(Start.AddHours(i), i == 0 ? CaseEventKind.Opened : i % 2 == 1 ? CaseEventKind.Resolved : CaseEventKind.Reopened)));

    private static StageFunnel Funnel(int count)
    {
        var stages = new PipelineStages(Parts(count, i => $"stage {i}"));
        return new[] { new StageHistory(stages, [new StageChange("stage 0", Start), new StageChange($"stage {count - 1}", Start.AddDays(1))], null, Outcome.Open) }.SummarizeFunnel(stages, Start.AddDays(9));
    }

    private static ExchangeRates Rates(int count) => new(Enumerable.Range(0, count).Select(i => new ExchangeRate("EUR", "USD", Start.AddDays(i), 1 + (i / 10_000m))), TimeSpan.FromDays(30));

    // Weights that depend on the number of the journey, counted here.
    private sealed class Weights(Func<int, long> weight) : AttributionModel("weights")
    {
        private int _journeys;

        public override void Weigh(Journey journey, long[] weights)
        {
            weights[0] = weight(_journeys++);
            weights[^1] += 1;
        }
    }
}
