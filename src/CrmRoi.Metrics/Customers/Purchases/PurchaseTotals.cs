using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Customers;

// The totals over the days of all customers; the days are in order of customer.
internal sealed class PurchaseTotals
{
    public readonly ExactSum Revenue = new(PurchaseDay.MoneyScale);
    public readonly ExactSum RefundOnly = new(PurchaseDay.MoneyScale);

    public PurchaseTotals(PurchaseDay[] days)
    {
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
                RefundOnly.Add(in amount);
                continue;
            }

            Customers++;
            Purchases += purchases;
            PurchaseDays += purchaseDays;
            RepeatByDays += purchaseDays > 1 ? 1 : 0;
            RepeatByRows += purchases > 1 ? 1 : 0;
            Revenue.Add(in amount);
        }
    }

    public long Customers { get; }

    public long Purchases { get; }

    public long PurchaseDays { get; }

    public long Refunds { get; }

    public long RefundOnlyCustomers { get; }

    public long RepeatByDays { get; }

    public long RepeatByRows { get; }
}
