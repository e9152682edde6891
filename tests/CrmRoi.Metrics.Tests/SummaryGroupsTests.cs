using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Tests;

public class SummaryGroupsTests
{
    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly SummaryGroups<string, SalesSummary> ByRep =
        new[] { ("rep 1", 100m), ("rep 2", 200m) }.SummarizeBy(row => row.Item1, row => new Deal(Start, Start.AddDays(9), Outcome.Won, row.Item2));

    [Fact]
    public void No_group_is_asked_for_by_null()
    {
        Assert.Throws<ArgumentNullException>("key", () => ByRep[null!]);
        Assert.Throws<ArgumentNullException>("key", () => ByRep.OrEmpty(null!));
        Assert.Throws<ArgumentNullException>("key", () => ByRep.ContainsKey(null!));
        Assert.Throws<ArgumentNullException>("key", () => ByRep.TryGetValue(null!, out _));
    }

    [Fact]
    public void A_key_that_no_fact_has_is_named()
    {
        Assert.Equal("There is no group with the key \"rep 9\".", Assert.Throws<KeyNotFoundException>(() => ByRep["rep 9"]).Message);
        Assert.Equal(SalesSummary.Empty, ByRep.OrEmpty("rep 9"));
    }

    [Fact]
    public void Another_key_that_is_null_is_refused_by_the_name_of_its_function()
    {
        var error = Assert.Throws<ArgumentException>("key", () => ByRep.Regroup(rep => rep == "rep 2" ? null! : rep));
        Assert.StartsWith("key must not be null (index 1), but was null.", error.Message, StringComparison.Ordinal);
    }
}
