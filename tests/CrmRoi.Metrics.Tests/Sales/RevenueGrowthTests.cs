using CrmRoi.Metrics.Sales;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Sales;

public class RevenueGrowthTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Fact]
    public void Unequal_windows_compare_per_month_and_months_without_revenue_count()
    {
        // 300 in three months of which one brought nothing; 450 in two months.
        Deal[] deals = [Won(2024, 1, 15, 100), Won(2024, 3, 15, 200), Won(2024, 6, 1, 150), Won(2024, 7, 31, 300), Won(2024, 4, 15, 1_000)];
        var growth = RevenueGrowth.Between(
            new Period(Day(2024, 1, 1), Day(2024, 4, 1)), new Period(Day(2024, 6, 1), Day(2024, 8, 1)), Berlin, PartialMonths.Refuse,
            months => deals.ClosedIn(months).Summarize().WonAmount);

        Assert.Equal(new Average(300, 3), growth.Before);
        Assert.Equal(new Average(450, 2), growth.After);
        Assert.Equal(125, growth.MonthlyChange);
        Assert.Equal(1.25m, growth.Rate.Value);
        Assert.Equal("100 → 225 (125%)", growth.ToString());
    }

    [Fact]
    public void A_partial_month_is_refused_or_left_out_as_asked()
    {
        var before = new Period(Day(2024, 1, 10), Day(2024, 4, 1));
        var after = new Period(Day(2024, 4, 1), Day(2024, 6, 20));
        var asked = new List<Period>();
        var error = Assert.Throws<ArgumentException>("before", () => Between(PartialMonths.Refuse));
        Assert.Contains("calendar month", error.Message);
        Assert.Empty(asked);

        var growth = Between(PartialMonths.LeaveOut);
        Assert.Equal([new Period(Day(2024, 2, 1), Day(2024, 4, 1)), new Period(Day(2024, 4, 1), Day(2024, 6, 1))], asked);
        Assert.Equal((2, 2), (growth.Before.Count, growth.After.Count));

        RevenueGrowth Between(PartialMonths rule) => RevenueGrowth.Between(before, after, Berlin, rule, months =>
        {
            asked.Add(months);
            return 100;
        });
    }

    [Fact]
    public void Periods_without_a_whole_month_and_periods_that_overlap_are_refused()
    {
        var january = Period.Month(2024, 1, Berlin);
        Assert.Throws<ArgumentException>("after", () => RevenueGrowth.Between(january, new Period(Day(2024, 2, 2), Day(2024, 3, 1)), Berlin, PartialMonths.LeaveOut, _ => 1));
        Assert.Throws<ArgumentException>("after", () => RevenueGrowth.Between(january, january, Berlin, PartialMonths.LeaveOut, _ => 1));
        Assert.Throws<ArgumentException>("before", () => RevenueGrowth.Between(Period.Month(2024, 1, TimeZoneInfo.Utc), Period.Month(2024, 3, Berlin), Berlin, PartialMonths.Refuse, _ => 1));
        Assert.Throws<ArgumentOutOfRangeException>("monthsBefore", () => new RevenueGrowth(1, 0, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("partialMonths", () => RevenueGrowth.Between(january, Period.Month(2024, 3, Berlin), Berlin, (PartialMonths)2, _ => 1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-100)]
    public void There_is_no_growth_rate_from_nothing_or_from_a_loss(int before)
    {
        var growth = new RevenueGrowth(before, 1, 100, 1);
        Assert.False(growth.Rate.IsDefined);
        Assert.Equal(100 - before, growth.MonthlyChange);
        Assert.False(default(RevenueGrowth).Rate.IsDefined);
        Assert.Null(default(RevenueGrowth).MonthlyChange);
    }

    [Fact]
    public void A_third_of_a_cent_does_not_spoil_the_rate() =>
        Assert.Equal(1, new RevenueGrowth(100, 3, 200, 3).Rate.Value);

    [Property]
    public void The_rate_is_the_quotient_of_averages_less_one(ushort before, int after, byte monthsBefore, byte monthsAfter)
    {
        var (b, m, n) = (before + 1m, monthsBefore + 1, monthsAfter + 1);
        var growth = new RevenueGrowth(b, m, after, n);
        Assert.Equal(0, growth.Rate.CompareTo(new Ratio((after * (decimal)m) - (b * n), b * n)));
        Assert.Equal(growth.Rate, new RevenueGrowth(b * 1.00m, m, after, n).Rate);
        Assert.Equal(0, growth.Rate.CompareTo(new RevenueGrowth(b * 7, m * 7, after * 5m, n * 5).Rate));
    }

    [Fact]
    public void Revenue_per_employee_takes_the_mean_of_the_counts()
    {
        Assert.Equal(100_000, new RevenuePerEmployee(1_200_000, [10, 12, 14]).Value);
        Assert.Equal(12, new RevenuePerEmployee(1_200_000, [10, 12, 14]).AverageHeadcount);
        Assert.Equal(96_000, new RevenuePerEmployee(1_200_000, averageHeadcount: 12.5m).Value);
        Assert.Equal(30, new RevenuePerEmployee(100, [3, 3, 4]).Value); // 100 / (10/3)
    }

    [Fact]
    public void Revenue_per_employee_is_undefined_without_employees()
    {
        foreach (var nobody in new[] { default, new RevenuePerEmployee(100, []), new RevenuePerEmployee(100, [0, 0]) })
        {
            Assert.False(nobody.IsDefined);
            Assert.Null(nobody.Value);
            Assert.Equal("n/a", nobody.ToString());
        }

        Assert.Null(default(RevenuePerEmployee).AverageHeadcount);
        Assert.Equal(0, new RevenuePerEmployee(100, [0, 0]).AverageHeadcount);
        Assert.Throws<ArgumentOutOfRangeException>("headcounts", () => new RevenuePerEmployee(1, [1, -1]));
        Assert.Throws<ArgumentOutOfRangeException>("averageHeadcount", () => new RevenuePerEmployee(1, -1m));
    }

    private static Deal Won(int year, int month, int day, decimal amount) => new(Day(2023, 1, 1), Day(year, month, day), Outcome.Won, amount);

    private static DateTimeOffset Day(int year, int month, int day)
    {
        var local = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified);
        return new DateTimeOffset(local, Berlin.GetUtcOffset(local));
    }
}
