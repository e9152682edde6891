using CrmRoi.Metrics.Customers;
using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Marketing;
using CrmRoi.Metrics.Sales;
using CrmRoi.Metrics.Service;

namespace CrmRoi.Metrics.Tests;

/// <summary>What once hung, swallowed memory, threw the wrong error or gave a wrong figure at an edge, each as it was found.</summary>
public class HostileTests
{
    private static readonly DateTimeOffset Now = new(2025, 5, 5, 9, 30, 0, TimeSpan.Zero);

    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    // 42 KB of a curve of 2,000 days with large counts once took seconds to answer, each time.
    [Fact]
    public void A_curve_of_many_days_and_large_counts_answers_at_once()
    {
        var random = new Random(1);
        KeyValuePair<int, long>[] Counts() => [.. Enumerable.Range(0, 2_000).Select(day => new KeyValuePair<int, long>(day, random.NextInt64(1, 1L << 36)))];
        var bytes = TimeToWinSummary.FromTotals(Counts(), Counts(), Counts()).ToBytes();
        Assert.InRange(bytes.Length, 30_000, 60_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var summary = TimeToWinSummary.FromBytes(bytes);
        for (var i = 0; i < 1_000; i++)
            Assert.NotNull(summary.MedianAmongWinners);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 16_000_000);
    }

    // 17 bytes with 2^62 items once poisoned every later sum.
    [Theory]
    [InlineData("43524D010A000080808080808080804002")]
    [InlineData("43524D010A000080808080808080807F02")]
    public void A_summary_of_more_items_than_anybody_has_is_refused(string hex) =>
        Assert.Throws<FormatException>(() => SalesActivitySummary.FromBytes(Convert.FromHexString(hex)));

    [Fact]
    public void A_sum_beyond_64_bits_is_a_named_error_and_changes_nothing()
    {
        var many = new[] { new Lead(Now, null, Outcome.Open) }.Summarize();
        for (var i = 0; i < 62; i++)
            many += many;
        var builder = LeadSummary.NewBuilder();
        builder.Add(many);
        Assert.Contains("more than 9223372036854775807 items", Assert.Throws<OverflowException>(() => builder.Add(many)).Message, StringComparison.Ordinal);
        Assert.Equal(many, builder.ToSummary());
        Assert.Throws<OverflowException>(() => many + many);
    }

    [Fact]
    public void No_date_is_no_fact()
    {
        Assert.Equal("at", Assert.Throws<ArgumentOutOfRangeException>(() => Purchase.Of("a", DateTimeOffset.MinValue, 10m)).ParamName);
        var history = new[] { Purchase.Of("a", Now, 10m) }.Summarize(Berlin);
        Assert.Equal("observedUntil", Assert.Throws<ArgumentOutOfRangeException>(() => history.Months(DateTimeOffset.MaxValue)).ParamName);
        Assert.Equal("observedUntil", Assert.Throws<ArgumentOutOfRangeException>(() => history.Cohorts(DateTimeOffset.MinValue)).ParamName);
    }

    // Bins by day, the first and the last day that a fact can have in each of 100 groups: once megabytes each.
    [Fact]
    public void Days_far_apart_cost_no_memory_for_the_days_between()
    {
        var first = new DateTimeOffset(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Deal[] deals = [new Deal(first, null, Outcome.Open, 1m), new Deal(Now, null, Outcome.Open, 1m)];
        SupportCase[] cases = [new([new CaseEvent(first, CaseEventKind.Opened)]), new([new CaseEvent(Now, CaseEventKind.Opened)])];
        var before = GC.GetAllocatedBytesForCurrentThread();
        var times = Enumerable.Range(0, 200).SummarizeTimeToWinBy(i => i / 2, i => deals[i % 2], Now.AddYears(100));
        var services = Enumerable.Range(0, 200).SummarizeBy(i => i / 2, i => cases[i % 2], new ServiceRules(Now.AddYears(100), Berlin, ReopenPolicy.LastResolution));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 2_000_000);
        Assert.Equal((100, 100), (times.Count, services.Count));
    }

    [Fact]
    public void Journeys_are_asked_for_by_numbers_that_there_are()
    {
        var journeys = new[] { new ConversionPath(["a"], 1, 0) }.ToJourneys();
        foreach (var index in new[] { -1, 1, int.MinValue, int.MaxValue })
        {
            Assert.Equal("index", Assert.Throws<ArgumentOutOfRangeException>(() => journeys[index]).ParamName);
            Assert.Equal("touch", Assert.Throws<ArgumentOutOfRangeException>(() => journeys[0].Channel(index)).ParamName);
            Assert.Equal("touch", Assert.Throws<ArgumentOutOfRangeException>(() => journeys[0].Kind(index)).ParamName);
            Assert.Equal("touch", Assert.Throws<ArgumentOutOfRangeException>(() => journeys[0].TimeToSale(index)).ParamName);
            Assert.Equal("touch", Assert.Throws<ArgumentOutOfRangeException>(() => journeys[0].IsFirstOfChannel(index)).ParamName);
        }

        Assert.Equal("touch", Assert.Throws<ArgumentOutOfRangeException>(() => default(Journey).Channel(0)).ParamName);
    }

    [Fact]
    public void A_model_weighs_a_journey_with_touches_and_a_place_for_each()
    {
        var journey = new[] { new ConversionPath(["a", "b"], 1, 0) }.ToJourneys()[0];
        foreach (var model in new[] { AttributionModel.Linear, AttributionModel.LastTouch, AttributionModel.PositionBased(), AttributionModel.TimeDecay(TimeSpan.FromDays(1)), AttributionModel.ViewThrough })
        {
            Assert.Equal("weights", Assert.Throws<ArgumentNullException>(() => model.Weigh(journey, null!)).ParamName);
            Assert.Equal("weights", Assert.Throws<ArgumentException>(() => model.Weigh(journey, new long[1])).ParamName);
            Assert.Equal("journey", Assert.Throws<ArgumentException>(() => model.Weigh(default, [])).ParamName);
        }
    }

    [Fact]
    public void A_case_that_is_null_is_named_by_its_position()
    {
        var period = Period.Year(2025, Berlin);
        SupportCase[] cases = [new([new CaseEvent(Now, CaseEventKind.Opened)]), null!];
        Assert.Contains("(index 1)", Assert.Throws<ArgumentException>(() => cases.OpenedIn(period).ToArray()).Message, StringComparison.Ordinal);
        Assert.Contains("(index 1)", Assert.Throws<ArgumentException>(() => cases.ResolvedIn(period, ReopenPolicy.LastResolution).ToArray()).Message, StringComparison.Ordinal);
        Assert.Equal("policy", Assert.Throws<ArgumentOutOfRangeException>(() => Array.Empty<SupportCase>().ResolvedIn(period, (ReopenPolicy)77)).ParamName);
    }

    [Fact]
    public void A_calendar_answers_to_the_end_of_time()
    {
        var calendar = new BusinessCalendar(Berlin, WorkingWeek.MondayToFriday(TimeSpan.FromHours(9), TimeSpan.FromHours(17)));
        Assert.Null(calendar.Deadline(Now, TimeSpan.MaxValue));
        Assert.Null(calendar.LatestStart(Now, TimeSpan.MaxValue));
        Assert.InRange(calendar.WorkingDays(new Period(Now, DateTimeOffset.MaxValue)), 175 * 260, 175 * 262);
        Assert.NotNull(new AgentWorkload(1, 1, 1).PerAgentAndWorkingDay(new Period(Now, DateTimeOffset.MaxValue), calendar).Value);
    }

    // From 0:30 UTC the clocks of Berlin show an hour that they have shown before.
    [Fact]
    public void A_period_within_the_hour_that_comes_twice_has_a_length()
    {
        var start = new DateTimeOffset(2025, 10, 26, 0, 30, 0, TimeSpan.Zero);
        var periods = new ComparisonPeriods(new Period(start, start.AddHours(1)), new Period(start.AddHours(1), start.AddHours(2)), start.AddHours(1), Berlin);
        Assert.True(periods.MonthsBefore > 0);
        Assert.Equal(0, periods.ChangePerMonth(100, 100).Absolute);
        Assert.Throws<ArgumentException>("after", () => new ComparisonPeriods(periods.Before, new Period(start.AddHours(1), DateTimeOffset.MaxValue), start.AddHours(1), Berlin));
    }

    [Fact]
    public void Months_around_a_go_live_stay_within_the_years_of_facts()
    {
        foreach (var months in new[] { 0, -1, 5_000, 1_000_000, int.MaxValue })
        {
            Assert.Throws<ArgumentOutOfRangeException>("months", () => ComparisonPeriods.AroundGoLive(Now, months, Berlin));
            Assert.Throws<ArgumentOutOfRangeException>("months", () => ComparisonPeriods.SameCalendarMonths(Now, months, Berlin));
        }

        Assert.Throws<ArgumentOutOfRangeException>("rampUpMonths", () => ComparisonPeriods.AroundGoLive(Now, 12, Berlin, int.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>("goLive", () => ComparisonPeriods.AroundGoLive(DateTimeOffset.MinValue, 12, Berlin));
        Assert.Equal(12 * 120, ComparisonPeriods.AroundGoLive(Now, 12 * 120, Berlin).MonthsBefore);
    }

    [Fact]
    public void A_year_that_has_no_beginning_is_refused_by_name()
    {
        Assert.Equal("year", Assert.Throws<ArgumentOutOfRangeException>(() => Period.Year(1, Berlin)).ParamName);
        Assert.Equal("year", Assert.Throws<ArgumentOutOfRangeException>(() => Period.Year(9999, Berlin)).ParamName);
    }

    [Fact]
    public void The_spend_of_a_source_is_given_once()
    {
        var leads = new[] { "x" }.SummarizeBy(source => source, _ => new Lead(Now, null, Outcome.Open));
        KeyValuePair<string, decimal> paid = new("x", 5), none = new(null!, 5), negative = new("x", -5);
        Assert.Equal("spendBySource must have each source once (index 1), but was \"x\". (Parameter 'spendBySource')", Assert.Throws<ArgumentException>(() => leads.CostPerLead([paid, paid])).Message);
        Assert.Equal("spendBySource", Assert.Throws<ArgumentException>(() => leads.CostPerLead([none])).ParamName);
        Assert.Equal("spendBySource", Assert.Throws<ArgumentOutOfRangeException>(() => leads.CostPerLead([negative])).ParamName);
    }

    // The row of a key that throws once stayed in the builder: histories with the same rows were not equal, and the first row broke the builder.
    [Fact]
    public void A_key_that_throws_leaves_a_builder_as_it_was()
    {
        Key good = new("good"), bad = new("bad", throws: true);
        var clean = new[] { Purchase.Of(good, Now, 10m) }.Summarize(Berlin);
        var builder = PurchaseHistory<Key>.NewBuilder(Berlin);
        Assert.Throws<NotSupportedException>(() => builder.Add(Purchase.Of(bad, Now, 5m)));
        Assert.Equal(0, builder.ToSummary().Customers);
        builder.Add(Purchase.Of(good, Now, 10m));
        Assert.Throws<NotSupportedException>(() => builder.Add(Purchase.Of(bad, Now, 5m)));
        Assert.Equal(clean, builder.ToSummary());

        var journeys = new JourneyBuilder<Key>();
        Assert.Throws<NotSupportedException>(() => journeys.AddTouch(bad, "search", new Touch(Now)));
        Assert.Throws<NotSupportedException>(() => journeys.AddSale(bad, new Sale(Now, 5m)));
        journeys.AddTouch(good, "search", new Touch(Now));
        Assert.Throws<NotSupportedException>(() => journeys.AddTouch(bad, "search", new Touch(Now)));
        journeys.AddSale(good, new Sale(Now.AddDays(1), 5m));
        Assert.Equal(1, Assert.Single(journeys.ToJourneys()).Conversions);
    }

    [Fact]
    public void An_argument_that_is_null_has_the_name_that_the_caller_knows()
    {
        Assert.Equal("deals", Assert.Throws<ArgumentNullException>(() => ((Deal[])null!).Summarize()).ParamName);
        Assert.Equal("leads", Assert.Throws<ArgumentNullException>(() => ((Lead[])null!).Summarize()).ParamName);
        Assert.Equal("deal", Assert.Throws<ArgumentNullException>(() => new[] { 1 }.SummarizeBy(i => i, (Func<int, Deal>)null!)).ParamName);
        Assert.Equal("others", Assert.Throws<ArgumentNullException>(() => SalesSummary.Empty.Merge([null!])).ParamName);
    }

    [Fact]
    public void No_text_of_a_measure_throws()
    {
        object[] measures =
        [
            new Ratio(decimal.MaxValue, 1), new Ratio(decimal.MaxValue, 0.0000000000000000000000000001m), new Average(decimal.MinValue, 1), Moments.Of([decimal.MaxValue, decimal.MaxValue]),
            new NetPromoterScore(long.MaxValue, 0, 0), new TargetAttainment(long.MaxValue, 0, 0, 0), Change.WithoutInterval(decimal.MinValue, decimal.MaxValue), new DifferenceInDifferences(decimal.MaxValue, decimal.MinValue),
            CommissionPlan.Marginal(new CommissionTier(0, 1)).CommissionOn(decimal.MaxValue, decimal.MinValue),
        ];
        Assert.All(measures, measure => Assert.NotEmpty(measure.ToString()!));
    }

    [Fact]
    public void Counts_of_a_measure_add_up_to_64_bits()
    {
        Assert.Equal("passives", Assert.Throws<ArgumentOutOfRangeException>(() => new NetPromoterScore(long.MaxValue, 1, 0)).ParamName);
        Assert.Equal("breached", Assert.Throws<ArgumentOutOfRangeException>(() => new TargetAttainment(long.MaxValue, 1, 0, 0)).ParamName);
        Assert.True(new NetPromoterScore(long.MaxValue, 0, 0).IsDefined);
        Assert.Throws<OverflowException>(() => new NetPromoterScore(long.MaxValue, 0, 0) + new NetPromoterScore(0, 1, 0));
        Assert.Throws<OverflowException>(() => new TargetAttainment(long.MaxValue, 0, 0, 0) + new TargetAttainment(0, 0, 0, 1));
    }

    [Fact]
    public void Trials_beyond_64_bits_together_are_compared()
    {
        var comparison = new ProportionComparison(new(long.MaxValue / 2, long.MaxValue), new(long.MaxValue / 2, long.MaxValue));
        Assert.Equal(0, comparison.PooledZ!.Value, 1e-6);
        Assert.Equal(1, comparison.PooledPValue!.Value, 1e-6);
    }

    [Fact]
    public void The_shortest_duration_that_there_is_has_a_median() =>
        Assert.Equal(TimeSpan.MinValue, DurationDistribution.Of([TimeSpan.MinValue]).Median);

    [Fact]
    public void As_many_wins_as_can_be_have_a_curve()
    {
        var summary = TimeToWinSummary.FromTotals([new(1, long.MaxValue)], [], []);
        Assert.Equal((1, 1m), (summary.MedianAmongWinners, summary.WonBy(1)));
        Assert.Throws<InvalidOperationException>(() => summary.ToBytes());
    }

    [Fact]
    public void A_median_is_exact_to_the_last_digit()
    {
        Assert.Equal(1m / 3, SampleQuantile.Median([1m / 3, 1m / 3]));
        Assert.Equal(0.0000000000000000000000000001m, SampleQuantile.Median([0.0000000000000000000000000001m, 0.0000000000000000000000000001m]));
        Assert.Equal(decimal.MaxValue, SampleQuantile.Median([decimal.MaxValue, decimal.MaxValue]));
        Assert.Equal(decimal.MinValue, SampleQuantile.At([decimal.MinValue, decimal.MinValue], 0.3));
    }

    [Theory]
    [InlineData("10.005", 2, "10.00")]
    [InlineData("10.995", 0, "10")]
    [InlineData("10.00", 2, "10.00")]
    [InlineData("0.004", 2, "0")]
    public void A_payout_never_exceeds_its_cap(string cap, int decimals, string payout)
    {
        var plan = CommissionPlan.Marginal(new CommissionTier(0, 0.1m)).WithCap(decimal.Parse(cap, System.Globalization.CultureInfo.InvariantCulture)).WithRounding(decimals, MidpointRounding.AwayFromZero);
        Assert.Equal(decimal.Parse(payout, System.Globalization.CultureInfo.InvariantCulture), plan.CommissionOn(1_000_000).Due);
    }

    [Fact]
    public void The_name_of_a_position_based_model_adds_up_to_100_percent()
    {
        Assert.Equal("position-based 12.5%/75%/12.5%", AttributionModel.PositionBased(0.125m, 0.125m).Name);
        Assert.Equal("position-based 12.3456789%/75.3086422%/12.3456789%", AttributionModel.PositionBased(0.123456789m, 0.123456789m).Name);
        Assert.Equal("first", Assert.Throws<ArgumentOutOfRangeException>(() => AttributionModel.PositionBased(decimal.MinValue, decimal.MaxValue)).ParamName);
    }

    // More sales than 64 bits count are credited all the same.
    [Fact]
    public void A_chain_counts_as_many_sales_as_its_paths_have() =>
        Assert.Equal(2m * long.MaxValue, MarkovChain.Of(new[] { new ConversionPath(["a"], long.MaxValue, 0), new ConversionPath(["a"], long.MaxValue, 0) }.ToJourneys()).Credits.Total.Conversions);

    [Fact]
    public void Groups_under_different_rules_have_no_total_and_say_so()
    {
        ServiceRules Rules(int day) => new(Now.AddDays(day), Berlin, ReopenPolicy.LastResolution);
        SupportCase[] cases = [new([new CaseEvent(Now.AddDays(-1), CaseEventKind.Opened)])];
        var groups = new SummaryGroups<string, ServiceSummary>(ServiceSummary.Empty, [new("a", cases.Summarize(Rules(0))), new("b", cases.Summarize(Rules(1)))]);
        Assert.Throws<ArgumentException>(() => groups.Total);
    }

    [Fact]
    public void A_projection_of_nothing_gains_nothing_whatever_the_uplift()
    {
        var projection = new Metrics.Investment.Projection(default, decimal.MaxValue, decimal.MaxValue, decimal.MaxValue, decimal.MaxValue);
        Assert.Equal((0m, 0m, 0m, 0m, 0m), (projection.ConversionRate, projection.RetentionRate, projection.SalesGain, projection.RetentionGain, projection.ProductivityGain));
    }

    private sealed class Key(string name, bool throws = false)
    {
        public override bool Equals(object? obj) => ReferenceEquals(this, obj);

        public override int GetHashCode() => throws ? throw new NotSupportedException() : name.Length;
    }
}
