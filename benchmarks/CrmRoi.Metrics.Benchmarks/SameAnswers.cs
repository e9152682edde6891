namespace CrmRoi.Metrics.Benchmarks;

/// <summary>Compares the results of all competitors before anything is timed: a fast wrong answer is none.</summary>
public static class SameAnswers
{
    public static void Check()
    {
        SalesAnswers.Check();
        SmallAnswers.Check();
        PercentileAnswers.Check();
        RateAnswers.Check();
        CohortAnswers.Check();
        AttributionAnswers.Check();
        ServiceAnswers.Check();
    }

    public static void Equal<T>(T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new InvalidOperationException($"The answers differ: {expected} and {actual}.");
    }

    public static void Near(double expected, double actual, double relativeError)
    {
        if (!(Math.Abs(actual - expected) <= relativeError * Math.Abs(expected)))
            throw new InvalidOperationException($"The answers differ: {expected} and {actual}, by more than {relativeError}.");
    }
}
