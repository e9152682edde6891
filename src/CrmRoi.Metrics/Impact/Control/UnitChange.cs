using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Impact;

/// <summary>
/// A figure of one unit before and after: of the rep if single reps got the CRM, of the team if teams did. In money, or in the unit of the figure.
/// </summary>
/// <remarks>
/// Use the totals of the whole periods, not of single months: a unit is entered once. Two are equal when all parts are equal. <c>default</c> is not a
/// fact.
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<UnitChange>))]
public readonly record struct UnitChange
{
    /// <summary>Makes a unit with its figure before and after.</summary>
    /// <param name="unit">The name of the unit; not empty.</param>
    /// <param name="hasCrm">Whether it got the CRM; otherwise it belongs to the control group.</param>
    /// <param name="before">The figure of the whole period before.</param>
    /// <param name="after">The figure of the whole period after.</param>
    /// <exception cref="ArgumentException"><paramref name="unit"/> is null or empty.</exception>
    public UnitChange(string unit, bool hasCrm, decimal before, decimal after)
        : this(unit, hasCrm, before, after, out var violation) => violation?.Throw();

    private UnitChange(string unit, bool hasCrm, decimal before, decimal after, out Violation? violation)
    {
        violation = FindViolation(unit);
        Unit = unit;
        HasCrm = hasCrm;
        Before = before;
        After = after;
    }

    /// <summary>The name of the unit.</summary>
    public string Unit { get; }

    /// <summary>Whether the unit got the CRM.</summary>
    public bool HasCrm { get; }

    /// <summary>The figure of the whole period before.</summary>
    public decimal Before { get; }

    /// <summary>The figure of the whole period after.</summary>
    public decimal After { get; }

    /// <summary>The change: after − before.</summary>
    /// <exception cref="OverflowException">It lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal Change => Fraction.Trim(After - Before);

    internal bool IsFact => Unit is not null;

    /// <summary>Makes a unit like the constructor, but returns the error instead of throwing it.</summary>
    /// <param name="unit">The name of the unit; not empty.</param>
    /// <param name="hasCrm">Whether it got the CRM.</param>
    /// <param name="before">The figure of the whole period before.</param>
    /// <param name="after">The figure of the whole period after.</param>
    /// <returns>The unit, or the reason why there is none.</returns>
    public static Checked<UnitChange> Check(string unit, bool hasCrm, decimal before, decimal after) =>
        Checked.Of(new UnitChange(unit, hasCrm, before, after, out var violation), violation);

    private static Violation? FindViolation(string unit) =>
        string.IsNullOrEmpty(unit) ? Violation.Invalid(nameof(unit), "must not be empty", unit) : null;

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"UnitChange {{ Unit = {Unit}, HasCrm = {HasCrm}, Before = {Before}, After = {After}, Change = {Change} }}");
}
