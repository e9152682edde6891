using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Sales;
using CrmRoi.Metrics.Tests.Laws;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Impact;

[Properties(Arbitrary = [typeof(Generators)])]
public class BeforeAndAfterTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private static DateTimeOffset Day(int year, int month, int day) => Period.Month(year, month, Berlin).Start.AddDays(day - 1);

    [Fact]
    public void Months_around_a_go_live_on_the_first_adjoin_it()
    {
        var periods = ComparisonPeriods.AroundGoLive(Day(2025, 1, 1), 6, Berlin);
        Assert.Equal(new Period(Day(2024, 7, 1), Day(2025, 1, 1)), periods.Before);
        Assert.Equal(new Period(Day(2025, 1, 1), Day(2025, 7, 1)), periods.After);
        Assert.Null(periods.RampUp);
        Assert.True(periods.HaveEqualLength);
        Assert.False(periods.HaveSameSeason);
        Assert.Equal(6, periods.MonthsAfter);
    }

    [Fact]
    public void The_month_of_a_go_live_within_it_and_the_ramp_up_belong_to_neither()
    {
        var periods = ComparisonPeriods.AroundGoLive(Day(2025, 3, 10), 2, Berlin, rampUpMonths: 1);
        Assert.Equal(new Period(Day(2025, 1, 1), Day(2025, 3, 1)), periods.Before);
        Assert.Equal(new Period(Day(2025, 5, 1), Day(2025, 7, 1)), periods.After);
        Assert.Equal(new Period(Day(2025, 3, 10), Day(2025, 5, 1)), periods.RampUp);
    }

    [Theory]
    [InlineData(3, 0, 2024)]
    [InlineData(12, 0, 2024)]
    [InlineData(12, 2, 2023)]
    [InlineData(14, 0, 2023)]
    public void The_same_calendar_months_lie_whole_years_before(int months, int rampUp, int year)
    {
        var periods = ComparisonPeriods.SameCalendarMonths(Day(2025, 1, 1), months, Berlin, rampUp);
        Assert.Equal(Day(year, 1 + rampUp, 1), periods.Before.Start);
        Assert.True(periods.Before.End <= periods.GoLive);
        Assert.True(periods.HaveSameSeason);
        Assert.True(periods.HaveEqualLength);
    }

    [Fact]
    public void Totals_of_unequal_periods_are_refused_or_compared_per_month()
    {
        var periods = new ComparisonPeriods(new(Day(2024, 1, 1), Day(2025, 1, 1)), new(Day(2025, 1, 1), Day(2025, 5, 1)), Day(2025, 1, 1), Berlin);
        var error = Assert.Throws<InvalidOperationException>(() => periods.ChangeOfTotal(1200, 800));
        Assert.Contains("per month", error.Message, StringComparison.Ordinal);
        Assert.Equal(Change.WithoutInterval(100, 200), periods.ChangePerMonth(1200, 800));
        Assert.False(periods.ChangePerMonth(null, 800).IsDefined);
    }

    [Fact]
    public void Spans_that_are_no_months_are_as_long_as_the_clocks_say()
    {
        // 30 days with the change to summer time in them, one hour of elapsed time short.
        var goLive = Day(2025, 3, 15);
        var local = new DateTime(2025, 4, 14);
        var after = new Period(goLive, new DateTimeOffset(local, Berlin.GetUtcOffset(local)));
        var periods = new ComparisonPeriods(new(goLive.AddDays(-30), goLive), after, goLive, Berlin);
        Assert.True(periods.HaveEqualLength);
        Assert.Equal(30 / 30.436875m, periods.MonthsAfter);
        Assert.Equal(50, periods.ChangeOfTotal(100, 150).Absolute);
        Assert.Throws<InvalidOperationException>(() => periods.ChangeByIndependentMonths(_ => 0));
    }

    [Fact]
    public void Periods_on_the_wrong_side_of_go_live_are_refused()
    {
        Period early = new(Day(2024, 1, 1), Day(2024, 7, 1)), late = new(Day(2024, 7, 1), Day(2025, 1, 1));
        Assert.Throws<ArgumentException>(() => new ComparisonPeriods(late, early, Day(2024, 7, 1), Berlin));
        Assert.Throws<ArgumentException>(() => new ComparisonPeriods(early, late, Day(2024, 6, 1), Berlin));
        Assert.Throws<ArgumentException>(() => new ComparisonPeriods(early, late, Day(2024, 8, 1), Berlin));
        Assert.Throws<ArgumentException>(() => new ComparisonPeriods(default, late, Day(2024, 7, 1), Berlin));
        Assert.Throws<ArgumentOutOfRangeException>(() => ComparisonPeriods.AroundGoLive(Day(2025, 1, 1), 0, Berlin));
        Assert.Throws<ArgumentOutOfRangeException>(() => ComparisonPeriods.AroundGoLive(Day(2025, 1, 1), 1, Berlin, -1));
    }

    [Fact]
    public void A_figure_by_month_has_Welchs_interval()
    {
        var periods = ComparisonPeriods.AroundGoLive(Day(2025, 1, 1), 3, Berlin);
        var change = periods.ChangeByIndependentMonths(month => 10 * TimeZoneInfo.ConvertTime(month.Start, Berlin).Month);
        var expected = Change.Of(Moments.Of([100, 110, 120]), Moments.Of([10, 20, 30]));
        Assert.Equal((expected.Before, expected.After, expected.Interval, "month"), (change.Before, change.After, change.Interval, change.SamplingUnit));
    }

    [Fact]
    public void Cohorts_at_equal_follow_up_do_not_flatter_the_CRM()
    {
        // Every deal takes 40 days if opened on an even month day, 10 days if not; nothing changed with the CRM.
        var goLive = Day(2025, 1, 1);
        Deal[] deals = [.. Enumerable.Range(-180, 360).Select(i => goLive.AddDays(i)).Select((day, i) => new Deal(day, day.AddDays(i % 2 == 0 ? 40 : 10), Outcome.Won, 100))];
        var until = Day(2025, 3, 1);
        Deal[] known = [.. deals.AsOf(until)];
        var periods = new ComparisonPeriods(new(goLive.AddDays(-59), goLive), new(goLive, until), goLive, Berlin);

        var naive = Change.Of(known.OpenedIn(periods.Before).Summarize().SalesCycle, known.OpenedIn(periods.After).Summarize().SalesCycle);
        Assert.True(naive.Absolute < -5);

        var fair = deals.CompareBeforeAndAfter(periods, TimeSpan.FromDays(30), until);
        Assert.Equal(0, Math.Round(fair.DaysWon.Absolute!.Value, 0));
        Assert.Equal((10, 10), (fair.TimeToWin.Before.Quantile(0.4), fair.TimeToWin.After.Quantile(0.4)));
        Assert.Equal(0, Math.Round(fair.CloseRate.Absolute!.Value, 1));
        Assert.Equal(29, fair.NotYetObserved);
        Assert.Equal(known.Count(deal => deal.Opened < goLive && !(deal.Closed < goLive)), fair.Straddling);
    }

    [Fact]
    public void A_period_within_the_hour_that_autumn_repeats_is_as_long_as_the_time_that_passes()
    {
        var start = new DateTimeOffset(2025, 10, 26, 0, 30, 0, TimeSpan.Zero);
        foreach (var length in new[] { TimeSpan.FromMinutes(30), TimeSpan.FromHours(1), TimeSpan.FromHours(23) })
        {
            var periods = new ComparisonPeriods(new(start, start + length), new(start + length, start + length + length), start + length, Berlin);
            Assert.Equal((decimal)length.Ticks / TimeSpan.TicksPerDay / 30.436875m, periods.MonthsBefore);
            Assert.True(periods.MonthsAfter > 0);
            Assert.Equal(60 / periods.MonthsBefore, periods.ChangePerMonth(60, 30).Before);
        }
    }

    [Fact]
    public void What_is_no_deal_is_refused_by_its_position()
    {
        var goLive = Day(2025, 1, 1);
        var periods = ComparisonPeriods.AroundGoLive(goLive, 3, Berlin);
        Deal[] deals = [new(goLive, null, Outcome.Open, 1), default];
        var error = Assert.Throws<ArgumentException>(() => deals.CompareBeforeAndAfter(periods, TimeSpan.FromDays(30), periods.After.End));
        Assert.Contains("index 1", error.Message, StringComparison.Ordinal);
    }

    [Property]
    public void Times_to_win_are_those_of_the_cohorts_and_lose_no_deal(Deal[] deals)
    {
        var goLive = new DateTimeOffset(2050, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var until = goLive.AddYears(95);
        var followUp = TimeSpan.FromDays(900);
        var periods = new ComparisonPeriods(new(goLive.AddYears(-90), goLive), new(goLive.AddYears(5), goLive.AddYears(90)), goLive, TimeZoneInfo.Utc);
        var comparison = deals.CompareBeforeAndAfter(periods, followUp, until);
        foreach (var (period, times, cohort) in new[] { (periods.Before, comparison.TimeToWin.Before, comparison.CohortBefore), (periods.After, comparison.TimeToWin.After, comparison.CohortAfter) })
        {
            Deal[] opened = [.. deals.AsOf(until).OpenedIn(period)];
            Assert.Equal(opened.Length, times.Won + times.Lost + times.Open);
            if (opened.All(deal => until - deal.Opened >= followUp))
                Assert.Equal((cohort.Won, cohort.Lost, cohort.Open), (times.Won, times.Lost, times.Open));
        }
    }

    [Property]
    public void Each_population_is_what_the_plain_filters_give(Deal[] deals)
    {
        var goLive = new DateTimeOffset(2050, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var until = goLive.AddYears(95);
        var followUp = TimeSpan.FromDays(900);
        var periods = new ComparisonPeriods(new(goLive.AddYears(-90), goLive), new(goLive.AddYears(5), goLive.AddYears(90)), goLive, TimeZoneInfo.Utc);
        var comparison = deals.CompareBeforeAndAfter(periods, followUp, until);
        Deal[] known = [.. deals.AsOf(until)];

        Assert.Equal(known.ClosedIn(periods.Before).Summarize(), comparison.Before);
        Assert.Equal(known.ClosedIn(periods.After).Summarize(), comparison.After);
        Assert.Equal(known.OpenedIn(periods.Before).AtEqualFollowUp(followUp, until).Summarize(), comparison.CohortBefore);
        Assert.Equal(known.OpenedIn(periods.After).AtEqualFollowUp(followUp, until).Summarize(), comparison.CohortAfter);
        Assert.Equal(
            known.OpenedIn(periods.Before).Count() + known.OpenedIn(periods.After).Count(),
            comparison.CohortBefore.Created + comparison.CohortAfter.Created + comparison.NotYetObserved);
    }
}
