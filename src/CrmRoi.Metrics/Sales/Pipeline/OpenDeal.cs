using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>An open deal in the pipeline at one moment: its amount, its expected close and its probability of being won.</summary>
/// <remarks>
/// It is separate from <see cref="Deal"/>, because expectation and probability change from day to day, and a decided deal has neither.
/// Two are equal when all parts are equal; the offsets of instants do not matter. <c>default</c> is not a deal; adding it to a summary throws.
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<OpenDeal>))]
public readonly record struct OpenDeal
{
    /// <summary>Makes an open deal.</summary>
    /// <param name="amount">The amount, in money; null if unknown, which is not 0.</param>
    /// <param name="expectedClose">When it is expected to close.</param>
    /// <param name="probability">The probability that it will be won, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is not from 0 to 1, or an instant lies outside the years 1900 to 2199.</exception>
    public OpenDeal(decimal? amount, DateTimeOffset expectedClose, decimal probability)
        : this(amount, expectedClose, probability, out var violation) => violation?.Throw();

    private OpenDeal(decimal? amount, DateTimeOffset expectedClose, decimal probability, out Violation? violation)
    {
        violation = FindViolation(expectedClose, probability);
        Amount = amount;
        ExpectedClose = expectedClose;
        Probability = probability;
        IsFact = true;
    }

    /// <summary>The amount of the deal, in money. Null if unknown: the deal is counted, but is in no sum.</summary>
    public decimal? Amount { get; }

    /// <summary>When the deal is expected to close.</summary>
    public DateTimeOffset ExpectedClose { get; }

    /// <summary>The probability that the deal will be won, from 0 to 1.</summary>
    public decimal Probability { get; }

    internal bool IsFact { get; }

    /// <summary>Makes an open deal like the constructor, but returns the error instead of throwing it.</summary>
    /// <param name="amount">The amount, in money; null if unknown, which is not 0.</param>
    /// <param name="expectedClose">When it is expected to close.</param>
    /// <param name="probability">The probability that it will be won, from 0 to 1.</param>
    /// <returns>The open deal, or the reason why there is none.</returns>
    public static Checked<OpenDeal> Check(decimal? amount, DateTimeOffset expectedClose, decimal probability) =>
        Checked.Of(new OpenDeal(amount, expectedClose, probability, out var violation), violation);

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"OpenDeal {{ Amount = {Amount}, ExpectedClose = {ExpectedClose}, Probability = {Probability} }}");

    private static Violation? FindViolation(DateTimeOffset expectedClose, decimal probability) =>
        probability is >= 0 and <= 1 ? Instants.FindViolation(expectedClose) : Violation.OutOfRange(nameof(probability), "must be from 0 to 1", probability);
}
