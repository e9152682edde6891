namespace CrmRoi.Metrics.Customers;

// The days of all customers, by customer and day. A customer is a number, the position of its name. Some names may have no day: those of a part that a
// builder refused.
internal sealed class PurchaseLog<TCustomer>(TCustomer[] names, PurchaseDay[] days)
    where TCustomer : notnull
{
    public TCustomer[] Names { get; } = names;

    public PurchaseDay[] Days { get; } = days;

    public PurchaseTotals Totals { get; } = new(days);

    public bool Equals(PurchaseLog<TCustomer> other)
    {
        if (Totals.Customers != other.Totals.Customers || Totals.RefundOnlyCustomers != other.Totals.RefundOnlyCustomers || Days.Length != other.Days.Length)
            return false;

        var starts = new Dictionary<TCustomer, int>();
        for (var i = 0; i < other.Days.Length; i++)
        {
            if (i == 0 || other.Days[i].Customer != other.Days[i - 1].Customer)
                starts.Add(other.Names[other.Days[i].Customer], i);
        }

        var theirs = 0;
        for (var i = 0; i < Days.Length; i++, theirs++)
        {
            if ((i == 0 || Days[i].Customer != Days[i - 1].Customer) && !starts.TryGetValue(Names[Days[i].Customer], out theirs))
                return false;
            if (theirs == other.Days.Length || !Days[i].Equals(in other.Days[theirs]))
                return false;
        }

        return true;
    }
}
