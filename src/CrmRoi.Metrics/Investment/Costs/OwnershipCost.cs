using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Investment;

/// <summary>A cost of owning a system: an amount per month over some months. Month 0 is the time before the start; months 1 to 12 are year 1.</summary>
/// <remarks>
/// If a price or a number of seats changes, add a further cost from the month of the change. Two are equal when all parts are equal.
/// <c>default</c> is not a cost; adding it to a summary throws.
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<OwnershipCost>))]
public readonly record struct OwnershipCost
{
    internal const int LastMonthAllowed = 1_200;

    /// <summary>Makes a cost from an amount per month.</summary>
    /// <param name="kind">What the cost is for.</param>
    /// <param name="firstMonth">The first month, 0 to 1,200: 0 is before the start, 1 the first month of year 1.</param>
    /// <param name="months">The number of months, 1 or more, up to month 1,200.</param>
    /// <param name="monthlyAmount">The cost of each month, in money; a refund is negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public OwnershipCost(OwnershipCostKind kind, int firstMonth, int months, decimal monthlyAmount)
        : this(kind, firstMonth, months, monthlyAmount, out var violation) => violation?.Throw();

    private OwnershipCost(OwnershipCostKind kind, int firstMonth, int months, decimal monthlyAmount, out Violation? violation)
    {
        violation = FindViolation(kind, firstMonth, months);
        Kind = kind;
        FirstMonth = firstMonth;
        Months = months;
        MonthlyAmount = monthlyAmount;
    }

    /// <summary>What the cost is for.</summary>
    public OwnershipCostKind Kind { get; }

    /// <summary>The first month: 0 is before the start, 1 the first month of year 1.</summary>
    public int FirstMonth { get; }

    /// <summary>The number of months.</summary>
    public int Months { get; }

    /// <summary>The cost of each month, in money.</summary>
    public decimal MonthlyAmount { get; }

    internal bool IsFact => Months > 0;

    /// <summary>Makes a cost like the constructor, but returns the error instead of throwing it.</summary>
    /// <param name="kind">What the cost is for.</param>
    /// <param name="firstMonth">The first month, 0 to 1,200.</param>
    /// <param name="months">The number of months, 1 or more, up to month 1,200.</param>
    /// <param name="monthlyAmount">The cost of each month, in money; a refund is negative.</param>
    /// <returns>The cost, or the reason why there is none.</returns>
    public static Checked<OwnershipCost> Check(OwnershipCostKind kind, int firstMonth, int months, decimal monthlyAmount) =>
        Checked.Of(new OwnershipCost(kind, firstMonth, months, monthlyAmount, out var violation), violation);

    /// <summary>Makes a cost that falls due once.</summary>
    /// <param name="kind">What the cost is for.</param>
    /// <param name="month">The month, 0 to 1,200: 0 is before the start.</param>
    /// <param name="amount">The cost, in money.</param>
    /// <returns>The cost.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> or <paramref name="month"/> is out of range.</exception>
    public static OwnershipCost Once(OwnershipCostKind kind, int month, decimal amount) =>
        FindViolation(kind) is { } violation ? throw violation.ToException()
        : FindViolationOfMonth(month, nameof(month)) is { } outOfRange ? throw outOfRange.ToException()
        : new(kind, month, 1, amount);

    /// <summary>Makes the cost of licences: <c>seats × price</c> per month.</summary>
    /// <param name="firstMonth">The first month, 0 to 1,200: 1 is the first month of year 1.</param>
    /// <param name="months">The number of months, 1 or more, up to month 1,200.</param>
    /// <param name="seats">The seats, 0 or more.</param>
    /// <param name="monthlyPricePerSeat">The price per seat and month, in money.</param>
    /// <returns>The cost.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static OwnershipCost Licenses(int firstMonth, int months, long seats, decimal monthlyPricePerSeat) =>
        Math.Abs(monthlyPricePerSeat) <= decimal.MaxValue / Math.Max(1, Guard.NotNegative(seats))
            ? new(OwnershipCostKind.Licenses, firstMonth, months, Fraction.Product(seats, monthlyPricePerSeat))
            : throw Violation.OutOfRange(nameof(monthlyPricePerSeat), $"must be an amount for {seats} seats within the range of decimal", monthlyPricePerSeat).ToException();

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"OwnershipCost {{ Kind = {Kind}, FirstMonth = {FirstMonth}, Months = {Months}, MonthlyAmount = {MonthlyAmount} }}");

    internal static OwnershipCostKind Named(OwnershipCostKind kind) => FindViolation(kind) is { } violation ? throw violation.ToException() : kind;

    private static Violation? FindViolation(OwnershipCostKind kind) => kind is >= OwnershipCostKind.Licenses and <= OwnershipCostKind.Other
        ? null
        : Violation.OutOfRange(nameof(kind), "must be one of the named kinds, not Unspecified", (int)kind);

    private static Violation? FindViolationOfMonth(int month, string argument) =>
        month is < 0 or > LastMonthAllowed ? Violation.OutOfRange(argument, "must be from 0 to 1200", month) : null;

    private static Violation? FindViolation(OwnershipCostKind kind, int firstMonth, int months) => (kind, firstMonth, months) switch
    {
        _ when FindViolation(kind) is { } violation => violation,
        _ when FindViolationOfMonth(firstMonth, nameof(firstMonth)) is { } violation => violation,
        (_, _, < 1) => Violation.OutOfRange(nameof(months), "must be positive", months),
        _ when months > LastMonthAllowed + 1 - firstMonth => Violation.OutOfRange(nameof(months), "must end by month 1200", months),
        _ => null,
    };
}
