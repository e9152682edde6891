using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

// The totals behind ForecastAccuracy and its builder.
internal struct ForecastAccuracyTotals : ITotals<ForecastAccuracyTotals, Forecast>
{
    public long Count;
    public ExactSum Forecast;
    public ExactSum Actual;
    public ExactSum AbsoluteActual;

    // Adds the larger of forecast and actual and subtracts the smaller: their difference may not fit a decimal.
    public ExactSum AbsoluteError;
    public DurationRange LeadTimes;

    public bool Add(in Forecast fact)
    {
        if (!fact.IsFact)
            return false;

        var (larger, smaller) = fact.Amount >= fact.Actual ? (fact.Amount, fact.Actual) : (fact.Actual, fact.Amount);
        LeadTimes.Add(fact.LeadTime);
        Count++;
        Forecast.Add(fact.Amount);
        Actual.Add(fact.Actual);
        AbsoluteActual.Add(Math.Abs(fact.Actual));
        AbsoluteError.Add(larger);
        AbsoluteError.Add(-smaller);
        return true;
    }

    // The totals as if all amounts were one item.
    public readonly ForecastAccuracyTotals AsOne() => Count == 0 ? this : this with
    {
        Count = 1,
        AbsoluteActual = new ExactSum(BigInteger.Abs(Actual.FixedPoint)),
        AbsoluteError = new ExactSum(BigInteger.Abs(Forecast.FixedPoint - Actual.FixedPoint)),
    };

    public void Visit<TVisitor>(ref TVisitor visitor, ref ForecastAccuracyTotals other)
        where TVisitor : struct, IFieldVisitor
    {
        visitor.Count("count", ref Count, ref other.Count);
        visitor.Field("forecast", ref Forecast, ref other.Forecast);
        visitor.Field("actual", ref Actual, ref other.Actual);
        visitor.Field("absoluteActual", ref AbsoluteActual, ref other.AbsoluteActual);
        visitor.Field("absoluteError", ref AbsoluteError, ref other.AbsoluteError);
        visitor.Field("leadTimes", ref LeadTimes, ref other.LeadTimes);
    }

    public readonly Violation? FindViolation() =>
        TotalsRules.Counts(("count", Count))
        ?? TotalsRules.Sum(Count, "forecast", in Forecast)
        ?? TotalsRules.Sum(Count, "absoluteActual", in AbsoluteActual)
        ?? TotalsRules.AtMost(in AbsoluteActual, "actual", new ExactSum(BigInteger.Abs(Actual.FixedPoint)))
        ?? TotalsRules.AtMost(in AbsoluteError, "forecast less actual", new ExactSum(BigInteger.Abs(Forecast.FixedPoint - Actual.FixedPoint)))
        ?? TotalsRules.Sum(2 * (BigInteger)Count, "absoluteError", in AbsoluteError)
        ?? FindViolationOfLeadTimes();

    private readonly Violation? FindViolationOfLeadTimes() =>
        LeadTimes.Shortest.HasValue == (Count > 0) ? null : Violation.Invalid("leadTimes", $"must be those of {Count} items", LeadTimes.Shortest);
}
