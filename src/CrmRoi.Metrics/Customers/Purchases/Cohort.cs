using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Customers;

/// <summary>
/// The customers who bought for the first time in one calendar month, and what they did month by month since. A month that is not over yet is not yet known, never 0.
/// </summary>
[JsonConverter(typeof(StrictJsonConverter<Cohort>))]
public sealed class Cohort
{
    // The months in which something happened, in order: as many as the purchases need, however long the table is.
    private readonly int[] _months;
    private readonly Cell[] _cells;

    internal Cohort(Period month, int knownMonths, Dictionary<int, Cell> cells)
    {
        Month = month;
        KnownMonths = knownMonths;
        _months = [.. cells.Keys];
        _cells = [.. cells.Values];
        Array.Sort(_months, _cells);
    }

    /// <summary>The month of the first purchase.</summary>
    public Period Month { get; }

    /// <summary>The number of customers of the cohort.</summary>
    public long Customers => _cells[0].Active; // Month 0 is the first of all: a customer bought in it.

    /// <summary>The number of known months, the first one included, 1 or more: months 0 to <c>KnownMonths − 1</c> are known.</summary>
    public int KnownMonths { get; }

    /// <summary>The number of customers of the cohort who bought in a month.</summary>
    /// <param name="month">The month, counting from 0, that of the first purchase.</param>
    /// <returns>The number; null where it is not yet known.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="month"/> is negative.</exception>
    public long? ActiveCustomers(int month) => IsKnown(month) ? ActiveIn(month) : null;

    /// <summary>The retention of a month: customers of the cohort who bought in it / customers of the cohort.</summary>
    /// <param name="month">The month, counting from 0, where it is 100 %.</param>
    /// <returns>The share; undefined where it is not yet known.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="month"/> is negative.</exception>
    public Proportion Retention(int month) => IsKnown(month) ? new(ActiveIn(month), Customers) : default;

    /// <summary>The revenue of the cohort in a month, refunds taken off, in money.</summary>
    /// <param name="month">The month, counting from 0, that of the first purchase.</param>
    /// <returns>The revenue; null where it is not yet known.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="month"/> is negative.</exception>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal? Revenue(int month) => IsKnown(month) ? (Position(month) is >= 0 and var cell ? _cells[cell].Revenue.ToDecimal() : 0) : null;

    /// <summary>The revenue of the cohort from month 0 to the end of a month per customer of the cohort, in money.</summary>
    /// <param name="month">The last month, counting from 0.</param>
    /// <returns>The average; undefined where it is not yet known.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="month"/> is negative.</exception>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public Average CumulativeRevenuePerCustomer(int month) => IsKnown(month) ? new(RevenueUntil(month).ToDecimal(), Customers) : default;

    /// <summary>Whether a month is known: it was over when the data ended.</summary>
    /// <param name="month">The month, counting from 0, that of the first purchase.</param>
    /// <returns>Whether it is.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="month"/> is negative.</exception>
    public bool IsKnown(int month) => Guard.NotNegative(month) < KnownMonths;

    // The exact revenue of months 0 to month, which is known.
    internal ExactSum RevenueUntil(int month)
    {
        var sum = new ExactSum(PurchaseDay.MoneyScale);
        for (var i = 0; i < _cells.Length && _months[i] <= month; i++)
            sum.Add(in _cells[i].Revenue);
        return sum;
    }

    private int Position(int month) => Array.BinarySearch(_months, month);

    private long ActiveIn(int month) => Position(month) is >= 0 and var cell ? _cells[cell].Active : 0;

    internal sealed class Cell
    {
        public long Active;
        public ExactSum Revenue = new(PurchaseDay.MoneyScale);
    }

    /// <summary>The first month and the number of customers, in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        InvariantText.Of($"Cohort {Month}: {Customers} customers, {KnownMonths} months known");
}
