using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Investment;

// The totals behind TotalCostOfOwnership and its builder: exact sums by kind and year.
internal struct OwnershipTotals : ITotals<OwnershipTotals, OwnershipCost>
{
    private long _count;
    private Parts<Year> _years;

    public readonly long Count => _count;

    // The number of years, year 0 included, up to the last year with a cost.
    public readonly int Years => _years.Length;

    public bool Add(in OwnershipCost fact)
    {
        if (!fact.IsFact)
            return false;

        _years.Grow(YearOf(fact.FirstMonth + fact.Months - 1) + 1);
        for (var month = fact.FirstMonth; month < fact.FirstMonth + fact.Months; month++)
            _years[YearOf(month)].Of(fact.Kind).Add(fact.MonthlyAmount);
        _count++;
        return true;
    }

    // The total of the selected year and kind; null selects all.
    public readonly decimal Total(int? year, OwnershipCostKind? kind)
    {
        var total = default(ExactSum);
        for (var i = 0; i < Years; i++)
        {
            if ((year ?? i) == i)
                _years[i].AddTo(ref total, kind);
        }

        return total.ToDecimal();
    }

    public void Visit<TVisitor>(ref TVisitor visitor, ref OwnershipTotals other)
        where TVisitor : struct, IFieldVisitor
    {
        visitor.Count("count", ref _count, ref other._count);
        visitor.Field("years", ref _years, ref other._years);
    }

    public readonly Violation? FindViolation() =>
        TotalsRules.Counts(("count", Count))
        ?? TotalsRules.PartOf(Count == 0 ? 0 : YearOf(OwnershipCost.LastMonthAllowed) + 1, "years", Years)
        ?? FindViolationOfYears();

    private readonly Violation? FindViolationOfYears()
    {
        for (var year = 0; year < Years; year++)
        {
            if (_years[year].FindViolation(Count) is { } violation)
                return violation;
        }

        return null;
    }

    private static int YearOf(int month) => (month + 11) / 12;

    private struct Year : ITotals<Year>
    {
        private static readonly OwnershipCostKind[] Kinds = [.. Enumerable.Range((int)OwnershipCostKind.Licenses, (int)OwnershipCostKind.Other).Select(kind => (OwnershipCostKind)kind)];

        private ExactSum _licenses;
        private ExactSum _setUp;
        private ExactSum _training;
        private ExactSum _dataMigration;
        private ExactSum _administration;
        private ExactSum _other;

        [UnscopedRef]
        public ref ExactSum Of(OwnershipCostKind kind)
        {
            switch (kind)
            {
                case OwnershipCostKind.Licenses:
                    return ref _licenses;
                case OwnershipCostKind.SetUp:
                    return ref _setUp;
                case OwnershipCostKind.Training:
                    return ref _training;
                case OwnershipCostKind.DataMigration:
                    return ref _dataMigration;
                case OwnershipCostKind.Administration:
                    return ref _administration;
                default:
                    return ref _other;
            }
        }

        // Adds the sum of one kind, or of all.
        public void AddTo(ref ExactSum total, OwnershipCostKind? kind)
        {
            foreach (var each in Kinds)
            {
                if ((kind ?? each) == each)
                    total.Add(in Of(each));
            }
        }

        public void Visit<TVisitor>(ref TVisitor visitor, ref Year other)
            where TVisitor : struct, IFieldVisitor
        {
            visitor.Field("licenses", ref _licenses, ref other._licenses);
            visitor.Field("setUp", ref _setUp, ref other._setUp);
            visitor.Field("training", ref _training, ref other._training);
            visitor.Field("dataMigration", ref _dataMigration, ref other._dataMigration);
            visitor.Field("administration", ref _administration, ref other._administration);
            visitor.Field("other", ref _other, ref other._other);
        }

        public readonly Violation? FindViolation() => null;

        // A cost has one amount for each month.
        public readonly Violation? FindViolation(long costs)
        {
            var year = this;
            return Kinds.Select(kind => TotalsRules.Sum(12 * (BigInteger)costs, "years", in year.Of(kind))).FirstOrDefault(violation => violation is not null);
        }
    }
}
