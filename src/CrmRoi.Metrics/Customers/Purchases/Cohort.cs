using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Customers;

/// <summary>
/// The customers who first bought in one week, month, quarter or year, and what they did in each period since. A period that is not over yet is unknown,
/// never 0.
/// </summary>
[JsonConverter(typeof(StrictJsonConverter<Cohort>))]
public sealed class Cohort
{
    // The periods in which something happened, in order: as many as the purchases need, however long the table is.
    private readonly int[] _periods;
    private readonly Cell[] _cells;

    internal Cohort(Period period, int knownPeriods, Dictionary<int, Cell> cells)
    {
        Period = period;
        KnownPeriods = knownPeriods;
        _periods = [.. cells.Keys];
        _cells = [.. cells.Values];
        Array.Sort(_periods, _cells);
    }

    /// <summary>The period of the first purchase.</summary>
    public Period Period { get; }

    /// <summary>The number of customers of the cohort.</summary>
    public long Customers => _cells[0].Active; // Period 0 is the first of all: a customer bought in it.

    /// <summary>
    /// The number of known periods, 1 or more: periods 0 to <c>KnownPeriods − 1</c> are known. Period 0 is the period of the first purchase.
    /// </summary>
    public int KnownPeriods { get; }

    /// <summary>The number of the cohort's customers who bought in a period.</summary>
    /// <param name="period">The number of the period, from 0 for the period of the first purchase.</param>
    /// <returns>The number; null if the period is not yet known.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is negative.</exception>
    public long? ActiveCustomers(int period) => IsKnown(period) ? ActiveIn(period) : null;

    /// <summary>The retention of a period: customers of the cohort who bought in it / customers of the cohort.</summary>
    /// <param name="period">The number of the period, from 0, where the retention is 100 %.</param>
    /// <returns>The share; undefined if the period is not yet known.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is negative.</exception>
    public Proportion Retention(int period) => IsKnown(period) ? new(ActiveIn(period), Customers) : default;

    /// <summary>
    /// The rolling retention of a period: customers of the cohort who bought in it or in a later known period / customers of the cohort.
    /// </summary>
    /// <param name="period">The number of the period, from 0, where the retention is 100 %.</param>
    /// <returns>The share; undefined if the period is not yet known.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is negative.</exception>
    /// <remarks>It never rises from period to period, and grows as later periods become known.</remarks>
    public Proportion RollingRetention(int period)
    {
        if (!IsKnown(period))
            return default;
        var active = 0L;
        for (var i = _cells.Length - 1; i >= 0 && _periods[i] >= period; i--)
            active += _cells[i].LastActive;
        return new(active, Customers);
    }

    /// <summary>The revenue of the cohort in a period, less refunds, in money.</summary>
    /// <param name="period">The number of the period, from 0 for the period of the first purchase.</param>
    /// <returns>The revenue; null if the period is not yet known.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is negative.</exception>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal? Revenue(int period) => IsKnown(period) ? (Position(period) is >= 0 and var cell ? _cells[cell].Revenue.ToDecimal() : 0) : null;

    /// <summary>The cumulative revenue per customer of the cohort, from period 0 to the end of a period, in money.</summary>
    /// <param name="period">The number of the last period, from 0.</param>
    /// <returns>The average; undefined if the period is not yet known.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is negative.</exception>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public Average CumulativeRevenuePerCustomer(int period) => IsKnown(period) ? new(RevenueUntil(period).ToDecimal(), Customers) : default;

    /// <summary>Whether a period is known, that is, was over when the data ended.</summary>
    /// <param name="period">The number of the period, from 0 for the period of the first purchase.</param>
    /// <returns>Whether it is.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is negative.</exception>
    public bool IsKnown(int period) => Guard.NotNegative(period) < KnownPeriods;

    // The exact revenue of periods 0 to period; the period is known.
    internal ExactSum RevenueUntil(int period)
    {
        var sum = new ExactSum(PurchaseDay.MoneyScale);
        for (var i = 0; i < _cells.Length && _periods[i] <= period; i++)
            sum.Add(in _cells[i].Revenue);
        return sum;
    }

    private int Position(int period) => Array.BinarySearch(_periods, period);

    private long ActiveIn(int period) => Position(period) is >= 0 and var cell ? _cells[cell].Active : 0;

    internal sealed class Cell
    {
        public long Active;

        // The customers whose last known period with a purchase it is.
        public long LastActive;
        public ExactSum Revenue = new(PurchaseDay.MoneyScale);
    }

    /// <summary>The first period and the number of customers, in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        InvariantText.Of($"Cohort {Period}: {Customers} customers, {KnownPeriods} periods known");
}
