using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>The totals behind <see cref="UpsellSummary"/> and its builder.</summary>
internal struct UpsellTotals : ISummaryBuilder<CustomerUpsell, UpsellSummary>, IPortable, IEquatable<UpsellTotals>
{
    public long Customers;
    public long Upsold;
    public long NewCustomers;
    public ExactSum AmountBefore;
    public ExactSum UpsellAmount;
    public ExactSum NewCustomerAmount;

    // Of customers with a purchase before whose gross profit is known.
    public long GrossProfitKnown;
    public ExactSum GrossProfitBefore;
    public ExactSum UpsellGrossProfit;

    public readonly long Count => Customers + NewCustomers;

    public void Add(in CustomerUpsell fact)
    {
        if (!fact.IsFact)
            throw Guard.NoFact(nameof(CustomerUpsell), Count);
        if (fact.AmountBefore == 0)
        {
            NewCustomers++;
            NewCustomerAmount.Add(fact.UpsellAmount);
            return;
        }

        Customers++;
        Upsold += fact.UpsellAmount > 0 ? 1 : 0;
        AmountBefore.Add(fact.AmountBefore);
        UpsellAmount.Add(fact.UpsellAmount);
        if (fact is { GrossProfitBefore: { } before, UpsellGrossProfit: { } upsell })
        {
            GrossProfitKnown++;
            GrossProfitBefore.Add(before);
            UpsellGrossProfit.Add(upsell);
        }
    }

    public void Add(UpsellSummary part)
    {
        ref readonly var other = ref Guard.NotNull(part).Totals;
        Customers += other.Customers;
        Upsold += other.Upsold;
        NewCustomers += other.NewCustomers;
        AmountBefore.Add(in other.AmountBefore);
        UpsellAmount.Add(in other.UpsellAmount);
        NewCustomerAmount.Add(in other.NewCustomerAmount);
        GrossProfitKnown += other.GrossProfitKnown;
        GrossProfitBefore.Add(in other.GrossProfitBefore);
        UpsellGrossProfit.Add(in other.UpsellGrossProfit);
    }

    public readonly UpsellSummary ToSummary() => new(in this);

    public void Describe(Fields fields)
    {
        fields.Count("customers", ref Customers);
        fields.Count("upsold", ref Upsold);
        fields.Count("newCustomers", ref NewCustomers);
        fields.Sum("amountBefore", ref AmountBefore);
        fields.Sum("upsellAmount", ref UpsellAmount);
        fields.Sum("newCustomerAmount", ref NewCustomerAmount);
        fields.Count("grossProfitKnown", ref GrossProfitKnown);
        fields.Sum("grossProfitBefore", ref GrossProfitBefore);
        fields.Sum("upsellGrossProfit", ref UpsellGrossProfit);
    }

    public readonly Violation? FindViolation() =>
        Rules.Counts(("customers", Customers), ("newCustomers", NewCustomers))
        ?? Rules.PartOf(Customers, "upsold", Upsold)
        ?? Rules.PartOf(Customers, "grossProfitKnown", GrossProfitKnown)
        ?? Rules.SumFromZero(Customers, "amountBefore", in AmountBefore)
        ?? Rules.SumFromZero(Upsold, "upsellAmount", in UpsellAmount)
        ?? Rules.SumFromZero(NewCustomers, "newCustomerAmount", in NewCustomerAmount)
        ?? Rules.Sum(GrossProfitKnown, "grossProfitBefore", in GrossProfitBefore)
        ?? Rules.Sum(GrossProfitKnown, "upsellGrossProfit", in UpsellGrossProfit);

    public readonly bool Equals(UpsellTotals other) =>
        Customers == other.Customers && Upsold == other.Upsold && NewCustomers == other.NewCustomers && GrossProfitKnown == other.GrossProfitKnown
        && AmountBefore.Equals(other.AmountBefore) && UpsellAmount.Equals(other.UpsellAmount) && NewCustomerAmount.Equals(other.NewCustomerAmount)
        && GrossProfitBefore.Equals(other.GrossProfitBefore) && UpsellGrossProfit.Equals(other.UpsellGrossProfit);

    public override readonly bool Equals(object? obj) => obj is UpsellTotals other && Equals(other);

    public override readonly int GetHashCode() => unchecked((AmountBefore.GetHashCode() * 397) ^ Count.GetHashCode());
}
