using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>The totals behind <see cref="ForecastAccuracy"/> and its builder.</summary>
internal struct ForecastAccuracyTotals : ISummaryBuilder<Forecast, ForecastAccuracy>, IPortable, IEquatable<ForecastAccuracyTotals>
{
    public long Count;
    public ExactSum Forecast;
    public ExactSum Actual;
    public ExactSum AbsoluteActual;

    // The larger of forecast and actual less the smaller: the difference of two decimals itself need not fit one.
    public ExactSum AbsoluteError;
    public TimeSpan Shortest;
    public TimeSpan Longest;

    public void Add(in Forecast fact)
    {
        if (!fact.IsFact)
            throw Guard.NoFact(nameof(Sales.Forecast), Count);

        var (larger, smaller) = fact.Amount >= fact.Actual ? (fact.Amount, fact.Actual) : (fact.Actual, fact.Amount);
        Cover(fact.LeadTime, fact.LeadTime);
        Count++;
        Forecast.Add(fact.Amount);
        Actual.Add(fact.Actual);
        AbsoluteActual.Add(Math.Abs(fact.Actual));
        AbsoluteError.Add(larger);
        AbsoluteError.Add(-smaller);
    }

    public void Add(ForecastAccuracy part)
    {
        ref readonly var other = ref Guard.NotNull(part).Totals;
        if (other.Count == 0)
            return;
        Cover(other.Shortest, other.Longest);
        Count += other.Count;
        Forecast.Add(in other.Forecast);
        Actual.Add(in other.Actual);
        AbsoluteActual.Add(in other.AbsoluteActual);
        AbsoluteError.Add(in other.AbsoluteError);
    }

    /// <summary>The same amounts as those of one single item.</summary>
    public readonly ForecastAccuracyTotals AsOne() => Count == 0 ? this : this with
    {
        Count = 1,
        AbsoluteActual = new ExactSum(BigInteger.Abs(Actual.FixedPoint)),
        AbsoluteError = new ExactSum(BigInteger.Abs(Forecast.FixedPoint - Actual.FixedPoint)),
    };

    public readonly ForecastAccuracy ToSummary() => new(in this);

    public void Describe(Fields fields)
    {
        fields.Count("count", ref Count);
        if (Count == 0)
            return;
        fields.Sum("forecast", ref Forecast);
        fields.Sum("actual", ref Actual);
        fields.Sum("absoluteActual", ref AbsoluteActual);
        fields.Sum("absoluteError", ref AbsoluteError);
        fields.Duration("shortest", ref Shortest);
        fields.Duration("longest", ref Longest);
    }

    public readonly Violation? FindViolation() =>
        Rules.Counts(("count", Count))
        ?? Rules.Sum(Count, "forecast", in Forecast)
        ?? Rules.Sum(Count, "absoluteActual", in AbsoluteActual)
        ?? Rules.AtMost(in AbsoluteActual, "actual", new ExactSum(BigInteger.Abs(Actual.FixedPoint)))
        ?? Rules.AtMost(in AbsoluteError, "forecast less actual", new ExactSum(BigInteger.Abs(Forecast.FixedPoint - Actual.FixedPoint)))
        ?? Rules.Sum(2 * (BigInteger)Count, "absoluteError", in AbsoluteError)
        ?? FindViolationOfLeadTimes();

    public readonly bool Equals(ForecastAccuracyTotals other) =>
        Count == other.Count && Shortest == other.Shortest && Longest == other.Longest
        && Forecast.Equals(other.Forecast) && Actual.Equals(other.Actual)
        && AbsoluteActual.Equals(other.AbsoluteActual) && AbsoluteError.Equals(other.AbsoluteError);

    public override readonly bool Equals(object? obj) => obj is ForecastAccuracyTotals other && Equals(other);

    public override readonly int GetHashCode() => unchecked((AbsoluteError.GetHashCode() * 397) ^ Count.GetHashCode());

    private readonly Violation? FindViolationOfLeadTimes() =>
        Shortest <= Longest ? null : Violation.Invalid("shortest", $"must not exceed the longest, {Violation.Show(Longest)}", Shortest);

    private void Cover(TimeSpan shortest, TimeSpan longest)
    {
        Shortest = Count == 0 || shortest < Shortest ? shortest : Shortest;
        Longest = Count == 0 || longest > Longest ? longest : Longest;
    }
}
