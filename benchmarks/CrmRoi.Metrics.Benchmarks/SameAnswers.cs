using CrmRoi.Metrics.Service;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>Compares the results of all competitors before anything is timed: a fast wrong answer is none.</summary>
public static class SameAnswers
{
    public static void Check()
    {
        SalesAnswers.Check();
        PercentileAnswers.Check();
        RateAnswers.Check();
        CohortAnswers.Check();
        CheckService();
    }

    private static void CheckService()
    {
        var calendar = ServiceData.Office();
        var start = new DateTimeOffset(2014, 1, 1, 0, 0, 0, TimeSpan.Zero);
        foreach (var end in new[] { start.AddDays(7), start.AddYears(1) })
            Equal(ServiceData.Walk(start, end), calendar.WorkingTimeBetween(start, end));

        var log = ServiceData.Log(10_000);
        var cases = log.FoldIntoCases(row => row.Case, row => row.Event);
        foreach (var (linq, ours) in ServiceData.LinqCases(log).Zip(cases))
        {
            Equal(linq.Case, ours.Key);
            Equal(true, linq.Events.SequenceEqual(ours.Value.Value.Events));
        }
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
