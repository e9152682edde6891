using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Marketing;

/// <summary>
/// A path through channels that many customers took, as analytics tools export it: the channels in order, how often it ended with and without a sale, and
/// the amount of the sales.
/// </summary>
/// <remarks>Immutable. A channel may repeat. A path may have no channel: then its sales came without a touch.</remarks>
[JsonConverter(typeof(StrictJsonConverter<ConversionPath>))]
public sealed class ConversionPath : IEquatable<ConversionPath>
{
    private readonly string[] _channels;

    /// <summary>Makes a path.</summary>
    /// <param name="channels">The channels in the order of the touches, repeats included.</param>
    /// <param name="conversions">How often the path ended in a sale, 0 or more.</param>
    /// <param name="amount">The total amount of these sales, in money; 0 if only the number matters.</param>
    /// <param name="nulls">How often the path ended without a sale, 0 or more. Only the Markov chain uses it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="channels"/> is null.</exception>
    /// <exception cref="ArgumentException">A channel is null or empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="conversions"/> or <paramref name="nulls"/> is negative.</exception>
    public ConversionPath(IEnumerable<string> channels, long conversions, decimal amount, long nulls = 0)
        : this([.. Guard.NotNull(channels)], conversions, amount, nulls, out var violation) => violation?.Throw();

    private ConversionPath(string[] channels, long conversions, decimal amount, long nulls, out Violation? violation)
    {
        violation = FindViolation(channels, conversions, nulls);
        _channels = channels;
        Conversions = conversions;
        Amount = amount;
        Nulls = nulls;
    }

    /// <summary>The channels in the order of the touches.</summary>
    public IReadOnlyList<string> Channels => Array.AsReadOnly(_channels);

    /// <summary>How often the path ended in a sale.</summary>
    public long Conversions { get; }

    /// <summary>The total amount of these sales, in money.</summary>
    public decimal Amount { get; }

    /// <summary>How often the path ended without a sale.</summary>
    public long Nulls { get; }

    /// <summary>Makes a path like the constructor, but returns the error instead of throwing it.</summary>
    /// <param name="channels">The channels in the order of the touches, repeats included.</param>
    /// <param name="conversions">How often the path ended in a sale, 0 or more.</param>
    /// <param name="amount">The total amount of these sales, in money.</param>
    /// <param name="nulls">How often the path ended without a sale, 0 or more.</param>
    /// <returns>The path, or the reason why there is none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="channels"/> is null.</exception>
    public static Checked<ConversionPath> Check(IEnumerable<string> channels, long conversions, decimal amount, long nulls = 0) =>
        Checked.Of(new ConversionPath([.. Guard.NotNull(channels)], conversions, amount, nulls, out var violation), violation);

    /// <summary>Splits a path of an export, such as "search > email > search", into its channels. Blanks around a name are removed.</summary>
    /// <param name="path">The path; empty for a path without a touch.</param>
    /// <param name="separator">The character between two channels.</param>
    /// <returns>The names in order. If two separators follow each other, a name is empty, which the constructor refuses.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    public static IReadOnlyList<string> SplitChannels(string path, char separator = '>') =>
        string.IsNullOrWhiteSpace(Guard.NotNull(path)) ? [] : [.. path.Split(separator).Select(channel => channel.Trim())];

    /// <summary>The path as an export shows it, "search > email".</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Join(" > ", _channels);

    private static Violation? FindViolation(string[] channels, long conversions, long nulls)
    {
        var empty = Array.FindIndex(channels, string.IsNullOrEmpty);
        return empty >= 0 ? Violation.Invalid(nameof(channels), $"must not hold an empty name (index {empty})", channels[empty])
            : conversions < 0 ? Violation.OutOfRange(nameof(conversions), "must not be negative", conversions)
            : nulls < 0 ? Violation.OutOfRange(nameof(nulls), "must not be negative", nulls)
            : null;
    }

    /// <inheritdoc/>
    public bool Equals(ConversionPath? other) =>
        other is not null && Conversions == other.Conversions && Amount == other.Amount && Nulls == other.Nulls && _channels.SequenceEqual(other._channels);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ConversionPath);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((((_channels.Length * 397) ^ Conversions.GetHashCode()) * 397) ^ Amount.GetHashCode());
}
