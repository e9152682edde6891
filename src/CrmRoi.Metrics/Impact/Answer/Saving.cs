using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Impact;

/// <summary>A saving in a year, with the share that is really captured. An entry of a <see cref="BenefitsLedger"/>.</summary>
/// <remarks>
/// Two savings are equal when all parts are equal. <c>default</c> is not a saving; a ledger refuses it. Gross profit is not a saving: its gain comes from
/// the <see cref="DriverBridge"/>.
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<Saving>))]
public readonly record struct Saving
{
    /// <summary>The last year that a saving can have, 100. Years are counted from the start of the investment; they are not calendar years.</summary>
    public const int LastYear = 100;

    /// <summary>Makes a saving.</summary>
    /// <param name="name">What is saved; not empty.</param>
    /// <param name="year">The year of the investment, 1 for the first, up to 100.</param>
    /// <param name="kind">Whether it is hard or soft.</param>
    /// <param name="amount">The whole saving of the year, in money; negative for an additional cost.</param>
    /// <param name="captureShare">The share that is really turned into money or work, from 0 to 1.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null or empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Year, kind or share is out of range.</exception>
    public Saving(string name, int year, BenefitKind kind, decimal amount, decimal captureShare)
        : this(name, year, kind, amount, captureShare, out var violation) => violation?.Throw();

    private Saving(string name, int year, BenefitKind kind, decimal amount, decimal captureShare, out Violation? violation)
    {
        violation = FindViolation(name, year, kind, captureShare);
        Name = name;
        Year = year;
        Kind = kind;
        Amount = amount;
        CaptureShare = captureShare;
    }

    /// <summary>What is saved.</summary>
    public string Name { get; }

    /// <summary>The year of the investment, 1 for the first.</summary>
    public int Year { get; }

    /// <summary>Whether it is hard or soft.</summary>
    public BenefitKind Kind { get; }

    /// <summary>The whole saving of the year, in money.</summary>
    public decimal Amount { get; }

    /// <summary>The share that is really captured, from 0 to 1.</summary>
    public decimal CaptureShare { get; }

    /// <summary>The captured part: <c>amount × capture share</c>, in money.</summary>
    public decimal Captured => Fraction.Product(Amount, CaptureShare);

    internal bool IsFact => Name is not null;

    /// <summary>Makes a saving like the constructor, but returns the error instead of throwing it.</summary>
    /// <param name="name">What is saved; not empty.</param>
    /// <param name="year">The year of the investment, 1 for the first, up to 100.</param>
    /// <param name="kind">Whether it is hard or soft.</param>
    /// <param name="amount">The whole saving of the year, in money; negative for an additional cost.</param>
    /// <param name="captureShare">The share that is really turned into money or work, from 0 to 1.</param>
    /// <returns>The saving, or the reason why there is none.</returns>
    public static Checked<Saving> Check(string name, int year, BenefitKind kind, decimal amount, decimal captureShare) =>
        Checked.Of(new Saving(name, year, kind, amount, captureShare, out var violation), violation);

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"Saving {{ Name = {Name}, Year = {Year}, Kind = {Kind}, Amount = {Amount}, CaptureShare = {CaptureShare} }}");

    private static Violation? FindViolation(string name, int year, BenefitKind kind, decimal captureShare) =>
        string.IsNullOrEmpty(name) ? Violation.Invalid(nameof(name), "must not be empty", name)
        : year is < 1 or > LastYear ? Violation.OutOfRange(nameof(year), $"must be the year of the investment, from 1 to {LastYear}", year)
        : kind is not (BenefitKind.Hard or BenefitKind.Soft) ? Violation.OutOfRange(nameof(kind), "must be hard or soft", (int)kind)
        : captureShare is < 0 or > 1 ? Violation.OutOfRange(nameof(captureShare), "must be from 0 to 1", captureShare)
        : null;
}
