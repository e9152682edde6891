using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Tests.Vectors;

public class TimeToWinVectors
{
    public static TheoryData<string> Cases => VectorFile.Names("time_to_win");

    [Theory, MemberData(nameof(Cases))]
    public void Shares_days_and_their_errors_are_those_of_R(string name)
    {
        var item = VectorFile.Case("time_to_win", name);
        var tolerance = (double)item["tolerance"]!;
        IEnumerable<KeyValuePair<int, long>> Counts(int column) => item["days"]!.AsArray().Select(day => new KeyValuePair<int, long>((int)day![0]!, (long)day[column]!));
        var summary = TimeToWinSummary.FromTotals(Counts(1), Counts(2), Counts(3));
        for (var i = 0; i < item["at"]!.AsArray().Count; i++)
        {
            var day = (int)item["at"]![i]!;
            Assert.Equal((double)item["won"]![i]!, (double)summary.WonBy(day)!.Value, tolerance);
            Assert.Equal((double)item["se"]![i]!, summary.WonByStandardError(day)!.Value, tolerance);
        }

        var horizon = (int)item["horizon"]!;
        Assert.Equal((double)item["daysWon"]!, (double)summary.DaysWonWithin(horizon)!.Value, tolerance);
        Assert.Equal((double)item["daysWonSe"]!, summary.DaysWonWithinStandardError(horizon)!.Value, tolerance);
    }

    [Fact]
    public void The_errors_of_the_page_are_those_of_the_audit()
    {
        var item = VectorFile.Case("certainty", "aalen_johansen_variance");
        var days = VectorFile.Case("time_to_win", "docs_example")["days"]!.AsArray();
        IEnumerable<KeyValuePair<int, long>> Column(int column) => days.Select(day => new KeyValuePair<int, long>((int)day![0]!, (long)day[column]!));
        var summary = TimeToWinSummary.FromTotals(Column(1), Column(2), Column(3));
        foreach (var expected in item["expected"]!.AsArray())
        {
            Assert.Equal((double)expected!["won"]!, (double)summary.WonBy((int)expected["day"]!)!.Value, (double)item["tolerance"]!);
            Assert.Equal((double)expected["se"]!, summary.WonByStandardError((int)expected["day"]!)!.Value, (double)item["tolerance"]!);
        }
    }
}
