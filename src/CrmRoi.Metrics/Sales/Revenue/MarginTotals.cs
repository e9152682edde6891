using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>The totals behind <see cref="MarginSummary"/> and its builder.</summary>
internal struct MarginTotals : ISummaryBuilder<ProfitFigures, MarginSummary>, IPortable, IEquatable<MarginTotals>
{
    public long Count;
    public ExactSum NetSales;
    public Known GrossProfit;
    public Known NetProfit;

    public void Add(in ProfitFigures fact)
    {
        if (!fact.IsFact)
            throw Guard.NoFact(nameof(ProfitFigures), Count);
        Count++;
        NetSales.Add(fact.NetSales);
        GrossProfit.Add(fact.GrossProfit, fact.NetSales);
        NetProfit.Add(fact.NetProfit, fact.NetSales);
    }

    public void Add(MarginSummary part)
    {
        ref readonly var other = ref Guard.NotNull(part).Totals;
        Count += other.Count;
        NetSales.Add(in other.NetSales);
        GrossProfit.Add(in other.GrossProfit);
        NetProfit.Add(in other.NetProfit);
    }

    public readonly MarginSummary ToSummary() => new(in this);

    public void Describe(Fields fields)
    {
        fields.Count("count", ref Count);
        fields.Sum("netSales", ref NetSales);
        fields.Part("grossProfit", ref GrossProfit);
        fields.Part("netProfit", ref NetProfit);
    }

    public readonly Violation? FindViolation() =>
        Rules.Counts(("count", Count))
        ?? Rules.Sum(Count, "netSales", in NetSales)
        ?? Rules.PartOf(Count, "grossProfit", GrossProfit.Count)
        ?? Rules.PartOf(Count, "netProfit", NetProfit.Count);

    public readonly bool Equals(MarginTotals other) =>
        Count == other.Count && NetSales.Equals(other.NetSales) && GrossProfit.Equals(other.GrossProfit) && NetProfit.Equals(other.NetProfit);

    public override readonly bool Equals(object? obj) => obj is MarginTotals other && Equals(other);

    public override readonly int GetHashCode() => unchecked((NetSales.GetHashCode() * 397) ^ Count.GetHashCode());

    /// <summary>A profit where it is known, with the net sales it was made on.</summary>
    internal struct Known : IPortable, IEquatable<Known>
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

        public void Add(in Known other)
        {
            Count += other.Count;
            Profit.Add(in other.Profit);
            NetSales.Add(in other.NetSales);
        }

        public void Describe(Fields fields)
        {
            fields.Count("count", ref Count);
            fields.Sum("profit", ref Profit);
            fields.Sum("netSales", ref NetSales);
        }

        public readonly Violation? FindViolation() =>
            Rules.Counts(("count", Count))
            ?? Rules.Sum(Count, "profit", in Profit)
            ?? Rules.Sum(Count, "netSales", in NetSales);

        public readonly bool Equals(Known other) => Count == other.Count && Profit.Equals(other.Profit) && NetSales.Equals(other.NetSales);

        public override readonly bool Equals(object? obj) => obj is Known other && Equals(other);

        public override readonly int GetHashCode() => Profit.GetHashCode();
    }
}
