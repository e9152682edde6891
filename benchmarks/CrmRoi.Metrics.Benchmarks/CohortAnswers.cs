using CrmRoi.Metrics.Customers;
using static CrmRoi.Metrics.Benchmarks.SameAnswers;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>Compares our cohort table with that of LINQ, cell by cell; a cell that LINQ lacks has nobody in it.</summary>
public static class CohortAnswers
{
    public static void Check()
    {
        var purchases = PurchaseData.Purchases(10_000);
        var linq = LinqCohorts.Of(purchases);
        var cells = 0;
        foreach (var cohort in purchases.Summarize(TimeZoneInfo.Utc).Cohorts(PurchaseData.End).Cohorts)
        {
            for (var month = 0; month < cohort.KnownPeriods; month++)
            {
                var cell = linq.GetValueOrDefault((LinqCohorts.MonthOf(cohort.Period.Start), month));
                Equal(cell, ((int)cohort.ActiveCustomers(month)!.Value, cohort.Revenue(month)!.Value));
                cells += cell.Customers > 0 ? 1 : 0;
            }
        }

        Equal(linq.Count, cells);
    }
}
