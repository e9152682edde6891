using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>A forecast for a period and its actual result: one item at the level of the forecast, for example a rep and a month.</summary>
/// <remarks>
/// Two are equal when all parts are equal; the offsets of instants do not matter. <c>default</c> is not a forecast; adding it to a summary throws.
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<Forecast>))]
public readonly record struct Forecast
{
    /// <summary>Makes a forecast with its actual result.</summary>
    /// <param name="made">When the forecast was made, before the end of the period.</param>
    /// <param name="period">The period that was forecast.</param>
    /// <param name="amount">The forecast amount, in money.</param>
    /// <param name="actual">The amount actually won in the period, in money.</param>
    /// <exception cref="ArgumentException">The period is <c>default</c>, or the forecast was made after it had ended.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An instant lies outside the years 1900 to 2199.</exception>
    public Forecast(DateTimeOffset made, Period period, decimal amount, decimal actual)
        : this(made, period, amount, actual, out var violation) => violation?.Throw();

    private Forecast(DateTimeOffset made, Period period, decimal amount, decimal actual, out Violation? violation)
    {
        violation = FindViolation(made, period);
        Made = made;
        Period = period;
        Amount = amount;
        Actual = actual;
    }

    /// <summary>When the forecast was made.</summary>
    public DateTimeOffset Made { get; }

    /// <summary>The period that was forecast.</summary>
    public Period Period { get; }

    /// <summary>The forecast amount, in money.</summary>
    public decimal Amount { get; }

    /// <summary>The amount actually won in the period, in money.</summary>
    public decimal Actual { get; }

    /// <summary>
    /// The lead time: elapsed time from the making of the forecast to the start of its period. Negative if it was made within the period.
    /// </summary>
    public TimeSpan LeadTime => Period.Start - Made;

    internal bool IsFact => Period != default;

    /// <summary>Makes a forecast like the constructor, but returns the error instead of throwing it.</summary>
    /// <param name="made">When the forecast was made, before the end of the period.</param>
    /// <param name="period">The period that was forecast.</param>
    /// <param name="amount">The forecast amount, in money.</param>
    /// <param name="actual">The amount actually won in the period, in money.</param>
    /// <returns>The forecast, or the reason why there is none.</returns>
    public static Checked<Forecast> Check(DateTimeOffset made, Period period, decimal amount, decimal actual) =>
        Checked.Of(new Forecast(made, period, amount, actual, out var violation), violation);

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"Forecast {{ Made = {Made}, Period = {Period}, Amount = {Amount}, Actual = {Actual} }}");

    private static Violation? FindViolation(DateTimeOffset made, Period period) =>
        Instants.FindViolation(made) ??
        (period == default ? Violation.Invalid(nameof(period), "must be made by a constructor of Period", "default")
        : made >= period.End ? Violation.Invalid(nameof(made), $"must lie before the end of the period ({Violation.Show(period.End)})", made)
        : null);
}
