using CrmRoi.Metrics.Internal;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Impact;

/// <summary>
/// Units that got the CRM and units that did not, each with its figure before and after. The effect is what the former gained beyond the latter.
/// </summary>
/// <remarks>
/// <para>
/// Market growth, a season and a good year affect both groups alike and cancel out. The unit is what got the CRM: the team, if teams did. Ten reps of one
/// team with the CRM are one unit, because everything else that happened to that team happened to all ten; counted as ten, they give a range that holds as
/// few as 84 of 100 truths. Months are not units either.
/// </para>
/// <para>With fewer than four units on either side the effect is a figure without a range. Immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var group = new ControlGroup(
/// [
///     new("North", hasCrm: true, 100, 128), new("South", true, 90, 112), new("East", true, 110, 131), new("West", true, 95, 121),
///     new("A", hasCrm: false, 100, 108), new("B", false, 105, 110), new("C", false, 95, 106), new("D", false, 98, 102),
/// ]);
/// Console.WriteLine(group.Effect); // 69 [46.6078, 91.3922]
/// Console.WriteLine(group.Permutation()); // p 0.0286 (2 of 70, smallest possible 0.0286)
/// </code>
/// </example>
[JsonConverter(typeof(StrictJsonConverter<ControlGroup>))]
public sealed class ControlGroup
{
    /// <summary>The least number of units on a side for a range.</summary>
    public const int FewestUnits = 4;

    private readonly Moments _treated;
    private readonly Moments _control;

    /// <summary>Makes a control group comparison from units.</summary>
    /// <param name="units">The units, each once.</param>
    /// <exception cref="ArgumentNullException"><paramref name="units"/> is null.</exception>
    /// <exception cref="ArgumentException">A unit is <c>default</c> or occurs twice; add up the months of a unit first.</exception>
    /// <exception cref="OverflowException">A change lies beyond the range of <see cref="decimal"/>.</exception>
    public ControlGroup(IEnumerable<UnitChange> units)
    {
        UnitChange[] all = [.. Guard.NotNull(units)];
        HashSet<string> names = new(StringComparer.Ordinal);
        for (var i = 0; i < all.Length; i++)
        {
            if (!all[i].IsFact)
                throw Guard.NoFact(nameof(UnitChange), i);
            if (!names.Add(all[i].Unit))
                throw Violation.Invalid(nameof(units), "must hold each unit once, with its figures of all months added up: months of the same unit are not independent", all[i].Unit).ToException();
        }

        Treated = Array.AsReadOnly([.. all.Where(unit => unit.HasCrm)]);
        Control = Array.AsReadOnly([.. all.Where(unit => !unit.HasCrm)]);
        _treated = Moments.Of(Treated.Select(unit => unit.Change));
        _control = Moments.Of(Control.Select(unit => unit.Change));
    }

    /// <summary>The units that got the CRM, in the order given.</summary>
    public IReadOnlyList<UnitChange> Treated { get; }

    /// <summary>The units that did not, in the order given.</summary>
    public IReadOnlyList<UnitChange> Control { get; }

    /// <summary>Whether there are enough units for a range: four with the CRM and four without.</summary>
    public bool HasEnoughUnits => Math.Min(Treated.Count, Control.Count) >= FewestUnits;

    /// <summary>The change of all units that got the CRM, together.</summary>
    /// <exception cref="OverflowException">It lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal TreatedChange => _treated.Sum;

    /// <summary>
    /// The gain that the units with the CRM would have had without it: the mean change of the control group, times their number. Null without a control
    /// group.
    /// </summary>
    /// <exception cref="OverflowException">It lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal? WithoutCrm => _control.Mean is { } mean ? Fraction.Product(mean, Treated.Count) : null;

    /// <summary>The mean change per unit of both groups, with Welch's standard error.</summary>
    public DifferenceInDifferences PerUnit => DifferenceInDifferences.FromChanges(_treated, _control);

    /// <summary>
    /// The effect on all units that got the CRM together: <c>units × (their mean change − mean change of the control group)</c>, with Welch and
    /// Satterthwaite's degrees of freedom.
    /// </summary>
    /// <returns>The effect; without a range for fewer than four units on a side, or if no change differs from another.</returns>
    /// <exception cref="OverflowException">It lies beyond the range of <see cref="decimal"/>.</exception>
    public EffectEstimate Effect
    {
        get
        {
            var perUnit = PerUnit;
            var reason = perUnit.Estimate is null ? NoIntervalReason.Undefined : !HasEnoughUnits ? NoIntervalReason.TooFewUnits : perUnit.StandardError > 0 ? NoIntervalReason.None : NoIntervalReason.NothingVaries;
            return reason == NoIntervalReason.None
                ? new(EffectMethod.ControlGroup, TreatedChange - WithoutCrm!.Value, new StudentMixture((double)perUnit.Estimate!.Value, perUnit.StandardError!.Value, perUnit.DegreesOfFreedom!.Value).Times(Treated.Count))
                : new(EffectMethod.ControlGroup, Treated.Count == 0 ? null : TreatedChange - WithoutCrm, reason);
        }
    }

    /// <summary>Makes the groups from deals: the gross profit of each unit in both periods, by the day on which a deal was closed.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <param name="rows">All deals of both groups, read once.</param>
    /// <param name="unit">The unit of a row: the whole that got the CRM, or did not.</param>
    /// <param name="hasCrm">Whether the unit of a row got the CRM.</param>
    /// <param name="deal">The deal of a row.</param>
    /// <param name="periods">The periods, equally long.</param>
    /// <returns>The groups, with units in first-seen order.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The periods are not equally long, a unit is null or empty, a deal is <c>default</c>, or one unit has rows with and without the CRM.</exception>
    /// <exception cref="OverflowException">A gross profit lies beyond the range of <see cref="decimal"/>.</exception>
    public static ControlGroup OfGrossProfit<TRow>(IEnumerable<TRow> rows, Func<TRow, string> unit, Func<TRow, bool> hasCrm, Func<TRow, Deal> deal, ComparisonPeriods periods)
    {
        Guard.NotNull(rows);
        Guard.NotNull(unit);
        Guard.NotNull(hasCrm);
        Guard.NotNull(deal);
        if (!Guard.NotNull(periods).HaveEqualLength)
            throw Violation.Invalid(nameof(periods), "must be equally long", $"{periods.Before} and {periods.After}").ToException();

        Dictionary<string, bool> units = new(StringComparer.Ordinal);
        List<KeyValuePair<string, Deal>> before = [], after = [];
        var position = 0L;
        foreach (var row in rows)
        {
            var name = unit(row) ?? throw Guard.NoKey(nameof(unit), position);
            var (treated, fact) = (hasCrm(row), deal(row));
            if (!fact.IsFact)
                throw Guard.NoFact(nameof(Deal), position);
            if (units.TryGetValue(name, out var known) && known != treated)
                throw Violation.Invalid(nameof(hasCrm), "must be the same for all rows of a unit: the unit is what got the CRM as a whole", name).ToException();
            units[name] = treated;
            if (fact.Closed is { } closed)
                (periods.Before.Contains(closed) ? before : periods.After.Contains(closed) ? after : null)?.Add(new(name, fact));
            position++;
        }

        SummaryGroups<string, SalesSummary> early = before.SummarizeBy(row => row.Key, row => row.Value), late = after.SummarizeBy(row => row.Key, row => row.Value);
        return new(units.Select(pair => new UnitChange(pair.Key, pair.Value, GrossProfit(early, pair.Key), GrossProfit(late, pair.Key))));

        static decimal GrossProfit(SummaryGroups<string, SalesSummary> groups, string name) => groups.TryGetValue(name, out var sales) ? sales.GrossProfit : 0;
    }

    /// <summary>
    /// The exact permutation test: the share of all ways to choose the units with the CRM in which the effect would have been as large. It assumes nothing
    /// about the distribution of the changes, only that any choice was equally likely. It suits few units.
    /// </summary>
    /// <returns>The test.</returns>
    /// <exception cref="InvalidOperationException">
    /// A group is empty, or there are more than <see cref="PermutationTest.MostArrangements"/> ways; then use <see cref="Effect"/>.
    /// </exception>
    public PermutationTest Permutation() => PermutationTest.Of([.. Treated.Select(unit => unit.Change)], [.. Control.Select(unit => unit.Change)]);

    /// <summary>
    /// Placebos in the group: each control unit in turn compared with the others, as if it had got the CRM. Compare them with the estimated effect per unit: if
    /// some are as large, units change by as much without any CRM.
    /// </summary>
    /// <returns>The placebo effect of each control unit, per unit, in order; empty for fewer than two control units.</returns>
    /// <exception cref="OverflowException">A figure lies beyond the range of <see cref="decimal"/>.</exception>
    public IReadOnlyList<KeyValuePair<string, decimal>> PlacebosInGroup()
    {
        if (Control.Count < 2)
            return [];
        return Array.AsReadOnly([.. Control.Select(unit => new KeyValuePair<string, decimal>(unit.Unit, unit.Change - Moments.Of(Control.Where(other => other.Unit != unit.Unit).Select(other => other.Change)).Mean!.Value))]);
    }

    /// <summary>The number of units with and without the CRM, in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        InvariantText.Of($"ControlGroup: {Treated.Count} with the CRM, {Control.Count} without");
}
