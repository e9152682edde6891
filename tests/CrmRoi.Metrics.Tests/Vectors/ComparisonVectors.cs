using System.Text.Json.Nodes;
using CrmRoi.Metrics.Impact;

namespace CrmRoi.Metrics.Tests.Vectors;

public class ComparisonVectors
{
    public static TheoryData<string> Proportions => VectorFile.Names("proportions");

    public static TheoryData<string> Welch => VectorFile.Names("welch");

    [Theory, MemberData(nameof(Proportions))]
    public void Intervals_and_tests_of_proportions_have_their_published_values(string name)
    {
        var item = VectorFile.Case("proportions", name);
        var confidence = item["inputs"]!["confidence"]?.GetValue<double>() ?? 0.95;
        double[] actual = (string)item["method"]! switch
        {
            "wilson" => Bounds(Single(item).WilsonInterval(confidence)),
            "wilson_cc" => Bounds(Single(item).WilsonIntervalWithContinuityCorrection(confidence)),
            "newcombe_hybrid_score(method 10)" => Bounds(Pair(item).NewcombeInterval(confidence)),
            "newcombe_cc" => Bounds(Pair(item).NewcombeIntervalWithContinuityCorrection(confidence)),
            "z_unpooled" => [Pair(item).UnpooledZ!.Value, Pair(item).UnpooledPValue!.Value],
            "z_pooled" => [Pair(item).PooledZ!.Value, Pair(item).PooledPValue!.Value],
            var other => throw new NotSupportedException($"No test knows the method {other}."),
        };

        AssertAgree(Numbers(item["expected"]!), actual, (double)item["tolerance"]!);
        AssertAgree(Numbers(item["recomputed"]!), actual, 1e-12);
    }

    [Theory, MemberData(nameof(Welch))]
    public void Welchs_test_has_its_published_values(string name)
    {
        var item = VectorFile.Case("welch", name);
        var comparison = new MeanComparison(Figures(item, "y"), Figures(item, "x"));
        foreach (var (figure, expected) in item["expected"]!.AsObject())
        {
            double[] actual = figure switch
            {
                "t" => [comparison.T!.Value],
                "df" => [comparison.DegreesOfFreedom!.Value],
                "p" => [comparison.PValue!.Value],
                "ci" => Bounds(comparison.Interval((double)item["inputs"]!["confidence"]!)),
                _ => throw new NotSupportedException($"No test knows the figure {figure}."),
            };
            AssertAgree(Numbers(expected!), actual, (double)item["tolerance"]![figure]!);
            AssertAgree(Numbers(item["recomputed"]![figure]!), actual, 1e-12);
        }
    }

    private static Proportion Single(JsonObject item) => new((long)item["inputs"]!["x"]!, (long)item["inputs"]!["n"]!);

    // The published difference is the first minus the second.
    private static ProportionComparison Pair(JsonObject item) =>
        new(before: new((long)item["inputs"]!["x2"]!, (long)item["inputs"]!["n2"]!), after: new((long)item["inputs"]!["x1"]!, (long)item["inputs"]!["n1"]!));

    private static Moments Figures(JsonObject item, string sample) =>
        Moments.Of(item["inputs"]![sample]!.AsArray().Select(number => (decimal)number!));

    private static double[] Bounds(ConfidenceInterval? interval) => [interval!.Value.Lower, interval.Value.Upper];

    private static double[] Numbers(JsonNode node) => node switch
    {
        JsonArray array => [.. array.Select(number => (double)number!)],
        JsonObject statistic => [(double)statistic["z"]!, (double)statistic["p"]!],
        _ => [(double)node],
    };

    private static void AssertAgree(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        foreach (var (first, second) in expected.Zip(actual))
            Assert.Equal(first, second, tolerance);
    }
}
