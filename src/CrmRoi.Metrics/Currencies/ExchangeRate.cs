using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>A dated exchange rate: from an instant on, one unit of one currency is worth so many units of another.</summary>
/// <remarks>
/// Currencies are codes such as "EUR" and are compared as written: "eur" is a different one. Two rates are equal when all their parts are equal; the
/// offsets of instants do not matter. <c>default</c> is not a rate.
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<ExchangeRate>))]
public readonly record struct ExchangeRate
{
    /// <summary>A rate.</summary>
    /// <param name="from">The currency that is converted, for example "USD".</param>
    /// <param name="to">The currency it is converted to, for example "EUR"; not the same as <paramref name="from"/>.</param>
    /// <param name="validFrom">The instant from which the rate is valid, until the next rate of the same two currencies.</param>
    /// <param name="rate">How many units of <paramref name="to"/> one unit of <paramref name="from"/> is worth; more than 0.</param>
    /// <exception cref="ArgumentException">A currency is null or blank, or both are the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is not positive, or an instant lies outside the years 1900 to 2199.</exception>
    public ExchangeRate(string from, string to, DateTimeOffset validFrom, decimal rate)
        : this(from, to, validFrom, rate, out var violation) => violation?.Throw();

    private ExchangeRate(string from, string to, DateTimeOffset validFrom, decimal rate, out Violation? violation)
    {
        violation = FindViolation(from, to, validFrom, rate);
        From = from;
        To = to;
        ValidFrom = validFrom;
        Rate = rate;
    }

    /// <summary>The currency that is converted.</summary>
    public string From { get; }

    /// <summary>The currency it is converted to.</summary>
    public string To { get; }

    /// <summary>The instant from which the rate is valid.</summary>
    public DateTimeOffset ValidFrom { get; }

    /// <summary>How many units of <see cref="To"/> one unit of <see cref="From"/> is worth.</summary>
    public decimal Rate { get; }

    internal bool IsFact => From is not null;

    /// <summary>Makes a rate like the constructor, but returns the error instead of throwing it.</summary>
    /// <param name="from">The currency that is converted, for example "USD".</param>
    /// <param name="to">The currency it is converted to, for example "EUR"; not the same as <paramref name="from"/>.</param>
    /// <param name="validFrom">The instant from which the rate is valid, until the next rate of the same two currencies.</param>
    /// <param name="rate">How many units of <paramref name="to"/> one unit of <paramref name="from"/> is worth; more than 0.</param>
    /// <returns>The rate, or the reason why there is none.</returns>
    public static Checked<ExchangeRate> Check(string from, string to, DateTimeOffset validFrom, decimal rate) =>
        Checked.Of(new ExchangeRate(from, to, validFrom, rate, out var violation), violation);

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"ExchangeRate {{ From = {From}, To = {To}, ValidFrom = {ValidFrom}, Rate = {Rate} }}");

    private static Violation? FindViolation(string from, string to, DateTimeOffset validFrom, decimal rate) =>
        string.IsNullOrWhiteSpace(from) ? Violation.Invalid(nameof(from), "must be a currency", from)
        : string.IsNullOrWhiteSpace(to) ? Violation.Invalid(nameof(to), "must be a currency", to)
        : from == to ? Violation.Invalid(nameof(to), "must be another currency than the one that is converted", to)
        : rate <= 0 ? Violation.OutOfRange(nameof(rate), "must be positive", rate)
        : Instants.FindViolation(validFrom);
}
