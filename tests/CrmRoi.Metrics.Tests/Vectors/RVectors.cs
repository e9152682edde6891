using System.Globalization;
using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Internal;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Tests.Vectors;

/// <summary>
/// Every statistic against R. r.txt is what r.R printed in one run, so the suite needs no R; R_VECTORS names the file of another run, with other inputs.
/// R computes in double: figures agree to nine digits or, near 0, to 1e-12.
/// </summary>
public class RVectors
{
    private const double Relative = 1e-9;

    private const double Absolute = 1e-12;

    public static TheoryData<string> Statistics => [.. Lines().Select(line => line.Name).Distinct()];

    [Theory, MemberData(nameof(Statistics))]
    public void A_statistic_is_what_R_gives(string name)
    {
        var lines = Lines().Where(line => line.Name == name).ToArray();
        Assert.True(lines.Length >= 20, $"{lines.Length} cases");
        Assert.All(lines, line =>
        {
            var actual = Compute(name, line.Inputs);
            Assert.Equal(line.Figures.Length, actual.Length);
            Assert.All(line.Figures.Zip(actual), pair => Assert.True(Agree(pair.First, pair.Second), $"R {pair.First:R}, ours {pair.Second:R}"));
        });
    }

    // Below this a double has no nine digits.
    private const double SmallestNormal = 2.2250738585072014e-308;

    // A tail of 1e-283 is judged by its digits, not by how near it is to 0: only sums whose terms cancel have an absolute error.
    private static bool Agree(double expected, double actual) =>
        Math.Abs(expected - actual) <= Math.Max(Relative * Math.Abs(expected), Math.Abs(expected) < 1e-30 && expected != 0 ? SmallestNormal : Absolute);

    private static double[] Compute(string name, double[][] inputs) => name switch
    {
        "t_tail" => [StudentDistribution.TwoSidedTail(inputs[0][0], inputs[1][0])],
        "t_quantile" => [StudentDistribution.Quantile(inputs[0][0], inputs[1][0])],
        "normal_tail" => [NormalDistribution.TwoSidedTail(inputs[0][0])],
        "normal_quantile" => [NormalDistribution.Quantile(inputs[0][0])],
        "wilson" => Bounds(new Proportion((long)inputs[0][0], (long)inputs[1][0]).WilsonInterval(inputs[2][0])),
        "newcombe" => Bounds(Pair(inputs).NewcombeInterval(inputs[4][0])),
        "pooled_z" => [Pair(inputs).PooledZ!.Value, Pair(inputs).PooledPValue!.Value],
        "variance" => [Sample(inputs[0]).Variance!.Value],
        "quantile7" => [(double)SampleQuantile.At(inputs[1].Select(value => (decimal)value), inputs[0][0])!.Value],
        "welch" => Welch(new MeanComparison(Sample(inputs[1]), Sample(inputs[2])), inputs[0][0]),
        "fieller" => Bounds(new MeanComparison(Sample(inputs[1]), Sample(inputs[2])).RelativeInterval(inputs[0][0])),
        "detectable" => [new ProportionComparison(new((long)inputs[0][0], (long)inputs[1][0]), new((long)inputs[0][0], (long)inputs[1][0])).MinimumDetectableIncrease()!.Value],
        "time_to_win" => TimeToWin(inputs[0], inputs[1], inputs[2]),
        _ => throw new NotSupportedException($"No test knows {name}."),
    };

    private static double[] Welch(MeanComparison comparison, double confidence) =>
        [comparison.T!.Value, comparison.DegreesOfFreedom!.Value, comparison.PValue!.Value, .. Bounds(comparison.Interval(confidence)), comparison.StandardError!.Value];

    private static double[] TimeToWin(double[] days, double[] states, double[] at)
    {
        // Read long after every deal; those that are open to R are built as wins, losses and open deals of a day.
        IEnumerable<KeyValuePair<int, long>> Days(double of) => days.Zip(states).Where(row => row.Second == of).Select(row => new KeyValuePair<int, long>((int)row.First, 1));
        var summary = TimeToWinSummary.FromTotals(Days(1), Days(2), Days(0));
        return
        [
            .. at.Select(day => (double)summary.WonBy((int)day)!.Value),
            .. at.Select(day => (double)summary.LostBy((int)day)!.Value),
            .. at.Select(day => (double)summary.KaplanMeierWonBy((int)day)!.Value),
        ];
    }

    private static ProportionComparison Pair(double[][] inputs) =>
        new(before: new((long)inputs[0][0], (long)inputs[1][0]), after: new((long)inputs[2][0], (long)inputs[3][0]));

    private static Moments Sample(double[] values) => Moments.Of(values.Select(value => (decimal)value));

    private static double[] Bounds(ConfidenceInterval? interval) => [interval!.Value.Lower, interval.Value.Upper];

    private static IEnumerable<(string Name, double[][] Inputs, double[] Figures)> Lines() =>
        from line in Text().Split('\n')
        where line.Length > 0 && line[0] != '#'
        let sides = line.Split(" = ")
        let parts = sides[0].Split(" | ")
        select (parts[0], parts.Skip(1).Select(Numbers).ToArray(), Numbers(sides[1]));

    private static double[] Numbers(string text) => [.. text.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];

    private static string Text()
    {
        if (Environment.GetEnvironmentVariable("R_VECTORS") is { Length: > 0 } file)
            return File.ReadAllText(file);
        using var reader = new StreamReader(typeof(RVectors).Assembly.GetManifestResourceStream("Vectors/r.txt")!);
        return reader.ReadToEnd();
    }
}
