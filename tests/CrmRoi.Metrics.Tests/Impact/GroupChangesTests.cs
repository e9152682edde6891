using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Tests.Impact;

public class GroupChangesTests
{
    private static readonly DateTimeOffset GoLive = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly ComparisonPeriods Periods = ComparisonPeriods.AroundGoLive(GoLive, 6, TimeZoneInfo.Utc);

    [Fact]
    public void Shrunken_figures_are_those_of_R()
    {
        // R 4.2.2: tau^2 by uniroot of the generalized Q - (n - 1), weights 1 / (v + tau^2).
        double[] changes = [0.10, 0.02, 0.25, -0.08, 0.12, 0.05], errors = [0.05, 0.04, 0.09, 0.06, 0.03, 0.08];
        double[] expected = [0.0920829113145, 0.0292862367308, 0.153398953287, -0.0290864598667, 0.114294183178, 0.0595112902342];
        var groups = Made(changes, errors);
        Assert.Equal(0.0836670289456, groups.StandardDeviationBetweenGroups!.Value, 1e-9);
        Assert.Equal(0.0699145191463, groups.MeanChange!.Value, 1e-9);
        Assert.Equal(expected.Length, groups.Count);
        Assert.All(groups.Zip(expected), pair => Assert.Equal(pair.Second, pair.First.Shrunken!.Value, 1e-9));
        Assert.All(groups, group => Assert.InRange(group.OwnShare!.Value, 0, 1));
        Assert.Equal(Math.Pow(0.95, 1.0 / 6), groups.ConfidenceOfEach);
        Assert.All(groups, group => Assert.Equal(groups.ConfidenceOfEach, group.Change.Interval!.Value.Confidence));
    }

    [Fact]
    public void Groups_that_differ_by_no_more_than_chance_all_get_the_mean()
    {
        var groups = Made([0.1, 0.11, 0.09, 0.1], [0.05, 0.05, 0.05, 0.05]);
        Assert.Equal(0, groups.StandardDeviationBetweenGroups);
        Assert.All(groups, group => Assert.Equal(0.1, group.Shrunken!.Value, 1e-12));
        Assert.Contains("shrunken 0.1", groups[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Fewer_than_four_groups_are_not_shrunken()
    {
        var groups = Made([0.1, 0.3, -0.2], [0.05, 0.05, 0.05]);
        Assert.Null(groups.MeanChange);
        Assert.All(groups, group => Assert.Null(group.Shrunken));
        Assert.Equal(Math.Pow(0.95, 1.0 / 3), groups.ConfidenceOfEach);
    }

    [Fact]
    public void Each_group_is_compared_on_its_own_deals()
    {
        var random = new Random(7);
        var rows = Enumerable.Range(0, 400).Select(i =>
        {
            var opened = GoLive.AddDays(random.Next(-180, 150));
            var isWon = random.Next(2) == 0;
            return (Rep: $"rep {i % 5}", Deal: new Deal(opened, opened.AddDays(random.Next(40)), isWon ? Outcome.Won : Outcome.Lost, random.Next(100, 1000)));
        }).ToList();
        var byRep = rows.CompareBeforeAndAfterBy(row => row.Rep, row => row.Deal, Periods, TimeSpan.FromDays(30), Periods.After.End);
        Assert.Equal(["rep 0", "rep 1", "rep 2", "rep 3", "rep 4"], byRep.Groups.Select(group => group.Key));
        foreach (var (key, sales) in byRep.Groups)
        {
            var alone = rows.Where(row => row.Rep == key).Select(row => row.Deal).CompareBeforeAndAfter(Periods, TimeSpan.FromDays(30), Periods.After.End);
            Assert.Equal((alone.Before, alone.CohortAfter, alone.WinRate, alone.DaysWon), (sales.Before, sales.CohortAfter, sales.WinRate, sales.DaysWon));
        }

        foreach (var changes in new[] { byRep.WinRate(), byRep.CloseRate(0.9), byRep.AverageDealSize(), byRep.DaysWon() })
        {
            Assert.Equal(5, changes.Count);
            Assert.Equal(Math.Pow(changes.Confidence, 0.2), changes.ConfidenceOfEach);
            Assert.All(changes, group => Assert.Equal("deal", group.Change.SamplingUnit));
            Assert.All(changes, group => Assert.True(group.Change.Interval!.Value.Contains((double)group.Change.Absolute!.Value)));
        }

        Assert.Equal(byRep["rep 1"].WinRate.Absolute, byRep.WinRate()[1].Change.Absolute);
        Assert.Throws<KeyNotFoundException>(() => byRep["rep 9"]);
    }

    [Fact]
    public void A_row_without_key_or_deal_is_refused_by_its_position()
    {
        Deal deal = new(GoLive, null, Outcome.Open, 1);
        Assert.Contains("index 1", Assert.Throws<ArgumentException>(() => Compare(("a", deal), (null!, deal))).Message, StringComparison.Ordinal);
        Assert.Contains("index 2", Assert.Throws<ArgumentException>(() => Compare(("a", deal), ("b", deal), ("a", default))).Message, StringComparison.Ordinal);
        static void Compare(params (string Key, Deal Deal)[] rows) =>
            rows.CompareBeforeAndAfterBy(row => row.Key, row => row.Deal, Periods, TimeSpan.FromDays(30), Periods.After.End);
    }

    private static GroupChanges<int> Made(double[] changes, double[] errors) => new(
        [.. changes.Zip(errors, (change, error) => (change, error)).Select((group, i) => new KeyValuePair<int, Func<double, Change>>(i, level =>
        {
            var reach = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, (1 + level) / 2) * group.error;
            return new Change(0, (decimal)group.change, new ConfidenceInterval(group.change - reach, group.change + reach, level));
        }))], 0.95);
}
