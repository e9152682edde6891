using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Investment;

/// <summary>A cash flow on a date: money in is positive, money out negative.</summary>
/// <remarks>
/// The date is the calendar date that the instant shows at its own offset; the time of day and daylight saving time do not count.
/// Two flows are equal when date and amount are equal. <c>default</c> is not a flow.
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<DatedCashFlow>))]
public readonly record struct DatedCashFlow
{
    // Days since 0001-01-01, counted from 1; 0 is default(DatedCashFlow).
    private readonly int _day;

    /// <summary>Makes a cash flow.</summary>
    /// <param name="date">The date; its time of day does not count.</param>
    /// <param name="amount">The amount, in money; positive for money in, negative for money out.</param>
    /// <exception cref="ArgumentOutOfRangeException">An instant lies outside the years 1900 to 2199.</exception>
    public DatedCashFlow(DateTimeOffset date, decimal amount)
    {
        if (Instants.FindViolation(date) is { } violation)
            throw violation.ToException();

        _day = date.Date.Subtract(DateTime.MinValue).Days + 1;
        Amount = amount;
    }

    /// <summary>The date, as midnight at offset zero.</summary>
    public DateTimeOffset Date => new(DateTime.MinValue.AddDays(Math.Max(0, _day - 1)), TimeSpan.Zero);

    /// <summary>The amount, in money; positive for money in, negative for money out.</summary>
    public decimal Amount { get; }

    internal int Day => _day;

    internal bool IsFact => _day != 0;

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"DatedCashFlow {{ Date = {Date}, Amount = {Amount} }}");
}
