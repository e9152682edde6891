using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Tests.Sales;

public class TimeToWinTests
{
    private static readonly DateTimeOffset AsOf = new(2024, 6, 30, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_curve_worked_by_hand()
    {
        // Ten deals: lost on day 1; won on 2 and 2; open at 3; won on 4, lost on 4; open at 5 and 5; won on 8; open at 9.
        var summary = Counts((1, 0, 1, 0), (2, 2, 0, 0), (3, 0, 0, 1), (4, 1, 1, 0), (5, 0, 0, 2), (8, 1, 0, 0), (9, 0, 0, 1));

        // Day 1: at risk 10, lost 1/10, undecided 9/10. Day 2: at risk 9, won 9/10 × 2/9 = 1/5, undecided 7/10.
        // Day 4: at risk 6, won 1/5 + 7/60 = 19/60, lost 1/10 + 7/60 = 13/60, undecided 28/60.
        // Day 8: at risk 2, won 19/60 + 28/60 × 1/2 = 33/60 = 0.55, undecided 14/60.
        Assert.Equal([10, 9, 7, 6, 4, 2, 1], summary.Curve.Select(day => day.AtRisk));
        Assert.Equal(0, summary.WonBy(1));
        Assert.Equal(0.2m, summary.WonBy(2));
        Assert.Equal(0.2m, summary.WonBy(3));
        Assert.Equal(0.3166666666666666666666666667m, summary.WonBy(4));
        Assert.Equal(0.2166666666666666666666666667m, summary.LostBy(7));
        Assert.Equal(0.55m, summary.WonBy(9));
        Assert.Equal(0.2333333333333333333333333333m, summary.UndecidedAfter(9));
        Assert.Null(summary.WonBy(10));
        Assert.Equal(8, summary.Median);
        Assert.Null(summary.Quantile(0.6));

        // Half of 0.55 is reached on day 4; of 0.55 + 0.2333 only on day 8.
        Assert.Equal(4, summary.MedianAmongWinners);
        Assert.Equal(8, summary.LatestQuantileAmongWinners(0.5));

        // Kaplan-Meier: 1 − 7/9 × 5/6 × 1/2 = 73/108.
        Assert.Equal(0.6759259259259259259259259259m, summary.KaplanMeierWonBy(9));
    }

    [Theory]
    // Remission under 6-mercaptopurine, weeks; Freireich and others, Blood 21 (1963), as worked in Kleinbaum and Klein, Survival Analysis, table 2.2.
    [InlineData(6, 0.8571)]
    [InlineData(7, 0.8067)]
    [InlineData(10, 0.7529)]
    [InlineData(13, 0.6902)]
    [InlineData(16, 0.6275)]
    [InlineData(22, 0.5378)]
    [InlineData(23, 0.4482)]
    public void Kaplan_Meier_gives_the_published_survival(int week, double survival)
    {
        var remission = Counts(
            (6, 3, 0, 1), (7, 1, 0, 0), (9, 0, 0, 1), (10, 1, 0, 1), (11, 0, 0, 1), (13, 1, 0, 0), (16, 1, 0, 0), (17, 0, 0, 1), (19, 0, 0, 1),
            (20, 0, 0, 1), (22, 1, 0, 0), (23, 1, 0, 0), (25, 0, 0, 1), (32, 0, 0, 2), (34, 0, 0, 1), (35, 0, 0, 1));
        Assert.Equal((decimal)survival, decimal.Round(1 - remission.KaplanMeierWonBy(week)!.Value, 4));
        Assert.Equal(remission.KaplanMeierWonBy(week), remission.WonBy(week));
        Assert.Equal(23, remission.Median);
        Assert.Equal(23, remission.KaplanMeierQuantile(0.5));
    }

    [Fact]
    public void Without_deals_nothing_is_defined()
    {
        Assert.Empty(TimeToWinSummary.Empty.Curve);
        Assert.Null(TimeToWinSummary.Empty.WonBy(0));
        Assert.Null(TimeToWinSummary.Empty.Quantile(0));
        Assert.Null(TimeToWinSummary.Empty.MedianAmongWinners);
    }

    [Fact]
    public void Where_all_is_decided_the_curve_stays_flat_for_ever()
    {
        var summary = Counts((3, 1, 0, 0), (5, 0, 1, 0));
        Assert.Equal(0, summary.WonBy(0));
        Assert.Equal(1, summary.UndecidedAfter(2));
        Assert.Equal(0.5m, summary.WonBy(1_000));
        Assert.Equal(0, summary.UndecidedAfter(1_000));
        Assert.Equal(0.5m, summary.KaplanMeierWonBy(5));
        Assert.Null(summary.KaplanMeierWonBy(6));
        Assert.Equal(3, summary.Median);
        Assert.Equal(0, summary.Quantile(0));
    }

    [Fact]
    public void A_day_is_24_hours_and_later_news_does_not_count()
    {
        var opened = AsOf.AddDays(-3);
        Deal[] deals =
        [
            new(opened, opened.AddHours(23), Outcome.Won, 1),
            new(opened, opened.AddHours(24), Outcome.Won, 1),
            new(opened, AsOf.AddTicks(1), Outcome.Lost, 1),
            new(AsOf.AddTicks(1), null, Outcome.Open, 1),
        ];
        var summary = deals.SummarizeTimeToWin(AsOf);
        Assert.Equal([0, 1, 3], summary.Curve.Select(day => day.Day));
        Assert.Equal((2, 0, 1, 1), (summary.Won, summary.Lost, summary.Open, summary.NotYetOpened));
        Assert.Contains("index 4", Assert.Throws<ArgumentException>(() => deals.Append(default).SummarizeTimeToWin(AsOf)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => summary.WonBy(-1));
    }

    [Fact]
    public void Hostile_counts_of_many_days_are_answered_at_once()
    {
        // 48 bits a day over 20,000 days: in exact fractions the last day would have a million digits.
        var random = new Random(5);
        KeyValuePair<int, long>[] Days() => [.. Enumerable.Range(0, 20_000).Select(day => new KeyValuePair<int, long>(day, random.NextInt64(1L << 48)))];
        var summary = TimeToWinSummary.FromTotals(Days(), Days(), Days());
        Assert.InRange(summary.MedianAmongWinners!.Value, 0, 19_999);
        Assert.InRange(summary.Quantile(0.2)!.Value, 0, 19_999);
        foreach (var day in summary.Curve)
            Assert.Equal(1, day.WonBy + day.LostBy + day.Undecided, 27);
    }

    [Fact]
    public void A_share_that_is_reached_exactly_is_reached()
    {
        // 1/3 and then half of the remaining third: together exactly a half, which no number of binary places holds.
        var summary = Counts((1, 1, 1, 0), (4, 0, 0, 0), (5, 1, 0, 1));
        Assert.Equal(0.5m, Counts((1, 2, 2, 0), (5, 1, 1, 0)).WonBy(5));
        Assert.Equal(5, summary.Quantile(0.5));
        Assert.Equal(0.5m, summary.WonBy(5));
    }

    private static TimeToWinSummary Counts(params (int Day, long Won, long Lost, long Open)[] days) => TimeToWinSummary.FromTotals(
        days.Select(day => new KeyValuePair<int, long>(day.Day, day.Won)),
        days.Select(day => new KeyValuePair<int, long>(day.Day, day.Lost)),
        days.Select(day => new KeyValuePair<int, long>(day.Day, day.Open)));
}
