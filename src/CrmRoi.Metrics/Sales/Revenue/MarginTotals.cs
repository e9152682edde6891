using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

// The totals behind MarginSummary and its builder.
internal struct MarginTotals : ITotals<MarginTotals, ProfitFigures>
{
    public long Count;
    public ExactSum NetSales;
    public Known GrossProfit;
    public Known NetProfit;

    public bool Add(in ProfitFigures fact)
    {
        if (!fact.IsFact)
            return false;
        Count++;
        NetSales.Add(fact.NetSales);
        GrossProfit.Add(fact.GrossProfit, fact.NetSales);
        NetProfit.Add(fact.NetProfit, fact.NetSales);
        return true;
    }

    public void Visit<TVisitor>(ref TVisitor visitor, ref MarginTotals other)
        where TVisitor : struct, IFieldVisitor
    {
        visitor.Count("count", ref Count, ref other.Count);
        visitor.Field("netSales", ref NetSales, ref other.NetSales);
        visitor.Part("grossProfit", ref GrossProfit, ref other.GrossProfit);
        visitor.Part("netProfit", ref NetProfit, ref other.NetProfit);
    }

    public readonly Violation? FindViolation() =>
        TotalsRules.Counts(("count", Count))
        ?? TotalsRules.Sum(Count, "netSales", in NetSales)
        ?? TotalsRules.PartOf(Count, "grossProfit", GrossProfit.Count)
        ?? TotalsRules.PartOf(Count, "netProfit", NetProfit.Count);

    // A known profit, with the net sales it was made on.
    internal struct Known : ITotals<Known>
    {
        public long Count;
        public ExactSum Profit;
        public ExactSum NetSales;

        public readonly Ratio Rate => new(Profit.ToDecimal(), NetSales.ToDecimal());

        public void Add(decimal? profit, decimal netSales)
        {
            if (profit is not { } known)
                return;
            Count++;
            Profit.Add(known);
            NetSales.Add(netSales);
        }

        public void Visit<TVisitor>(ref TVisitor visitor, ref Known other)
            where TVisitor : struct, IFieldVisitor
        {
            visitor.Count("count", ref Count, ref other.Count);
            visitor.Field("profit", ref Profit, ref other.Profit);
            visitor.Field("netSales", ref NetSales, ref other.NetSales);
        }

        public readonly Violation? FindViolation() =>
            TotalsRules.Counts(("count", Count))
            ?? TotalsRules.Sum(Count, "profit", in Profit)
            ?? TotalsRules.Sum(Count, "netSales", in NetSales);
    }
}
