using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

// The totals behind UpsellSummary and its builder.
internal struct UpsellTotals : ITotals<UpsellTotals, CustomerUpsell>
{
    public long Customers;
    public long Upsold;
    public long NewCustomers;
    public ExactSum AmountBefore;
    public ExactSum UpsellAmount;
    public ExactSum NewCustomerAmount;

    // Over existing customers whose gross profit is known.
    public long GrossProfitKnown;
    public ExactSum GrossProfitBefore;
    public ExactSum UpsellGrossProfit;

    public readonly long Count => Customers + NewCustomers;

    public bool Add(in CustomerUpsell fact)
    {
        if (!fact.IsFact)
            return false;
        if (fact.AmountBefore == 0)
        {
            NewCustomers++;
            NewCustomerAmount.Add(fact.UpsellAmount);
            return true;
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

        return true;
    }

    public void Visit<TVisitor>(ref TVisitor visitor, ref UpsellTotals other)
        where TVisitor : struct, IFieldVisitor
    {
        visitor.Count("customers", ref Customers, ref other.Customers);
        visitor.Count("upsold", ref Upsold, ref other.Upsold);
        visitor.Count("newCustomers", ref NewCustomers, ref other.NewCustomers);
        visitor.Field("amountBefore", ref AmountBefore, ref other.AmountBefore);
        visitor.Field("upsellAmount", ref UpsellAmount, ref other.UpsellAmount);
        visitor.Field("newCustomerAmount", ref NewCustomerAmount, ref other.NewCustomerAmount);
        visitor.Count("grossProfitKnown", ref GrossProfitKnown, ref other.GrossProfitKnown);
        visitor.Field("grossProfitBefore", ref GrossProfitBefore, ref other.GrossProfitBefore);
        visitor.Field("upsellGrossProfit", ref UpsellGrossProfit, ref other.UpsellGrossProfit);
    }

    public readonly Violation? FindViolation() =>
        TotalsRules.Counts(("customers", Customers), ("newCustomers", NewCustomers))
        ?? TotalsRules.PartOf(Customers, "upsold", Upsold)
        ?? TotalsRules.PartOf(Customers, "grossProfitKnown", GrossProfitKnown)
        ?? TotalsRules.SumFromZero(Customers, "amountBefore", in AmountBefore)
        ?? TotalsRules.SumFromZero(Upsold, "upsellAmount", in UpsellAmount)
        ?? TotalsRules.SumFromZero(NewCustomers, "newCustomerAmount", in NewCustomerAmount)
        ?? TotalsRules.Sum(GrossProfitKnown, "grossProfitBefore", in GrossProfitBefore)
        ?? TotalsRules.Sum(GrossProfitKnown, "upsellGrossProfit", in UpsellGrossProfit);
}
