namespace CrmRoi.Metrics.Marketing;

// A sale of a customer; sales at the same instant are ordered by amount.
internal readonly struct CustomerSale(long ticks, decimal amount) : IComparable<CustomerSale>
{
    public long Ticks { get; } = ticks;

    public decimal Amount { get; } = amount;

    public int CompareTo(CustomerSale other) => Ticks != other.Ticks ? Ticks.CompareTo(other.Ticks) : Amount.CompareTo(other.Amount);
}
