using CrmRoi.Metrics.Internal;
using CrmRoi.Metrics.Investment;

namespace CrmRoi.Metrics.Impact;

/// <summary>
/// The savings of an investment, each entered once, with the share that is really captured. Only the captured part is money.
/// </summary>
/// <remarks>
/// The gain in gross profit is not entered here; it comes from the <see cref="DriverBridge"/>, so that nothing counts twice. Amounts are added exactly.
/// Immutable.
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<BenefitsLedger>))]
public sealed class BenefitsLedger : IEquatable<BenefitsLedger>
{
    /// <summary>Makes a ledger of savings.</summary>
    /// <param name="savings">The savings; no name twice in the same year.</param>
    /// <exception cref="ArgumentNullException"><paramref name="savings"/> is null.</exception>
    /// <exception cref="ArgumentException">A saving is <c>default</c>, or occurs twice in a year.</exception>
    public BenefitsLedger(IEnumerable<Saving> savings)
    {
        Savings = [.. Guard.NotNull(savings)];
        for (var i = 0; i < Savings.Count; i++)
        {
            if (!Savings[i].IsFact)
                throw Guard.NoFact(nameof(Saving), i);
        }

        if (Savings.GroupBy(saving => (saving.Name, saving.Year)).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw Violation.Invalid(nameof(savings), $"must hold each saving once a year, but one of year {twice.Key.Year} occurs {twice.Count()} times", twice.Key.Name).ToException();
    }

    /// <summary>The empty ledger.</summary>
    public static BenefitsLedger Empty { get; } = new([]);

    /// <summary>The savings, in the order given.</summary>
    public IReadOnlyList<Saving> Savings { get; }

    /// <summary>The captured part of the hard savings, in money.</summary>
    public decimal Hard => Captured(Savings.Where(saving => saving.Kind == BenefitKind.Hard));

    /// <summary>The captured part of the soft savings, in money.</summary>
    public decimal Soft => Captured(Savings.Where(saving => saving.Kind == BenefitKind.Soft));

    /// <summary>The captured part of all savings, in money: the figure that counts.</summary>
    public decimal Total => Captured(Savings);

    /// <summary>The part that is not captured, in money: whole savings less <see cref="Total"/>. Worth showing, but not a gain.</summary>
    public decimal NotCaptured => Sum(Savings.Select(saving => saving.Amount - saving.Captured));

    /// <summary>The years with a saving, in order.</summary>
    public IEnumerable<int> Years => Savings.Select(saving => saving.Year).Distinct().OrderBy(year => year);

    /// <summary>The captured part in a year, in money; 0 without an entry.</summary>
    /// <param name="year">The year, 1 for the first.</param>
    /// <returns>The captured amount.</returns>
    public decimal InYear(int year) => Captured(Savings.Where(saving => saving.Year == year));

    /// <summary>The captured part by year, in money, year 0 first and without a saving. <see cref="PlanYear.Compare"/> compares a plan with it.</summary>
    public CashFlows ByYear
    {
        get
        {
            var captured = Savings.GroupBy(saving => saving.Year).ToDictionary(year => year.Key, Captured);
            return new(Enumerable.Range(0, captured.Keys.DefaultIfEmpty().Max() + 1).Select(year => captured.TryGetValue(year, out var amount) ? amount : 0));
        }
    }

    private static decimal Captured(IEnumerable<Saving> savings) => Sum(savings.Select(saving => saving.Captured));

    private static decimal Sum(IEnumerable<decimal> amounts)
    {
        var total = default(ExactSum);
        foreach (var amount in amounts)
            total.Add(amount);
        return total.ToDecimal();
    }

    /// <inheritdoc/>
    public bool Equals(BenefitsLedger? other) =>
        other is not null && Savings.SequenceEqual(other.Savings);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as BenefitsLedger);

    /// <inheritdoc/>
    public override int GetHashCode() => Savings.Count;

    /// <summary>The number of savings, in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        InvariantText.Of($"BenefitsLedger: {Savings.Count} savings");
}
