using System.Diagnostics.CodeAnalysis;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Customers;

/// <summary>
/// The exact total of any number of purchases, by customer and calendar day: repeat-purchase rate, purchase frequency, revenue per customer, cohorts,
/// recency, frequency and monetary value.
/// </summary>
/// <typeparam name="TCustomer">The type of what identifies a customer.</typeparam>
/// <remarks>
/// <para>
/// Several purchases of a customer on one day are one visit, unless a name says "by rows". Customers are those who bought; refunds lower their revenue and are
/// counted. Who has refunds only is no customer here: left out of every rate and of the revenue, and counted.
/// </para>
/// <para>
/// It grows with the customers and the days on which each of them bought, not with the purchases, and merging two costs as much as both hold.
/// Two histories are equal when they have the same customers with equal days, in whatever order, and the same zone. Histories of different zones do not add. Immutable.
/// </para>
/// </remarks>
public sealed class PurchaseHistory<TCustomer> : ISummary<PurchaseHistory<TCustomer>>, IEquatable<PurchaseHistory<TCustomer>>
    where TCustomer : notnull
{
    private readonly PurchaseDay[] _days;
    private readonly TCustomer[] _names;
    private readonly ExactSum _revenue = new(PurchaseDay.MoneyScale);
    private readonly ExactSum _refundOnly = new(PurchaseDay.MoneyScale);
    private readonly long _repeatByDays;
    private readonly long _repeatByRows;

    internal PurchaseHistory(TimeZoneInfo zone, TCustomer[] names, PurchaseDay[] days)
    {
        Zone = zone;
        _names = names;
        _days = days;
        for (int start = 0, end; start < days.Length; start = end)
        {
            long purchaseDays = 0, purchases = 0;
            var amount = new ExactSum(PurchaseDay.MoneyScale);
            for (end = start; end < days.Length && days[end].Customer == days[start].Customer; end++)
            {
                purchases += days[end].Purchases;
                purchaseDays += days[end].Purchases > 0 ? 1 : 0;
                Refunds += days[end].Refunds;
                amount.Add(in days[end].Amount);
            }

            if (purchases == 0)
            {
                RefundOnlyCustomers++;
                _refundOnly.Add(in amount);
                continue;
            }

            Customers++;
            Purchases += purchases;
            PurchaseDays += purchaseDays;
            _repeatByDays += purchaseDays > 1 ? 1 : 0;
            _repeatByRows += purchases > 1 ? 1 : 0;
            _revenue.Add(in amount);
        }
    }

    /// <summary>The zone whose midnights bound the days and months.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>The number of customers: those who bought at least once.</summary>
    public long Customers { get; }

    /// <summary>The number of purchases, row by row, refunds not among them.</summary>
    public long Purchases { get; }

    /// <summary>The number of days on which somebody bought, counted for each customer.</summary>
    public long PurchaseDays { get; }

    /// <summary>The number of refunds, row by row.</summary>
    public long Refunds { get; }

    /// <summary>The number of those who have refunds only: no customers, and in no rate.</summary>
    public long RefundOnlyCustomers { get; }

    /// <summary>The revenue of customers, less their refunds, in money.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal Revenue => _revenue.ToDecimal();

    /// <summary>The amount of those who have refunds only, negative, in money; not part of the revenue.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal RefundOnlyAmount => _refundOnly.ToDecimal();

    /// <summary>The repeat-purchase rate: customers who bought on two or more days / customers. Undefined without a customer.</summary>
    public Proportion RepeatPurchaseRate => new(_repeatByDays, Customers);

    /// <summary>The repeat-purchase rate by rows: customers with two or more purchases, on one day or more / customers. Undefined without a customer.</summary>
    public Proportion RepeatPurchaseRateByRows => new(_repeatByRows, Customers);

    /// <summary>The purchase frequency: days on which a customer bought / customers. Undefined without a customer.</summary>
    public Average PurchaseFrequency => new(PurchaseDays, Customers);

    /// <summary>The purchase frequency by rows: purchases / customers. Undefined without a customer.</summary>
    public Average PurchaseFrequencyByRows => new(Purchases, Customers);

    /// <summary>The revenue per customer, in money: <c>revenue / customers</c>. Undefined without a customer.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public Average RevenuePerCustomer => new(Revenue, Customers);

    /// <summary>The average order value, in money: <c>revenue / days on which a customer bought</c>. Undefined without a customer.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public Average AverageOrderValue => new(Revenue, PurchaseDays);

    /// <summary>The average order value by rows, in money: <c>revenue / purchases</c>. Undefined without a customer.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public Average AverageOrderValueByRows => new(Revenue, Purchases);

    internal bool IsEmpty => _days.Length == 0;

    // The days of all customers, by customer and day; a customer is a number, the position in Names.
    internal IReadOnlyList<PurchaseDay> Days => _days;

    internal IReadOnlyList<TCustomer> Names => _names;

    /// <summary>The history of the purchases of both.</summary>
    /// <param name="left">A history.</param>
    /// <param name="right">A history of other purchases, of the same customers or of others.</param>
    /// <returns>The exact history of all of them.</returns>
    /// <exception cref="ArgumentNullException">Either is null.</exception>
    /// <exception cref="ArgumentException">Their zones differ.</exception>
    public static PurchaseHistory<TCustomer> operator +(PurchaseHistory<TCustomer> left, PurchaseHistory<TCustomer> right) => Guard.NotNull(left).Merge(right);

    /// <summary>The cohorts of customers by the month of their first purchase, as far as their months are known.</summary>
    /// <param name="observedUntil">The instant at which the data end: only months that are over by then are known.</param>
    /// <returns>The cohort table.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="observedUntil"/> lies outside the years 1900 to 2199.</exception>
    public CohortTable Cohorts(DateTimeOffset observedUntil) => new(_days, Zone, Guard.Instant(observedUntil));

    /// <summary>Active customers, revenue and month-over-month retention of each month, from the first purchase on.</summary>
    /// <param name="observedUntil">The instant at which the data end: only months that are over by then are given.</param>
    /// <returns>The months in order, those without a purchase among them.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="observedUntil"/> lies outside the years 1900 to 2199.</exception>
    public IReadOnlyList<PurchaseMonth> Months(DateTimeOffset observedUntil) => PurchaseMonth.Of(_days, Zone, Guard.Instant(observedUntil));

    /// <summary>Recency, frequency and monetary value of each customer who bought by a day.</summary>
    /// <param name="asOf">An instant of that day; later days do not count.</param>
    /// <returns>The values by customer.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> lies outside the years 1900 to 2199.</exception>
    public IReadOnlyDictionary<TCustomer, RecencyFrequencyMonetaryValue> RecencyFrequencyMonetaryValues(DateTimeOffset asOf)
    {
        var today = LocalTime.Day(Guard.Instant(asOf), Zone);
        var values = new Dictionary<TCustomer, RecencyFrequencyMonetaryValue>();
        for (int start = 0, end; start < _days.Length; start = end)
        {
            var (frequency, last) = (0L, 0);
            var amount = new ExactSum(PurchaseDay.MoneyScale);
            for (end = start; end < _days.Length && _days[end].Customer == _days[start].Customer; end++)
            {
                ref readonly var day = ref _days[end];
                if (day.Day > today)
                    continue;
                amount.Add(in day.Amount);
                if (day.Purchases > 0)
                    (frequency, last) = (frequency + 1, day.Day);
            }

            if (frequency > 0)
                values.Add(_names[_days[start].Customer], new RecencyFrequencyMonetaryValue(today - last, frequency, amount.ToDecimal()));
        }

        return values;
    }

    /// <summary>A builder that holds nothing yet.</summary>
    /// <param name="zone">The zone whose midnights bound the days and months.</param>
    /// <returns>The builder, for one thread at a time.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    [SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "As every other summary has it.")]
    public static ISummaryBuilder<Purchase<TCustomer>, PurchaseHistory<TCustomer>> NewBuilder(TimeZoneInfo zone) => new PurchaseHistoryBuilder<TCustomer>(zone);

    /// <inheritdoc/>
    public PurchaseHistory<TCustomer> Merge(PurchaseHistory<TCustomer> other) => Merge([Guard.NotNull(other)]);

    /// <inheritdoc/>
    public PurchaseHistory<TCustomer> Merge(IEnumerable<PurchaseHistory<TCustomer>> others)
    {
        var builder = new PurchaseHistoryBuilder<TCustomer>(Zone);
        builder.Add(this);
        foreach (var other in Guard.NotNull(others))
            builder.Add(other);
        return builder.ToSummary();
    }

    /// <inheritdoc/>
    public bool Equals(PurchaseHistory<TCustomer>? other)
    {
        // Not by their names: those of a part that a builder refused, because a key threw, may be there without a day.
        if (other is null || Customers != other.Customers || RefundOnlyCustomers != other.RefundOnlyCustomers || _days.Length != other._days.Length || !Zone.Equals(other.Zone))
            return false;

        var starts = new Dictionary<TCustomer, int>();
        for (var i = 0; i < other._days.Length; i++)
        {
            if (i == 0 || other._days[i].Customer != other._days[i - 1].Customer)
                starts.Add(other._names[other._days[i].Customer], i);
        }

        var theirs = 0;
        for (var i = 0; i < _days.Length; i++, theirs++)
        {
            if ((i == 0 || _days[i].Customer != _days[i - 1].Customer) && !starts.TryGetValue(_names[_days[i].Customer], out theirs))
                return false;
            if (theirs == other._days.Length || !_days[i].Equals(in other._days[theirs]))
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PurchaseHistory<TCustomer>);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((_revenue.GetHashCode() * 397) ^ Purchases.GetHashCode());
}
