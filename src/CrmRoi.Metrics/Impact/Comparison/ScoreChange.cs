using CrmRoi.Metrics.Internal;
using CrmRoi.Metrics.Service;

namespace CrmRoi.Metrics.Impact;

// The change of a net promoter score with its interval.
internal static class ScoreChange
{
    private const double Points = 100, Widest = 200, Power = 0.8;

    public static Change Of(NetPromoterScore before, NetPromoterScore after, double confidence)
    {
        if (!before.IsDefined || !after.IsDefined)
            return new(before.Value, after.Value, kind: ChangeKind.Points, samplingUnit: "answer");

        var (scoreBefore, varianceBefore) = Adjusted(before);
        var (scoreAfter, varianceAfter) = Adjusted(after);
        double difference = scoreAfter - scoreBefore, error = Math.Sqrt(varianceBefore + varianceAfter), z = NormalDistribution.TwoSidedQuantile(confidence);
        var interval = new ConfidenceInterval(Math.Max(-Widest, difference - (z * error)), Math.Min(Widest, difference + (z * error)), confidence);
        return new(before.Value, after.Value, interval, null, (z + NormalDistribution.Quantile(Power)) * error, ChangeKind.Points, "answer");
    }

    // Score and variance in points after adding ⅜ of a promoter, ¾ of a passive and ⅜ of a detractor.
    private static (double Score, double Variance) Adjusted(NetPromoterScore score)
    {
        const double Added = 0.375;
        double n = score.Answers + (4 * Added), p = (score.Promoters + Added) / n, d = (score.Detractors + Added) / n;
        return (Points * (p - d), Points * Points * (p + d - ((p - d) * (p - d))) / n);
    }
}
