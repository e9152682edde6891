using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Customers;

// What one customer bought on one day. The customer is a number.
internal struct PurchaseDay(int customer, int day)
{
    // Enough for every currency. A sum starts with this scale, so that usual amounts are added as 64-bit integers.
    public const int MoneyScale = 4;

    public readonly int Customer = customer;
    public readonly int Day = day;
    public long Purchases;
    public long Refunds;
    public ExactSum Amount = new(MoneyScale);

    // The month of the day.
    public readonly int Month => LocalTime.Month(Day);

    public void Add(decimal amount)
    {
        if (amount < 0)
            Refunds++;
        else
            Purchases++;
        Amount.Add(amount);
    }

    public void Add(in PurchaseDay other)
    {
        Purchases += other.Purchases;
        Refunds += other.Refunds;
        Amount.Add(in other.Amount);
    }

    // The same day of a customer under another number.
    public readonly PurchaseDay Of(int customer) => new(customer, Day) { Purchases = Purchases, Refunds = Refunds, Amount = Amount };

    public readonly bool Equals(in PurchaseDay other) =>
        Day == other.Day && Purchases == other.Purchases && Refunds == other.Refunds && Amount.Equals(other.Amount);
}
