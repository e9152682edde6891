using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>A quote: when the customer asked for it, when it was sent, its outcome and its amount.</summary>
/// <remarks>
/// A revised quote is one quote: requested when the customer first asked, sent when the first version was sent, with the amount of the last version.
/// Two are equal when all parts are equal. <c>default</c> is not a quote; adding it to a summary throws.
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<Quote>))]
public readonly record struct Quote
{
    /// <summary>Makes a quote.</summary>
    /// <param name="requested">When the customer asked for it.</param>
    /// <param name="sent">When it was sent, not before <paramref name="requested"/>; null while it is being written.</param>
    /// <param name="outcome">The outcome; open if the quote is not sent.</param>
    /// <param name="amount">The amount, in money; null if unknown, which is not 0.</param>
    /// <exception cref="ArgumentException">The quote was sent before it was requested, or has an answer without being sent.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="outcome"/> is not one of the named values, or an instant lies outside the years 1900 to 2199.</exception>
    public Quote(DateTimeOffset requested, DateTimeOffset? sent, QuoteOutcome outcome, decimal? amount)
        : this(requested, sent, outcome, amount, out var violation) => violation?.Throw();

    private Quote(DateTimeOffset requested, DateTimeOffset? sent, QuoteOutcome outcome, decimal? amount, out Violation? violation)
    {
        violation = FindViolation(requested, sent, outcome);
        Requested = requested;
        Sent = sent;
        Outcome = outcome;
        Amount = amount;
        IsFact = true;
    }

    /// <summary>When the customer asked for it.</summary>
    public DateTimeOffset Requested { get; }

    /// <summary>When it was sent. Null while it is being written.</summary>
    public DateTimeOffset? Sent { get; }

    /// <summary>Whether the quote is open, accepted, declined or expired.</summary>
    public QuoteOutcome Outcome { get; }

    /// <summary>The amount of the quote, in money. Null if unknown: the quote is counted, but is in no sum.</summary>
    public decimal? Amount { get; }

    /// <summary>The time to quote: elapsed time from request to sending. Null while it is being written.</summary>
    public TimeSpan? TimeToQuote => Sent - Requested;

    internal bool IsFact { get; }

    /// <summary>Makes a quote like the constructor, but returns the error instead of throwing it.</summary>
    /// <param name="requested">When the customer asked for it.</param>
    /// <param name="sent">When it was sent, not before <paramref name="requested"/>; null while it is being written.</param>
    /// <param name="outcome">The outcome; open if the quote is not sent.</param>
    /// <param name="amount">The amount, in money; null if unknown, which is not 0.</param>
    /// <returns>The quote, or the reason why there is none.</returns>
    public static Checked<Quote> Check(DateTimeOffset requested, DateTimeOffset? sent, QuoteOutcome outcome, decimal? amount) =>
        Checked.Of(new Quote(requested, sent, outcome, amount, out var violation), violation);

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"Quote {{ Requested = {Requested}, Sent = {Sent}, Outcome = {Outcome}, Amount = {Amount} }}");

    private static Violation? FindViolation(DateTimeOffset requested, DateTimeOffset? sent, QuoteOutcome outcome) =>
        Instants.FindViolation(requested) ?? Instants.FindViolation(sent) ?? (outcome, sent) switch
        {
            (not (QuoteOutcome.Open or QuoteOutcome.Accepted or QuoteOutcome.Declined or QuoteOutcome.Expired), _) =>
                Violation.OutOfRange(nameof(outcome), "must be open, accepted, declined or expired", (int)outcome),
            (not QuoteOutcome.Open, null) => Violation.Invalid(nameof(sent), "must be given for a quote that is accepted, declined or expired", sent),
            (_, { } instant) when instant < requested =>
                Violation.Invalid(nameof(sent), $"must not lie before the request ({Violation.Show(requested)})", sent),
            _ => null,
        };
}
