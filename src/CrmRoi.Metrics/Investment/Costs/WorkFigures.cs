using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Investment;

/// <summary>
/// What a team or a person worked in a period: units of work done, hours and money spent, hours spent on selling, people. A unit is what the team
/// delivers: an offer, a call, a case, a process.
/// </summary>
/// <remarks>
/// Figures add up, as <see cref="decimal"/>; <c>default</c>, all 0, is neutral. Two are equal when all of this is equal.
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<WorkFigures>))]
public readonly record struct WorkFigures
{
    /// <summary>Figures of a period.</summary>
    /// <param name="units">The units of work done, 0 or more.</param>
    /// <param name="hours">The hours worked, 0 or more.</param>
    /// <param name="cost">What the work cost, in money, 0 or more.</param>
    /// <param name="sellingHours">The hours of those spent with customers, 0 to <paramref name="hours"/>.</param>
    /// <param name="people">The people, 0 or more; parts of a full-time position count.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public WorkFigures(decimal units, decimal hours, decimal cost = 0, decimal sellingHours = 0, decimal people = 0)
    {
        Units = Guard.NotNegative(units);
        Hours = Guard.NotNegative(hours);
        Cost = Guard.NotNegative(cost);
        SellingHours = Guard.NotNegative(sellingHours);
        People = Guard.NotNegative(people);
        if (sellingHours > hours)
            throw Violation.OutOfRange(nameof(sellingHours), FormattableString.Invariant($"must not exceed the {hours} hours"), sellingHours).ToException();
    }

    /// <summary>The units of work done.</summary>
    public decimal Units { get; }

    /// <summary>The hours worked.</summary>
    public decimal Hours { get; }

    /// <summary>What the work cost, in money.</summary>
    public decimal Cost { get; }

    /// <summary>The hours spent with customers.</summary>
    public decimal SellingHours { get; }

    /// <summary>The people.</summary>
    public decimal People { get; }

    /// <summary>Productivity: <c>units / hours</c>. Undefined without hours.</summary>
    public Quotient OutputPerHour => new(Units, Hours);

    /// <summary>Efficiency per person: <c>units / people</c>. Undefined without people.</summary>
    public Quotient OutputPerPerson => new(Units, People);

    /// <summary>The cost per unit of work: <c>cost / units</c>, in money. Undefined without units.</summary>
    public Quotient CostPerUnit => new(Cost, Units);

    /// <summary>The selling-time share: <c>selling hours / hours</c>, 0 to 1. Undefined without hours.</summary>
    public Ratio SellingTimeShare => new(SellingHours, Hours);

    /// <summary>The figures of both.</summary>
    /// <param name="left">Figures.</param>
    /// <param name="right">Other figures.</param>
    /// <returns>Their sums.</returns>
    /// <exception cref="OverflowException">A sum lies beyond the range of <see cref="decimal"/>.</exception>
    public static WorkFigures operator +(WorkFigures left, WorkFigures right) => new(
        left.Units + right.Units, left.Hours + right.Hours, left.Cost + right.Cost, left.SellingHours + right.SellingHours, left.People + right.People);

    /// <summary>The figures of both; the named form of <c>+</c>.</summary>
    /// <param name="left">Figures.</param>
    /// <param name="right">Other figures.</param>
    /// <returns>Their sums.</returns>
    /// <exception cref="OverflowException">A sum lies beyond the range of <see cref="decimal"/>.</exception>
    public static WorkFigures Add(WorkFigures left, WorkFigures right) => left + right;

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"WorkFigures {{ Units = {Units}, Hours = {Hours}, Cost = {Cost}, SellingHours = {SellingHours}, People = {People} }}");
}
