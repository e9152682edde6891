using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Investment;

/// <summary>Cash flows on any dates. Time is counted in actual days from the earliest date, by default with 365 days to a year (actual/365).</summary>
/// <remarks>
/// The flows may be given in any order; flows of the same day are added up. Two are equal when the flows of every day are equal. Immutable.
/// For flows at equal intervals, use <see cref="CashFlows"/>.
/// </remarks>
/// <example>
/// <code>
/// var crm = new DatedCashFlows(
/// [
///     new DatedCashFlow(new DateTime(2024, 1, 1), -100_000),
///     new DatedCashFlow(new DateTime(2024, 7, 1), 40_000),
///     new DatedCashFlow(new DateTime(2025, 3, 1), 75_000),
/// ]);
/// Console.WriteLine($"{crm.NetPresentValue(0.10m):0.00}"); // 5265.39
/// Console.WriteLine(crm.InternalRateOfReturn()); // 16.31%
/// </code>
/// </example>
[JsonConverter(typeof(StrictJsonConverter<DatedCashFlows>))]
public sealed class DatedCashFlows : IEquatable<DatedCashFlows>
{
    private const int DaysPerYear = 365;

    private readonly int[] _days;
    private readonly decimal[] _amounts;
    private volatile Tuple<int, RateOfReturn>? _rate;

    /// <summary>Makes cash flows on dates.</summary>
    /// <param name="flows">The flows, in any order.</param>
    /// <exception cref="ArgumentNullException"><paramref name="flows"/> is null.</exception>
    /// <exception cref="ArgumentException">A flow is <c>default</c>; the message names its index.</exception>
    /// <exception cref="OverflowException">The flows of one day add up to more than <see cref="decimal"/> can hold.</exception>
    public DatedCashFlows(IEnumerable<DatedCashFlow> flows)
    {
        DatedCashFlow[] all = [.. Guard.NotNull(flows)];
        var days = new int[all.Length];
        for (var i = 0; i < all.Length; i++)
            days[i] = all[i].IsFact ? all[i].Day : throw Guard.NoFact(nameof(DatedCashFlow), i);

        Array.Sort(days, all);
        var count = 0;
        _days = new int[all.Length];
        _amounts = new decimal[all.Length];
        for (int start = 0, end; start < all.Length; start = end)
        {
            for (end = start + 1; end < all.Length && days[end] == days[start];)
                end++;
            _days[count] = days[start];
            _amounts[count++] = end == start + 1 ? all[start].Amount : TotalOf(all, start, end);
        }

        Array.Resize(ref _days, count);
        Array.Resize(ref _amounts, count);
    }

    /// <summary>Makes cash flows on dates.</summary>
    /// <param name="flows">The flows, in any order.</param>
    /// <exception cref="ArgumentNullException"><paramref name="flows"/> is null.</exception>
    /// <exception cref="ArgumentException">A flow is <c>default</c>; the message names its position.</exception>
    /// <exception cref="OverflowException">The flows of one day add up to more than <see cref="decimal"/> can hold.</exception>
    public DatedCashFlows(params DatedCashFlow[] flows)
        : this((IEnumerable<DatedCashFlow>)flows)
    {
    }

    /// <summary>Makes cash flows from two columns of a table.</summary>
    /// <param name="dates">The dates.</param>
    /// <param name="amounts">The amounts, one for each date.</param>
    /// <exception cref="ArgumentNullException">Either is null.</exception>
    /// <exception cref="ArgumentException">The numbers of dates and amounts differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A date lies outside the years 1900 to 2199; the message names its index.</exception>
    /// <exception cref="OverflowException">The flows of one day add up to more than <see cref="decimal"/> can hold.</exception>
    public DatedCashFlows(IReadOnlyCollection<DateTimeOffset> dates, IReadOnlyCollection<decimal> amounts)
        : this(Paired(dates, amounts))
    {
    }

    /// <summary>The flows by date, one per day.</summary>
    public IReadOnlyList<DatedCashFlow> Flows =>
        [.. _days.Select((day, i) => new DatedCashFlow(new DateTimeOffset(DateTime.MinValue.AddDays(day - 1), TimeSpan.Zero), _amounts[i]))];

    /// <summary>The undiscounted total, in money.</summary>
    /// <exception cref="OverflowException">It lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal Total => CumulativeCashFlow.Total(_amounts);

    /// <summary>Adds two, day by day.</summary>
    /// <param name="left">Cash flows.</param>
    /// <param name="right">Other cash flows.</param>
    /// <returns>Both together.</returns>
    /// <exception cref="ArgumentNullException">Either is null.</exception>
    /// <exception cref="OverflowException">A sum lies beyond the range of <see cref="decimal"/>.</exception>
    public static DatedCashFlows operator +(DatedCashFlows left, DatedCashFlows right) =>
        new(Guard.NotNull(left).Flows.Concat(Guard.NotNull(right).Flows));

    /// <summary>The net present value on the earliest date (XNPV), in money.</summary>
    /// <param name="annualRate">The discount rate per year, above −1: 0.1 is 10 %.</param>
    /// <param name="daysPerYear">The days that count as a year, 1 or more: 365 (actual/365) by default.</param>
    /// <returns><c>XNPV = Σ flowᵢ / (1 + annualRate)^((dateᵢ − earliest date) / daysPerYear)</c>, to about 15 digits. 0 for no flows.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="annualRate"/> is not above −1, or <paramref name="daysPerYear"/> is not positive.</exception>
    /// <exception cref="OverflowException">A value lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal NetPresentValue(decimal annualRate, int daysPerYear = DaysPerYear) => CumulativeCashFlow.Total(Discounted(annualRate, daysPerYear));

    /// <summary>
    /// The internal rate of return per year (XIRR): the rate at which the net present value is 0. It finds all such rates above −100 % and needs no guess.
    /// </summary>
    /// <param name="daysPerYear">The days that count as a year, 1 or more: 365 (actual/365) by default.</param>
    /// <returns>The rate, all other roots, and the rule by which this one was chosen; or the reason why there is none.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="daysPerYear"/> is not positive.</exception>
    public RateOfReturn InternalRateOfReturn(int daysPerYear = DaysPerYear)
    {
        if (_rate is { } solved && solved.Item1 == daysPerYear)
            return solved.Item2;

        var rate = RateSearch.Rate(FlowSeries.Of(_amounts, _days), Guard.Positive(daysPerYear));
        _rate = Tuple.Create(daysPerYear, rate);
        return rate;
    }

    /// <summary>
    /// The payback time, in years from the earliest date: when the cumulative cash flow, after being negative, is back at 0. It is linear between two
    /// dates.
    /// </summary>
    /// <param name="crossing">Which crossing counts if there are several.</param>
    /// <param name="daysPerYear">The days that count as a year, 1 or more: 365 (actual/365) by default.</param>
    /// <returns>The time; 0 if the cumulative cash flow is never negative. Null if the money never comes back (for good), or if there is no
    /// flow.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="crossing"/> is not one of the named values, or <paramref name="daysPerYear"/> is not positive.</exception>
    public decimal? Payback(Crossing crossing = Crossing.First, int daysPerYear = DaysPerYear) => Payback(_amounts, crossing, daysPerYear);

    /// <summary>The payback time of the discounted flows, in years from the earliest date. See <see cref="Payback(Crossing, int)"/>.</summary>
    /// <param name="annualRate">The discount rate per year, above −1: 0.1 is 10 %.</param>
    /// <param name="crossing">Which crossing counts if there are several.</param>
    /// <param name="daysPerYear">The days that count as a year, 1 or more: 365 (actual/365) by default.</param>
    /// <returns>The time; 0 if the cumulative present value is never negative. Null if the money never comes back (for good), or if there is no
    /// flow.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    /// <exception cref="OverflowException">A value lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal? DiscountedPayback(decimal annualRate, Crossing crossing = Crossing.First, int daysPerYear = DaysPerYear) =>
        Payback(Discounted(annualRate, daysPerYear), crossing, daysPerYear);

    /// <inheritdoc/>
    public bool Equals(DatedCashFlows? other) => other is not null && _days.SequenceEqual(other._days) && _amounts.SequenceEqual(other._amounts);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DatedCashFlows);

    /// <inheritdoc/>
    public override int GetHashCode() => _amounts.Aggregate(_days.FirstOrDefault(), (hash, amount) => unchecked((hash * 397) ^ amount.GetHashCode()));

    /// <summary>The number of dates with a flow and the first few flows, in the invariant culture: "3 flows: -100000, 40000, 75000".</summary>
    /// <returns>The text.</returns>
    public override string ToString() => InvariantText.Of($"{_amounts.Length} flows: {InvariantText.List(_amounts)}");

    private static IEnumerable<DatedCashFlow> Paired(IReadOnlyCollection<DateTimeOffset> dates, IReadOnlyCollection<decimal> amounts)
    {
        if (Guard.NotNull(amounts).Count != Guard.NotNull(dates).Count)
            throw Violation.Invalid(nameof(amounts), $"must be as many as the {dates.Count} dates", amounts.Count).ToException();
        return dates.Select((date, i) => Instants.FindViolation(date) is { } violation ? throw violation.In(nameof(dates), $"index {i}").ToException() : date)
            .Zip(amounts, (date, amount) => new DatedCashFlow(date, amount));
    }

    private static decimal TotalOf(DatedCashFlow[] flows, int start, int end)
    {
        var total = default(ExactSum);
        for (var i = start; i < end; i++)
            total.Add(flows[i].Amount);
        return total.ToDecimal();
    }

    private decimal[] Discounted(decimal annualRate, int daysPerYear)
    {
        var perDay = RateOfReturn.LogGrowth(Guard.Rate(annualRate)) / Guard.Positive(daysPerYear);
        return [.. _amounts.Select((amount, i) => RateOfReturn.ToDecimal((double)amount * Math.Exp(-perDay * (_days[i] - _days[0]))))];
    }

    private decimal? Payback(decimal[] amounts, Crossing crossing, int daysPerYear)
    {
        Guard.Positive(daysPerYear);
        return CumulativeCashFlow.Payback(amounts, i => (decimal)(_days[i] - _days[0]) / daysPerYear, crossing);
    }
}
