using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Investment;

/// <summary>The totals behind <see cref="TotalCostOfOwnership"/> and its builder: exact sums by kind and year.</summary>
internal struct OwnershipTotals : ISummaryBuilder<OwnershipCost, TotalCostOfOwnership>, IPortable, IEquatable<OwnershipTotals>
{
    private const int Kinds = (int)OwnershipCostKind.Other + 1;

    // Year after year, each with all kinds.
    private ExactSum[] _sums = [];

    public OwnershipTotals()
    {
    }

    public long Count { get; private set; }

    /// <summary>The number of years, year 0 included, up to the last that has a cost.</summary>
    public readonly int Years => _sums.Length / Kinds;

    public void Add(in OwnershipCost fact)
    {
        if (!fact.IsFact)
            throw Guard.NoFact(nameof(OwnershipCost), Count);

        Grow(YearOf(fact.FirstMonth + fact.Months - 1) + 1);
        for (var month = fact.FirstMonth; month < fact.FirstMonth + fact.Months; month++)
            _sums[(YearOf(month) * Kinds) + (int)fact.Kind].Add(fact.MonthlyAmount);
        Count++;
    }

    public void Add(TotalCostOfOwnership part)
    {
        ref readonly var other = ref Guard.NotNull(part).Totals;
        Grow(other.Years);
        for (var i = 0; i < other._sums.Length; i++)
            _sums[i].Add(in other._sums[i]);
        Count += other.Count;
    }

    public readonly OwnershipTotals Clone() => this with { _sums = [.. _sums] };

    public readonly TotalCostOfOwnership ToSummary() => new(Clone());

    /// <summary>The total of the sums that a year and a kind select; null selects all.</summary>
    public readonly decimal Total(int? year, OwnershipCostKind? kind)
    {
        var total = default(ExactSum);
        for (var i = 0; i < _sums.Length; i++)
        {
            if ((year ?? i / Kinds) == i / Kinds && ((int?)kind ?? i % Kinds) == i % Kinds)
                total.Add(in _sums[i]);
        }

        return total.ToDecimal();
    }

    public void Describe(Fields fields)
    {
        var count = Count;
        fields.Count("count", ref count);
        Year[] years = [.. Enumerable.Range(0, Years).Select(YearAt)];
        fields.List("years", ref years, () => new Year());
        Count = count;
        if (fields.AreRead)
            _sums = [.. years.SelectMany(year => year.Sums)];
    }

    public readonly Violation? FindViolation() =>
        Rules.Counts(("count", Count))
        ?? Rules.PartOf(Count == 0 ? 0 : YearOf(OwnershipCost.LastMonthAllowed) + 1, "years", Years)
        ?? FindViolationOfSums();

    public readonly bool Equals(OwnershipTotals other) => Count == other.Count && _sums.SequenceEqual(other._sums);

    public override readonly bool Equals(object? obj) => obj is OwnershipTotals other && Equals(other);

    public override readonly int GetHashCode() => _sums.Aggregate((int)Count, (hash, sum) => unchecked((hash * 397) ^ sum.GetHashCode()));

    // A cost has one amount for each month.
    private readonly Violation? FindViolationOfSums()
    {
        foreach (var sum in _sums)
        {
            if (Rules.Sum(12 * (BigInteger)Count, "years", in sum) is { } violation)
                return violation;
        }

        return null;
    }

    private readonly Year YearAt(int year) => new() { Sums = [.. _sums.Skip(year * Kinds).Take(Kinds)] };

    private static int YearOf(int month) => (month + 11) / 12;

    private void Grow(int years)
    {
        if (years > Years)
            Array.Resize(ref _sums, years * Kinds);
    }

    /// <summary>The sums of a year, by the names of their kinds.</summary>
    private struct Year : IPortable
    {
        private static readonly string[] Names = ["licenses", "setUp", "training", "dataMigration", "administration", "other"];

        public ExactSum[] Sums = new ExactSum[Kinds];

        public Year()
        {
        }

        public readonly void Describe(Fields fields)
        {
            for (var kind = 0; kind < Kinds; kind++)
                fields.Sum(Names[kind], ref Sums[kind]);
        }

        public readonly Violation? FindViolation() => null;
    }
}
