using CrmRoi.Metrics.Service;
using static CrmRoi.Metrics.Benchmarks.SameAnswers;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>Compares working time with a walk minute by minute, and folded cases with grouped ones.</summary>
public static class ServiceAnswers
{
    public static void Check()
    {
        var calendar = ServiceData.Office();
        var start = new DateTimeOffset(2014, 1, 1, 0, 0, 0, TimeSpan.Zero);
        foreach (var end in new[] { start.AddDays(7), start.AddYears(1) })
            Equal(ServiceData.Walk(start, end), calendar.WorkingTimeBetween(start, end));

        var log = ServiceData.Log(10_000);
        var cases = log.FoldIntoCases(row => row.Case, row => row.Event);
        var linqCases = ServiceData.LinqCases(log);
        Equal(linqCases.Count, cases.Count);
        foreach (var (linq, ours) in linqCases.Zip(cases))
        {
            Equal(linq.Case, ours.Key);
            Equal(true, linq.Events.SequenceEqual(ours.Value.OrThrow().Events));
        }
    }
}
