using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>
/// Dated exchange rates. They convert amounts of many currencies into one before a metric is computed, each amount at the date of its fact. Immutable.
/// </summary>
/// <remarks>
/// <para>The rate from one currency to another at an instant is the first of these that exists:</para>
/// <list type="number">
/// <item><description>1, from a currency to itself;</description></item>
/// <item><description>the given rate between the two;</description></item>
/// <item><description>the inverse, 1 / rate, of a rate given for the other direction;</description></item>
/// <item><description>through the pivot currency, if one is named: the rate to the pivot times the rate from it, each found by the two rules
/// above.</description></item>
/// </list>
/// <para>
/// A given rate is valid until the next rate of the same two currencies begins, but no longer than the maximum age. If no rate is found, the result is the
/// reason and not an amount; a missing rate is never taken as 1.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var newYear = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
/// var rates = new ExchangeRates([new ExchangeRate("USD", "EUR", newYear, 0.9m)], maximumAge: TimeSpan.FromDays(7));
/// Console.WriteLine(rates.Convert(1_000, "USD", "EUR", newYear.AddDays(3))); // 900
/// Console.WriteLine(rates.Convert(1_000, "GBP", "EUR", newYear.AddDays(3))); // There is no rate from GBP to EUR at 2024-01-04T00:00:00+00:00.
/// </code>
/// </example>
[JsonConverter(typeof(StrictJsonConverter<ExchangeRates>))]
public sealed class ExchangeRates
{
    private readonly Dictionary<string, Dictionary<string, Series>> _series = new(StringComparer.Ordinal);

    /// <summary>Makes a converter from rates.</summary>
    /// <param name="rates">The rates, in any order.</param>
    /// <param name="maximumAge">
    /// How long a rate is valid if no newer one follows, 0 or more: seven days bridge weekends and holidays. <see cref="TimeSpan.MaxValue"/> means no
    /// limit.
    /// </param>
    /// <param name="pivot">The currency through which two others are converted if they have no rate of their own; null for no such cross rates.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rates"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximumAge"/> is negative.</exception>
    /// <exception cref="ArgumentException">A rate is <c>default</c>, or two rates of the same currencies and instant differ.</exception>
    public ExchangeRates(IEnumerable<ExchangeRate> rates, TimeSpan maximumAge, string? pivot = null)
    {
        MaximumAge = Guard.NotNegative(maximumAge);
        Pivot = pivot;
        var given = Guard.NotNull(rates).ToArray();
        var missing = Array.FindIndex(given, rate => !rate.IsFact);
        if (missing >= 0)
            throw Guard.NoFact(nameof(ExchangeRate), missing);
        foreach (var from in given.GroupBy(rate => rate.From, StringComparer.Ordinal))
            _series.Add(from.Key, from.GroupBy(rate => rate.To, StringComparer.Ordinal).ToDictionary(to => to.Key, to => new Series(to), StringComparer.Ordinal));
    }

    /// <summary>How long a rate is valid if no newer one follows.</summary>
    public TimeSpan MaximumAge { get; }

    /// <summary>The currency through which two others are converted if they have no rate of their own. Null for no such cross rates.</summary>
    public string? Pivot { get; }

    /// <summary>Converts an amount at an instant.</summary>
    /// <param name="amount">The amount, in money of <paramref name="from"/>.</param>
    /// <param name="from">Its currency.</param>
    /// <param name="to">The currency it is converted to.</param>
    /// <param name="at">The date of the fact that the amount belongs to.</param>
    /// <returns>
    /// The amount in <paramref name="to"/>, unrounded: the decimal nearest to the exact product. Otherwise the reason: there is no rate, or the result
    /// lies beyond the range of <see cref="decimal"/>.
    /// </returns>
    /// <exception cref="ArgumentNullException">A currency is null.</exception>
    public Checked<decimal> Convert(decimal amount, string from, string to, DateTimeOffset at)
    {
        if (!TryFind(Guard.NotNull(from), Guard.NotNull(to), at, out var rate))
            return Checked.Invalid<decimal>($"There is no rate from {from} to {to} at {Violation.Show(at)}.");

        try
        {
            return Checked.Valid(Fraction.ToDecimal(Fraction.ToFixedPoint(amount) * rate.Numerator, rate.Denominator * Fraction.One));
        }
        catch (OverflowException)
        {
            return Checked.Invalid<decimal>($"{Violation.Show(amount)} {from} at {Violation.Show(at)} lies beyond the range of decimal in {to}.");
        }
    }

    /// <summary>The rate at an instant, to the nearest decimal.</summary>
    /// <param name="from">The currency that is converted.</param>
    /// <param name="to">The currency it is converted to.</param>
    /// <param name="at">The instant.</param>
    /// <returns>How many units of <paramref name="to"/> one unit of <paramref name="from"/> is worth; null if there is no rate.</returns>
    /// <exception cref="ArgumentNullException">A currency is null.</exception>
    /// <exception cref="OverflowException">The rate lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal? RateAt(string from, string to, DateTimeOffset at) =>
        TryFind(Guard.NotNull(from), Guard.NotNull(to), at, out var rate) ? Fraction.ToDecimal(rate.Numerator, rate.Denominator) : null;

    private bool TryFind(string from, string to, DateTimeOffset at, out Quotient rate)
    {
        rate = new Quotient(1, 1);
        if (from == to || TryFindBetween(from, to, at, out rate))
            return true;
        if (Pivot is null || from == Pivot || to == Pivot || !TryFindBetween(from, Pivot, at, out var first) || !TryFindBetween(Pivot, to, at, out var second))
            return false;

        rate = new Quotient(first.Numerator * second.Numerator, first.Denominator * second.Denominator);
        return true;
    }

    private bool TryFindBetween(string from, string to, DateTimeOffset at, out Quotient rate)
    {
        if (GivenRate(from, to, at) is { } direct)
            rate = new Quotient(Fraction.ToFixedPoint(direct), Fraction.One);
        else if (GivenRate(to, from, at) is { } inverse)
            rate = new Quotient(Fraction.One, Fraction.ToFixedPoint(inverse));
        else
            rate = default;
        return !rate.Denominator.IsZero;
    }

    private decimal? GivenRate(string from, string to, DateTimeOffset at) =>
        _series.TryGetValue(from, out var targets) && targets.TryGetValue(to, out var series) ? series.RateAt(at, MaximumAge) : null;

    private readonly struct Quotient(BigInteger numerator, BigInteger denominator)
    {
        public BigInteger Numerator { get; } = numerator;

        public BigInteger Denominator { get; } = denominator;
    }

    // The rates from one currency to another, by the instant from which they are valid.
    private sealed class Series
    {
        private readonly long[] _validFrom;
        private readonly decimal[] _rates;

        public Series(IEnumerable<ExchangeRate> rates)
        {
            ExchangeRate[] sorted = [.. rates.OrderBy(rate => rate.ValidFrom)];
            for (var i = 1; i < sorted.Length; i++)
            {
                if (sorted[i].ValidFrom == sorted[i - 1].ValidFrom && sorted[i].Rate != sorted[i - 1].Rate)
                    throw Violation.Invalid(nameof(rates), $"must have one rate from {sorted[i].From} to {sorted[i].To} at {Violation.Show(sorted[i].ValidFrom)}, not {Violation.Show(sorted[i - 1].Rate)} too", sorted[i].Rate).ToException();
            }

            _validFrom = [.. sorted.Select(rate => rate.ValidFrom.UtcTicks)];
            _rates = [.. sorted.Select(rate => rate.Rate)];
        }

        public decimal? RateAt(DateTimeOffset at, TimeSpan maximumAge)
        {
            var found = Array.BinarySearch(_validFrom, at.UtcTicks);
            var position = found >= 0 ? found : ~found - 1;
            return position >= 0 && at.UtcTicks - _validFrom[position] <= maximumAge.Ticks ? _rates[position] : null;
        }
    }

    /// <summary>The number of currencies with a rate and the maximum age, in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        InvariantText.Of($"ExchangeRates: from {_series.Count} currencies, no older than {MaximumAge}");
}
