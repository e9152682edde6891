using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Investment;

/// <summary>
/// The work of a team or a person in a period: units of work done, hours, cost, hours spent on selling, people. A unit is what the team
/// delivers: an offer, a call, a case, a process.
/// </summary>
/// <remarks>
/// Figures add up as <see cref="decimal"/>; a figure that is unknown on one side is unknown in the sum. The neutral element is <c>default</c>, the figures
/// of nobody. Two are equal when all parts are equal.
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<WorkFigures>))]
public readonly record struct WorkFigures
{
    private readonly bool _isGiven;

    /// <summary>Makes the figures of a period.</summary>
    /// <param name="units">The units of work done, 0 or more.</param>
    /// <param name="hours">The hours worked, 0 or more.</param>
    /// <param name="cost">The cost of the work, in money, 0 or more; null if unknown.</param>
    /// <param name="sellingHours">The part of the hours spent with customers, 0 to <paramref name="hours"/>; null if unknown.</param>
    /// <param name="people">The number of people, 0 or more, in full-time positions; null if unknown.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public WorkFigures(decimal units, decimal hours, decimal? cost = null, decimal? sellingHours = null, decimal? people = null)
    {
        Units = Guard.NotNegative(units);
        Hours = Guard.NotNegative(hours);
        Cost = cost is { } money ? Guard.NotNegative(money, nameof(cost)) : null;
        SellingHours = sellingHours is { } selling ? Guard.NotNegative(selling, nameof(sellingHours)) : null;
        People = people is { } count ? Guard.NotNegative(count, nameof(people)) : null;
        if (sellingHours > hours)
            throw Violation.OutOfRange(nameof(sellingHours), FormattableString.Invariant($"must not exceed the {hours} hours"), sellingHours).ToException();
        _isGiven = true;
    }

    /// <summary>The units of work done.</summary>
    public decimal Units { get; }

    /// <summary>The hours worked.</summary>
    public decimal Hours { get; }

    /// <summary>The cost of the work, in money. Null if unknown.</summary>
    public decimal? Cost { get; }

    /// <summary>The hours spent with customers. Null if unknown.</summary>
    public decimal? SellingHours { get; }

    /// <summary>The number of people, in full-time positions. Null if unknown.</summary>
    public decimal? People { get; }

    /// <summary>Productivity: <c>units / hours</c>. Undefined without hours.</summary>
    public Quotient OutputPerHour => new(Units, Hours);

    /// <summary>Efficiency per person: <c>units / people</c>. Undefined without people, or if their number is unknown.</summary>
    public Quotient OutputPerPerson => People is { } people ? new(Units, people) : default;

    /// <summary>The cost per unit of work: <c>cost / units</c>, in money. Undefined without units, or if the cost is unknown.</summary>
    public Quotient CostPerUnit => Cost is { } cost ? new(cost, Units) : default;

    /// <summary>The selling-time share: <c>selling hours / hours</c>, 0 to 1. Undefined without hours, or if the selling hours are unknown.</summary>
    public Ratio SellingTimeShare => SellingHours is { } selling ? new(selling, Hours) : default;

    /// <summary>Adds the figures of both.</summary>
    /// <param name="left">Figures.</param>
    /// <param name="right">Other figures.</param>
    /// <returns>Their sums.</returns>
    /// <exception cref="OverflowException">A sum lies beyond the range of <see cref="decimal"/>.</exception>
    public static WorkFigures operator +(WorkFigures left, WorkFigures right) =>
        !left._isGiven ? right : !right._isGiven ? left
        : new(left.Units + right.Units, left.Hours + right.Hours, left.Cost + right.Cost, left.SellingHours + right.SellingHours, left.People + right.People);

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"WorkFigures {{ Units = {Units}, Hours = {Hours}, Cost = {Cost}, SellingHours = {SellingHours}, People = {People} }}");
}
