using System.Globalization;
using CrmRoi.Metrics.Internal;
using CrmRoi.Metrics.Investment;

namespace CrmRoi.Metrics.Impact;

/// <summary>
/// The share of the yearly gain that comes in each year: less during a ramp-up, and less if the gain fades. It is an assumption, never a measurement.
/// </summary>
/// <remarks>Immutable. Two are equal when their shares are equal.</remarks>
/// <example>
/// <code>
/// var profile = GainProfile.RampUp(months: 6, fadePerYear: 0.1m);
/// Console.WriteLine(string.Join(", ", Enumerable.Range(1, 3).Select(profile.InYear))); // 0.75, 0.9, 0.81
/// </code>
/// </example>
[JsonConverter(typeof(StrictJsonConverter<GainProfile>))]
public sealed class GainProfile : IEquatable<GainProfile>
{
    private const int MonthsPerYear = 12;
    private const decimal MostMonths = 120;

    private readonly decimal[] _shares;
    private readonly decimal _fade;

    /// <summary>Makes a profile from shares by year; further years have the last share.</summary>
    /// <param name="shareByYear">The share of year 1 first, each 0 or more: 1 is the whole gain.</param>
    /// <exception cref="ArgumentNullException"><paramref name="shareByYear"/> is null.</exception>
    /// <exception cref="ArgumentException">No share is given.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A share is negative.</exception>
    public GainProfile(params decimal[] shareByYear)
        : this(shareByYear, 0)
    {
    }

    private GainProfile(decimal[] shares, decimal fade)
    {
        _shares = (decimal[])Guard.NotNull(shares, "shareByYear").Clone();
        _fade = fade;
        if (_shares.Length == 0)
            throw Violation.Invalid("shareByYear", "must have the share of year 1 at least", 0).ToException();
        foreach (var share in _shares)
            Guard.NotNegative(share, "shareByYear");
    }

    /// <summary>The whole gain in every year.</summary>
    public static GainProfile Steady { get; } = new(1);

    /// <summary>No gain for some months after go-live, then the whole gain.</summary>
    /// <param name="months">The months without gain, 0 to 120; parts of a month count.</param>
    /// <returns>The profile.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="months"/> is not from 0 to 120.</exception>
    public static GainProfile After(decimal months) =>
        new(ByYear(months, year => Math.Min(MonthsPerYear, Math.Max(0, (MonthsPerYear * year) - months)) / MonthsPerYear), 0);

    /// <summary>A gain that rises in a straight line from nothing at go-live to the whole gain, and may fade from year to year.</summary>
    /// <param name="months">The months until the whole gain, 0 to 120.</param>
    /// <param name="fadePerYear">The share lost from each year to the next, from 0 to 1; 0 by default.</param>
    /// <returns>The profile: the mean share of each year, times <c>(1 − fade)^(year − 1)</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static GainProfile RampUp(decimal months, decimal fadePerYear = 0)
    {
        Guard.Share(fadePerYear);

        // The area under the line up to a month, in months of the whole gain.
        decimal Until(decimal month) => month >= months ? month - (months / 2) : month * month / months / 2;
        return new(ByYear(months, year => (Until(MonthsPerYear * year) - Until(MonthsPerYear * (year - 1))) / MonthsPerYear), fadePerYear);
    }

    /// <summary>The share of the yearly gain that comes in a year.</summary>
    /// <param name="year">The year, 1 for the first.</param>
    /// <returns>The share; 1 is the whole gain.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="year"/> is less than 1.</exception>
    public decimal InYear(int year)
    {
        Guard.Positive(year);
        return GrowthPower.Of(-_fade).To(year - 1).Grow(_shares[Math.Min(year, _shares.Length) - 1]);
    }

    /// <inheritdoc/>
    public bool Equals(GainProfile? other) => other is not null && _fade == other._fade && _shares.SequenceEqual(other._shares);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GainProfile);

    /// <inheritdoc/>
    public override int GetHashCode() => _shares.Aggregate(_fade.GetHashCode(), (hash, share) => unchecked((hash * 397) ^ share.GetHashCode()));

    /// <summary>The shares of the first years in the invariant culture, "0.75, 1, …".</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Join(", ", Enumerable.Range(1, _shares.Length).Select(year => InYear(year).ToString("0.####", CultureInfo.InvariantCulture))) + ", …";

    private static decimal[] ByYear(decimal months, Func<int, decimal> share) =>
        months is >= 0 and <= MostMonths
            ? [.. Enumerable.Range(1, 1 + (int)Math.Ceiling(months / MonthsPerYear)).Select(share)]
            : throw Violation.OutOfRange(nameof(months), "must be from 0 to 120", months).ToException();
}
