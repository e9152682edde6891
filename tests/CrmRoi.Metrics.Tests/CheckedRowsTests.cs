using System.Globalization;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Tests;

public class CheckedRowsTests
{
    private static readonly DateTimeOffset Day = new(2024, 5, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Good_rows_are_kept_beside_their_facts_and_the_others_listed_with_index_and_reason()
    {
        string[] rows = ["100", "-1", "oops", "7"];
        var result = rows.CheckRows(row =>
            int.TryParse(row, CultureInfo.InvariantCulture, out var days)
                ? Deal.Check(Day, Day.AddDays(days), Outcome.Won, 10)
                : Checked.Invalid<Deal>($"days must be a number, but was \"{row}\"."));

        Assert.Equal([100.0, 7], result.Facts.Select(deal => deal.Cycle!.Value.TotalDays));
        Assert.Equal([0, 3], result.Accepted.Select(row => row.Index));
        Assert.Equal(["100", "7"], result.Accepted.Select(row => row.Row));
        Assert.Equal(result.Facts, result.Accepted.Select(row => row.Fact));
        Assert.Equal([1, 2], result.Rejected.Select(row => row.Index));
        Assert.Equal(["-1", "oops"], result.Rejected.Select(row => row.Row));
        Assert.Equal("CheckedRows: 2 accepted, 2 rejected", result.ToString());
        Assert.Equal("index 1: closed must not lie before the deal was opened (2024-05-01T00:00:00+00:00), but was 2024-04-30T00:00:00+00:00.", result.Rejected[0].ToString());
        Assert.Equal("days must be a number, but was \"oops\".", result.Rejected[1].Reason);
    }

    [Fact]
    public void A_checked_fact_is_the_fact_or_the_error()
    {
        var good = Deal.Check(Day, null, Outcome.Open, 1);
        Assert.True(good.IsValid && good.TryGetValue(out var deal) && deal == good.OrThrow());
        Assert.Null(good.Error);

        var bad = Deal.Check(Day, null, Outcome.Won, 1);
        Assert.False(bad.IsValid || bad.TryGetValue(out _));
        Assert.Equal(bad.Error, Assert.Throws<InvalidOperationException>(() => bad.OrThrow()).Message);

        Assert.Equal("not checked", default(Checked<Deal>).Error);
    }
}
