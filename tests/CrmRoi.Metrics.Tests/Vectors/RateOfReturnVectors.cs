using System.Globalization;
using System.Text.Json.Nodes;
using CrmRoi.Metrics.Investment;

namespace CrmRoi.Metrics.Tests.Vectors;

/// <summary>Published rates of return, and every real root that an independent solver found.</summary>
public class RateOfReturnVectors
{
    // Twelve digits are published of the roots.
    private const double RootTolerance = 2e-11;

    // Where Excel's XIRR stops.
    private const double ExcelTolerance = 1e-7;

    public static TheoryData<string> Irr => VectorFile.Names("irr");

    public static TheoryData<string> Xirr => VectorFile.Names("xirr");

    public static TheoryData<string> Mirr => VectorFile.Names("mirr");

    [Theory, MemberData(nameof(Irr))]
    public void Internal_rate_of_return(string name)
    {
        var item = VectorFile.Case("irr", name);
        double[] flows = [.. item["inputs"]!["cashflows"]!.AsArray().Select(flow => (double)flow!)];

        AssertRate(item, CashFlows.InternalRateOfReturn(flows), flows.Sum());

        // The same in money, unless amounts are too small for decimal.
        if (flows.All(flow => flow == 0 || Math.Abs(flow) > 1e-10))
            AssertRate(item, new CashFlows(flows.Select(flow => (decimal)flow)).InternalRateOfReturn(), flows.Sum());
    }

    [Theory, MemberData(nameof(Xirr))]
    public void Internal_rate_of_return_of_dated_flows(string name)
    {
        var item = VectorFile.Case("xirr", name);
        if ((item["expected"] as JsonValue)?.ToString() == "invalid_input")
        {
            Assert.Throws<ArgumentException>(() => Flows(item));
            return;
        }

        var flows = Flows(item);
        AssertRate(item, flows.InternalRateOfReturn((int)(double)item["inputs"]!["days_per_year"]!), (double)flows.Total);
    }

    [Theory, MemberData(nameof(Mirr))]
    public void Modified_internal_rate_of_return(string name)
    {
        var item = VectorFile.Case("mirr", name);
        var inputs = item["inputs"]!;
        var result = new CashFlows(inputs["cashflows"]!.AsArray().Select(flow => (decimal)flow!))
            .ModifiedInternalRateOfReturn((decimal)inputs["finance_rate"]!, (decimal)inputs["reinvest_rate"]!);
        if (item["expected"]!.ToString() == "no_solution")
            Assert.Equal(NoRateReason.NoSignChange, result.Reason);
        else
            Assert.Equal((double)item["expected"]!, result.Rate!.Value, (double)item["tolerance"]!);
    }

    internal static DatedCashFlows Flows(JsonObject item) => new(
        [.. item["inputs"]!["dates"]!.AsArray().Select(date => DateTimeOffset.ParseExact((string)date!, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal))],
        [.. item["inputs"]!["amounts"]!.AsArray().Select(amount => (decimal)(double)amount!)]);

    private static void AssertRate(JsonObject item, RateOfReturn result, double total)
    {
        double[] roots = [.. item["roots_recomputed"]!.AsArray().Select(root => (double)root!)];
        Assert.Equal(roots.Length, result.RootCount);
        Assert.All(roots.Zip(result.Roots), pair => Assert.Equal(pair.First, pair.Second, RootTolerance * (1 + Math.Abs(pair.First))));
        Assert.Equal(result.RootCount > 0, result.IsDefined);
        Assert.Equal(result.RootCount == 0, result.Reason is not null);

        var expected = item["expected"]!;
        switch (expected)
        {
            case JsonArray every:
                Assert.Equal(every.Count, result.RootCount);
                Assert.All(every.Zip(result.Roots), pair => Assert.Equal((double)pair.First!, pair.Second, (double)item["tolerance"]!));
                break;
            case JsonValue text when text.ToString() == "no_solution":
                Assert.Empty(roots);
                break;
            case JsonValue text when text.ToString() == "compute":
                Assert.NotEmpty(roots);
                break;
            default:
                // Where there are several, the published one is among them; which one we take is our rule.
                var tolerance = Math.Max((double)item["tolerance"]!, ((string)item["source"]!).Contains("XIRR.php", StringComparison.Ordinal) ? ExcelTolerance : 0);
                Assert.Contains(result.Roots, root => Math.Abs(root - (double)expected) <= tolerance);
                break;
        }

        if (roots.Length == 0)
            return;
        double[] side = [.. roots.Where(root => root < 0 == total < 0)];
        var taken = (side.Length > 0 ? side : roots).MinBy(Math.Abs);
        Assert.Equal(taken, result.Rate!.Value, RootTolerance * (1 + Math.Abs(taken)));
        Assert.Equal(roots.Length == 1 ? RootChoice.Only : side.Length > 0 ? RootChoice.NearestToZeroOnTheSideOfTheTotal : RootChoice.NearestToZero, result.Choice);
    }
}
