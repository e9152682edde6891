using CrmRoi.Metrics.Investment;
using static CrmRoi.Metrics.Benchmarks.SameAnswers;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>Compares our rates of return with those of MathNet.Numerics.</summary>
public static class RateAnswers
{
    private const double Error = 1e-8; // MathNet ends its search at 1e-10.

    public static void Check()
    {
        foreach (var signChangesOften in new[] { false, true })
        {
            var dated = new DatedFlowData(1_000, signChangesOften);
            Near(dated.MathNetRate(), new DatedCashFlows(dated.Flows).InternalRateOfReturn().Rate!.Value, Error);
        }

        var monthly = new PeriodicFlowData(120);
        var rate = new CashFlows(monthly.Amounts).InternalRateOfReturn().Rate!.Value;
        Near(monthly.MathNetRate(), rate, Error);
        Near(monthly.MathNetHornerRate(), rate, Error);
    }
}
