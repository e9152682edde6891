using System.Diagnostics.CodeAnalysis;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Customers;

/// <summary>
/// The exact total of any number of purchases, by customer and calendar day. It gives repeat-purchase rate, purchase frequency, revenue per customer,
/// cohorts, and recency, frequency and monetary value.
/// </summary>
/// <typeparam name="TCustomer">The type that identifies a customer.</typeparam>
/// <remarks>
/// <para>
/// Several purchases of a customer on one day are one visit, unless a name says "by rows". A customer is somebody who bought; refunds lower the customer's
/// revenue and are counted. A person with refunds only is counted, but is not a customer: they are in no rate and not in the revenue.
/// </para>
/// <para>
/// The size grows with the customers and the days on which each bought, not with the purchases. Merging two costs as much as both hold; a loop over many
/// parts costs a few times what all of them hold. Two histories are equal when they have the same zone and the same customers with equal days, in any
/// order. Histories of different zones do not add. Immutable.
/// </para>
/// </remarks>
public sealed class PurchaseHistory<TCustomer> : ISummary<PurchaseHistory<TCustomer>>, IEquatable<PurchaseHistory<TCustomer>>
    where TCustomer : notnull
{
    // The log, or the PendingLog from which it is still to be made: if many parts are added one by one, they are sorted a few times, not once for each.
    private volatile object _log;

    internal PurchaseHistory(TimeZoneInfo zone, PurchaseLog<TCustomer> log) => (Zone, _log) = (zone, log);

    private PurchaseHistory(TimeZoneInfo zone, PendingLog log) => (Zone, _log) = (zone, log);

    /// <summary>The zone whose midnights bound the days and months.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>The number of customers, that is, of those who bought at least once.</summary>
    public long Customers => Log.Totals.Customers;

    /// <summary>The number of purchases by rows, without refunds.</summary>
    public long Purchases => Log.Totals.Purchases;

    /// <summary>The number of purchase days: days on which a customer bought, added up over customers.</summary>
    public long PurchaseDays => Log.Totals.PurchaseDays;

    /// <summary>The number of refunds by rows.</summary>
    public long Refunds => Log.Totals.Refunds;

    /// <summary>The number of people with refunds only. They are not customers and in no rate.</summary>
    public long RefundOnlyCustomers => Log.Totals.RefundOnlyCustomers;

    /// <summary>The revenue of customers, less their refunds, in money.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal Revenue => Log.Totals.Revenue.ToDecimal();

    /// <summary>The amount of people with refunds only, in money. Negative, and not part of the revenue.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal RefundOnlyAmount => Log.Totals.RefundOnly.ToDecimal();

    /// <summary>The repeat-purchase rate: customers who bought on two or more days / customers. Undefined without a customer.</summary>
    public Proportion RepeatPurchaseRate => new(Log.Totals.RepeatByDays, Customers);

    /// <summary>
    /// The repeat-purchase rate by rows: customers with two or more purchases, even on one day / customers. Undefined without a customer.
    /// </summary>
    public Proportion RepeatPurchaseRateByRows => new(Log.Totals.RepeatByRows, Customers);

    /// <summary>The purchase frequency: purchase days / customers. Undefined without a customer.</summary>
    public Average PurchaseFrequency => new(PurchaseDays, Customers);

    /// <summary>The purchase frequency by rows: purchases / customers. Undefined without a customer.</summary>
    public Average PurchaseFrequencyByRows => new(Purchases, Customers);

    /// <summary>The revenue per customer, in money: <c>revenue / customers</c>. Undefined without a customer.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public Average RevenuePerCustomer => new(Revenue, Customers);

    /// <summary>The average order value, in money: <c>revenue / purchase days</c>. Undefined without a customer.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public Average AverageOrderValue => new(Revenue, PurchaseDays);

    /// <summary>The average order value by rows, in money: <c>revenue / purchases</c>. Undefined without a customer.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public Average AverageOrderValueByRows => new(Revenue, Purchases);

    // Two threads may both make it; either is right.
    internal PurchaseLog<TCustomer> Log
    {
        get
        {
            if (_log is PurchaseLog<TCustomer> made)
                return made;
            var log = ((PendingLog)_log).ToLog(Zone);
            _log = log;
            return log;
        }
    }

    /// <summary>Adds two histories: the history of the purchases of both.</summary>
    /// <param name="left">A history.</param>
    /// <param name="right">A history of other purchases, of the same or of other customers.</param>
    /// <returns>The exact history of all of them.</returns>
    /// <exception cref="ArgumentNullException">Either is null.</exception>
    /// <exception cref="ArgumentException">Their zones differ.</exception>
    public static PurchaseHistory<TCustomer> operator +(PurchaseHistory<TCustomer> left, PurchaseHistory<TCustomer> right) =>
        Guard.NotNull(left).With(Guard.NotNull(right).LogOf(left.Zone, nameof(right)));

    /// <summary>Makes the table of cohorts: customers by the period of their first purchase.</summary>
    /// <param name="observedUntil">The instant at which the data end: only periods that are over by then are known.</param>
    /// <param name="interval">How long the periods are; months by default.</param>
    /// <returns>The cohort table.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="observedUntil"/> lies outside the years 1900 to 2199, or <paramref name="interval"/> is not one of the named values.</exception>
    public CohortTable Cohorts(DateTimeOffset observedUntil, CohortInterval interval = CohortInterval.Month) =>
        interval is >= CohortInterval.Week and <= CohortInterval.Year
            ? new(Log.Days, Zone, Guard.Instant(observedUntil), interval)
            : throw Violation.OutOfRange(nameof(interval), "must be week, month, quarter or year", (int)interval).ToException();

    /// <summary>Active customers, revenue and month-over-month retention for each month, from the first purchase on.</summary>
    /// <param name="observedUntil">The instant at which the data end; only months that are over by then are returned.</param>
    /// <returns>The months in order, including those without a purchase.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="observedUntil"/> lies outside the years 1900 to 2199.</exception>
    public IReadOnlyList<PurchaseMonth> Months(DateTimeOffset observedUntil) => PurchaseMonth.Of(Log.Days, Zone, Guard.Instant(observedUntil));

    /// <summary>Recency, frequency and monetary value of each customer who bought up to a day.</summary>
    /// <param name="asOf">An instant of that day; later days do not count.</param>
    /// <returns>The values by customer.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> lies outside the years 1900 to 2199.</exception>
    public IReadOnlyDictionary<TCustomer, RecencyFrequencyMonetaryValue> RecencyFrequencyMonetaryValues(DateTimeOffset asOf)
    {
        var today = LocalTime.Day(Guard.Instant(asOf), Zone);
        var values = new Dictionary<TCustomer, RecencyFrequencyMonetaryValue>();
        var (names, days) = (Log.Names, Log.Days);
        for (int start = 0, end; start < days.Length; start = end)
        {
            var (frequency, first, last) = (0L, 0, 0);
            ExactSum amount = new(PurchaseDay.MoneyScale), repeated = new(PurchaseDay.MoneyScale);
            for (end = start; end < days.Length && days[end].Customer == days[start].Customer; end++)
            {
                ref readonly var day = ref days[end];
                if (day.Day > today)
                    continue;
                amount.Add(in day.Amount);
                if (frequency > 0)
                    repeated.Add(in day.Amount);
                if (day.Purchases > 0)
                    (frequency, first, last) = (frequency + 1, frequency == 0 ? day.Day : first, day.Day);
            }

            if (frequency > 0)
                values.Add(names[days[start].Customer], new(today - first, today - last, frequency, amount.ToDecimal(), repeated.ToDecimal()));
        }

        return values;
    }

    /// <summary>
    /// Scores from 1 to 5 for recency, frequency and monetary value of each customer who bought up to a day, relative to these customers.
    /// </summary>
    /// <param name="asOf">An instant of that day; later days do not count.</param>
    /// <returns>The scores by customer.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> lies outside the years 1900 to 2199.</exception>
    /// <remarks>
    /// <code>score = 1 + ⌊5 × customers who do worse / customers⌋</code>
    /// 5 is the best fifth: those who bought most recently, most often, for most. Equal customers have equal scores, so the fifths may differ in size.
    /// Source: quintile scores as in A. Hughes, Strategic Database Marketing.
    /// </remarks>
    public IReadOnlyDictionary<TCustomer, RecencyFrequencyMonetaryScore> RecencyFrequencyMonetaryScores(DateTimeOffset asOf) =>
        RecencyFrequencyMonetaryScore.Of(RecencyFrequencyMonetaryValues(asOf));

    /// <summary>A new, empty builder.</summary>
    /// <param name="zone">The zone whose midnights bound the days and months.</param>
    /// <returns>The builder, for one thread at a time.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    [SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "As every other summary has it.")]
    public static ISummaryBuilder<Purchase<TCustomer>, PurchaseHistory<TCustomer>> NewBuilder(TimeZoneInfo zone) => new PurchaseHistoryBuilder<TCustomer>(zone);

    /// <inheritdoc/>
    public PurchaseHistory<TCustomer> Merge(PurchaseHistory<TCustomer> other) => With(Guard.NotNull(other).LogOf(Zone, nameof(other)));

    private PurchaseHistory<TCustomer> With(PurchaseLog<TCustomer> added)
    {
        if (added.Days.Length == 0)
            return this;

        // Sort in once as much waits as is sorted already: in a loop over many parts each part is sorted a few times.
        var waiting = new PendingLog(_log, added);
        return waiting.Days > waiting.First.Days.Length ? new(Zone, waiting.ToLog(Zone)) : new(Zone, waiting);
    }

    /// <inheritdoc/>
    public PurchaseHistory<TCustomer> Merge(IEnumerable<PurchaseHistory<TCustomer>> others)
    {
        var builder = new PurchaseHistoryBuilder<TCustomer>(Zone);
        builder.Add(Log);
        foreach (var other in Guard.NotNull(others))
            builder.Add(Guard.NotNull(other, nameof(others)).LogOf(Zone, nameof(others)));
        return builder.ToSummary();
    }

    /// <inheritdoc/>
    public bool Equals(PurchaseHistory<TCustomer>? other) => other is not null && Zone.Equals(other.Zone) && Log.Equals(other.Log);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PurchaseHistory<TCustomer>);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((Log.Totals.Revenue.GetHashCode() * 397) ^ Purchases.GetHashCode());

    /// <summary>The number of customers and of purchases, in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        InvariantText.Of($"PurchaseHistory: {Customers} customers, {Purchases} purchases");

    // ArgumentException: the zone differs.
    internal PurchaseLog<TCustomer> LogOf(TimeZoneInfo zone, string argument) =>
        Zone.Equals(zone) ? Log : throw Violation.Invalid(argument, $"must have the days of the zone {zone.Id}", Zone.Id).ToException();

    // A log and other logs still to be sorted into it, the last one first.
    private sealed class PendingLog(object before, PurchaseLog<TCustomer> added)
    {
        public PurchaseLog<TCustomer> First { get; } = before as PurchaseLog<TCustomer> ?? ((PendingLog)before).First;

        // The number of days that wait.
        public long Days { get; } = added.Days.Length + ((before as PendingLog)?.Days ?? 0);

        private PendingLog? Before { get; } = before as PendingLog;

        private PurchaseLog<TCustomer> Added { get; } = added;

        public PurchaseLog<TCustomer> ToLog(TimeZoneInfo zone)
        {
            var parts = new Stack<PurchaseLog<TCustomer>>();
            for (var waiting = this; waiting is not null; waiting = waiting.Before)
                parts.Push(waiting.Added);
            var builder = new PurchaseHistoryBuilder<TCustomer>(zone);
            builder.Add(First);
            foreach (var part in parts)
                builder.Add(part);
            return builder.ToLog();
        }
    }
}
