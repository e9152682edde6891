using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Customers;

/// <summary>A calendar month of purchases: active customers, their revenue, and how many came back from the month before.</summary>
/// <remarks>Two are equal when all parts are equal. <c>default</c> is not a month.</remarks>
[JsonConverter(typeof(StrictJsonConverter<PurchaseMonth>))]
public readonly record struct PurchaseMonth
{
    private PurchaseMonth(Period month, in Activity activity, long activeBefore)
    {
        Month = month;
        ActiveCustomers = activity.Customers;
        NewCustomers = activity.New;
        Revenue = activity.Revenue.ToDecimal();
        MonthOverMonthRetention = new Proportion(activity.Returned, activeBefore);
    }

    /// <summary>The month.</summary>
    public Period Month { get; }

    /// <summary>The number of customers who bought in the month.</summary>
    public long ActiveCustomers { get; }

    /// <summary>The number of active customers who bought for the first time.</summary>
    public long NewCustomers { get; }

    /// <summary>The revenue of the month in money, less all refunds of the month, even those of people with refunds only.</summary>
    public decimal Revenue { get; }

    /// <summary>
    /// The month-over-month retention: customers active in this month and the month before / customers active in the month before. Undefined if nobody was
    /// active in the month before.
    /// </summary>
    public Proportion MonthOverMonthRetention { get; }

    internal static IReadOnlyList<PurchaseMonth> Of(PurchaseDay[] days, TimeZoneInfo zone, DateTimeOffset observedUntil)
    {
        var end = LocalTime.Month(LocalTime.Day(observedUntil, zone));
        var bought = days.Where(day => day.Purchases > 0).Select(day => day.Month).Where(month => month < end);
        var first = bought.DefaultIfEmpty(end).Min();
        var activities = new Activity[end - first];
        for (var i = 0; i < activities.Length; i++)
            activities[i].Revenue = new ExactSum(PurchaseDay.MoneyScale);

        // In order of customer and day, so a customer's months follow one another.
        var (customer, lastActive) = (-1, -1);
        for (var i = 0; i < days.Length; i++)
        {
            ref readonly var day = ref days[i];
            if (day.Customer != customer)
                (customer, lastActive) = (day.Customer, -1);
            var month = day.Month;
            if (month < first || month >= end)
                continue;

            ref var activity = ref activities[month - first];
            activity.Revenue.Add(in day.Amount);
            if (day.Purchases == 0 || month == lastActive)
                continue;
            activity.Customers++;
            activity.New += lastActive < 0 ? 1 : 0;
            activity.Returned += lastActive == month - 1 ? 1 : 0;
            lastActive = month;
        }

        return [.. activities.Select((activity, i) => new PurchaseMonth(LocalTime.PeriodOfMonth(first + i, zone), in activity, i == 0 ? 0 : activities[i - 1].Customers))];
    }

    private struct Activity
    {
        public long Customers;
        public long New;
        public long Returned;
        public ExactSum Revenue;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"PurchaseMonth {{ Month = {Month}, ActiveCustomers = {ActiveCustomers}, NewCustomers = {NewCustomers}, Revenue = {Revenue}, MonthOverMonthRetention = {MonthOverMonthRetention} }}");
}
